import { byMailServer } from '../circumstances/refusals.js';
import { all, any, certain, not, says, status } from '../matchers.js';
import { checkAgain, openMailbox } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const smtpNotAuthenticated = rule({
  code: 'smtp-not-authenticated',
  stage: 'SMTP',
  actor: 'OPERATOR',
  title: 'The server wants a login before it takes mail',
  cause: 'No login was made, or one had failed and the sending went on all the same.',
  match: certain(
    all(
      byMailServer,
      any(
        status('5.7.57', '530 5.5.1', '530 5.7.1'),
        says(
          'client not authenticated',
          'client was not authenticated',
          'authentication required',
          'must authenticate first',
          'address rejected not logged in',
        ),
      ),
      not(says('proxy authentication')),
    ),
  ),
  repair: (v) => ({
    fix: [
      `${openMailbox(v)} and switch authentication on for sending, with STARTTLS on port 587.`,
      'If a login had failed just before (a line with 535), that is the thing to mend.',
      checkAgain(v),
    ],
  }),
});
