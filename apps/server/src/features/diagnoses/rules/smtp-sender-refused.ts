import { during } from '../circumstances/conversation.js';
import { all, any, at, certain, says, status } from '../matchers.js';
import { checkAgain, openMailbox } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const smtpSenderRefused = rule({
  code: 'smtp-sender-refused',
  stage: 'SMTP',
  actor: 'OPERATOR',
  title: 'The server does not accept this From address',
  cause: 'The address is malformed, or its domain does not exist or is unknown to the server.',
  only: during('after'),
  match: certain(
    all(
      any(
        status('5.1.7', '4.1.8', '550 5.1.0', '553 5.1.3', '501 5.1.3'),
        says(
          'sender address rejected domain not found',
          'sender address rejected access denied',
          'sender address rejected unverified address',
          'sender address rejected undeliverable address',
          'sender address rejected need fully qualified address',
          'sender verify failed',
          'sender verify callout',
          'sender rejected',
          'invalid sender',
          'from address not verified',
          'from address is not verified',
          'email address is not verified',
          'bad sender address',
          'sender domain must exist',
          'domain of sender address',
        ),
      ),
      at('SMTP'),
    ),
  ),
  repair: (v) => ({
    fix: [`${openMailbox(v)} and correct the From address: ${v.from}.`, checkAgain(v)],
  }),
});
