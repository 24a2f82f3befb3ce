import { during, byPasswordOnly } from '../predicates/conversation.js';
import { passwordRefused, signsInWithPassword } from '../predicates/passwords.js';
import { exchangeRefusesSmtp } from '../predicates/refusals.js';
import { all, certain, firstOf, likely, not, possible, says, status, when } from '../matchers.js';
import { byPassword, checkAgain, enterPassword, openMailbox } from '../repairs/mailkey.js';
import { rule, type Matcher } from '../rule.js';

const withPassword: Matcher = (evidence) => {
  const match = when(signsInWithPassword, likely(exchangeRefusesSmtp))(evidence);
  return match?.said === passwordRefused(evidence) ? match : undefined;
};

/** Who has the password, where one is used; else whoever set the mailbox up meant it to be OAuth. */
const byUser =
  (matcher: Matcher): Matcher =>
  (evidence) => {
    const match = matcher(evidence);
    return match && signsInWithPassword(evidence.facts)
      ? { ...match, actor: 'MAILBOX_USER' }
      : match;
  };

export const smtpPasswordWrong = rule({
  code: 'smtp-password-wrong',
  stage: 'SMTP',
  of: 'MICROSOFT_365',
  actor: 'OPERATOR',
  title: 'Exchange calls the user’s credentials wrong',
  cause: 'A password was sent and was wrong, or is not accepted for this mailbox at all.',
  refines: ['mail-login-refused'],
  only: all(byPasswordOnly, during('login')),
  match: byUser(
    firstOf(
      certain(says('user credentials were incorrect')),
      withPassword,
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
  ),
  repair: (v) => ({
    fix: byPassword(v)
      ? [
          enterPassword(v),
          'With two-step sign-in no password of the account is taken here.',
          `What lasts is OAuth instead of a password: ${openMailbox(v)}.`,
        ]
      : [`${openMailbox(v)} and choose OAuth instead of a password for sending.`, checkAgain(v)],
  }),
});
