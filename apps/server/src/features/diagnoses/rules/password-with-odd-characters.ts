import { passwordRefused } from '../predicates/passwords.js';
import { inProtocol } from '../predicates/refusals.js';
import { checkAgain, openMailbox } from '../repairs/mailkey.js';
import { rule } from '../rule.js';
import { quote } from '../observed-text.js';

export const passwordWithOddCharacters = rule({
  code: 'password-with-odd-characters',
  stage: 'IMAP',
  authentication: 'PASSWORD',
  actor: 'OPERATOR',
  title: 'The password holds characters that nobody sees',
  cause:
    'The server refused the password, and what is stored holds a character that one neither types nor sees, such as a no-break space. They come along when a password is copied from a web page, a letter or a table.',
  refines: ['mail-login-refused'],
  match: inProtocol((evidence) => {
    const said = passwordRefused(evidence);
    const odd = evidence.facts.mailbox?.oddInPassword ?? [];
    return said && odd.length > 0
      ? {
          certainty: 'LIKELY',
          said,
          evidence: [quote(said, ''), `In the password: ${odd.join(', ')}.`],
        }
      : undefined;
  }),
  repair: (v) => ({
    fix: [
      `${openMailbox(v)} and type the password by hand. An app password is shown in groups: leave the blanks between them out.`,
      checkAgain(v),
    ],
  }),
});
