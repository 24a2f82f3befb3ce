import { during } from '../predicates/conversation.js';
import { appPasswordAsked, houseOf, passwordRefused } from '../predicates/passwords.js';
import { inProtocol } from '../predicates/refusals.js';
import { checkAgain, openMailbox } from '../repairs/mailkey.js';
import { makeAppPassword } from '../repairs/passwords.js';
import { rule } from '../rule.js';
import { quote } from '../observed-text.js';

export const appPasswordNeeded = rule({
  code: 'app-password-needed',
  stage: 'IMAP',
  authentication: 'PASSWORD',
  actor: 'MAILBOX_USER',
  title: 'The provider wants an app password',
  cause:
    'This provider takes no password of the account itself from mail programs, or none while two-step sign-in is on. It wants one that was made for a program: an app password.',
  refines: [
    'mail-login-refused',
    'mail-login-not-permitted',
    'basic-auth-used',
    'smtp-login-rate-limit',
    'login-rate-limit',
  ],
  only: during('login'),
  match: inProtocol((evidence) => {
    const asked = appPasswordAsked(evidence);
    if (asked) return { certainty: 'CERTAIN', said: asked, evidence: [quote(asked, '')] };
    const said = passwordRefused(evidence);
    const house = said && houseOf(said);
    return said && house?.password === 'APP'
      ? {
          certainty: 'LIKELY',
          said,
          evidence: [quote(said, ''), `${house.name} takes app passwords alone.`],
        }
      : undefined;
  }),
  repair: (v) => {
    const { house } = v;
    return {
      ...(house && { title: `${house.name} wants an app password` }),
      fix: [
        makeAppPassword(v),
        `${openMailbox(v)} and enter it as the password, without blanks.`,
        ...(house?.allowed
          ? [
              `Programs must be allowed as well, or the right password is refused: ${house.allowed}.`,
            ]
          : []),
        checkAgain(v),
      ],
    };
  },
});
