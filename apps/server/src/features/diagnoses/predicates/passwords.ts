import { houseOfHost, type MailHouse } from '../../providers/mail-house.js';
import type { Evidence } from '../evidence.js';
import type { Facts } from '../facts.js';
import { all, any, find, not, reads, says, status, type TextPredicate } from '../matchers.js';
import type { Match } from '../match.js';
import { quote, type ObservedText } from '../observed-text.js';

/** What servers answer where a mailbox signs in with a password. */

export const signsInWithPassword = ({ mailbox }: Facts): boolean =>
  mailbox?.authentication === 'PASSWORD';

/** The word for a password made for one program, in the languages that servers have been heard to speak. */
const asksAppPassword: TextPredicate = any(
  says('auth005', 'invalidsecondfactor', 'parol prilozheniya', 'haslo aplikacji'),
  says(
    'contrasena de aplicacion',
    'senha de app',
    'senha de aplicativo',
    'mot de passe d application',
  ),
  // Yandex, of the account's own password.
  says('does not have access rights to this service'),
  status('534 5.7.9', '5.7.9'),
  reads(/\bapp?l?(?:ication)?s?[ -]{1,2}(?:specific[ -]{1,2})?pass(?:words?|codes?)\b/i),
  reads(/\bauthori[sz](?:ation|ed) code\b|\b(?:anwendungs|app-?)(?:spezifisches )?passwort\b/i),
  reads(
    /парол\S{1,3} (?:для )?(?:внешн\S{1,4} )?приложени|授权(?:密)?码|授權碼|专用密码|独立密码|アプリ ?パスワード|앱 비밀번호|애플리케이션 비밀번호/i,
  ),
);

/** The code alone is also for a mechanism that is too weak (RFC 4954 section 6). */
export const wantsAppPassword: TextPredicate = all(
  asksAppPassword,
  not(all(reads(/\b(?:oauth\w{0,6}|xoauth2|modern auth\w{0,10})\b/i), not(reads(/\bapp/i)))),
);

/** These say that the password is right, or that it does not matter. */
const others = /^(?:AUTHORIZATIONFAILED|NOPERM|CONTACTADMIN|EXPIRED)$/;

/** The text in which a server refused the password. */
export const passwordRefused = ({ facts, said }: Evidence): ObservedText | undefined =>
  signsInWithPassword(facts)
    ? said.find(
        ({ probe, means, reply }) =>
          probe?.failedStep === 'authenticate' &&
          means === 'refused-login' &&
          !others.test(reply?.code ?? ''),
      )
    : undefined;

/** The provider whose server said so. */
export const houseOf = ({ probe }: ObservedText): MailHouse | undefined => houseOfHost(probe?.host);

/** The first text that asks for an app password; elsewhere such words are OAuth's. */
export const appPasswordAsked = (evidence: Evidence): ObservedText | undefined =>
  signsInWithPassword(evidence.facts) ? find(evidence, wantsAppPassword) : undefined;

export function refusedPassword(evidence: Evidence): Match | undefined {
  const said = passwordRefused(evidence);
  return said && { certainty: 'LIKELY', said, evidence: [quote(said, '')] };
}
