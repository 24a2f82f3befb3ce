import { all, certain, firstOf, not, possible, says, status } from '../matchers.js';
import { checkAgain, openMailbox } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const smtpPasswordWrong = rule({
  code: 'smtp-password-wrong',
  stage: 'SMTP',
  of: 'MICROSOFT_365',
  actor: 'OPERATOR',
  title: 'Exchange calls the user’s credentials wrong',
  cause: 'A password was sent and was wrong, or is not accepted for this mailbox at all.',
  match: firstOf(
    certain(says('user credentials were incorrect')),
    possible(
      all(
        status('5.7.139'),
        not(
          says(
            'disabled for the tenant',
            'disabled for the mailbox',
            'did not meet the criteria',
            'basic authentication is disabled',
            'security defaults',
          ),
        ),
      ),
    ),
  ),
  repair: (v) => ({
    fix: [`${openMailbox(v)} and choose OAuth instead of a password for sending.`, checkAgain(v)],
  }),
});
