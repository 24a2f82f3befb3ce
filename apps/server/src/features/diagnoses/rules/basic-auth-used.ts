import { during, byPasswordOnly } from '../predicates/conversation.js';
import { refusedPassword, signsInWithPassword } from '../predicates/passwords.js';
import { inProtocol, protocolOf } from '../predicates/refusals.js';
import { isPersonal } from '../predicates/token.js';
import type { Evidence } from '../evidence.js';
import type { ProbeFacts } from '../facts.js';
import {
  all,
  any,
  certain,
  firstOf,
  likely,
  means,
  not,
  says,
  status,
  when,
  type TextPredicate,
} from '../matchers.js';
import type { Match } from '../match.js';
import { byPassword, checkAgain, openMailbox } from '../repairs/mailkey.js';
import { passwordNotSupported } from '../repairs/password-smtp.js';
import { offersTokens, takesTokensAlone } from '../repairs/passwords.js';
import { clean } from '../repairs/quote.js';
import { perProvider } from '../repairs/registration.js';
import { rule, type Repair } from '../rule.js';
import type { Values } from '../values.js';
import { whoseServer } from '../whose-server.js';

/** Exchange's words for any password; an Exchange server of one's own has the same for a wrong one. */
const plainRefusal = all(
  says('no login failed', 'err logon failure'),
  not(says('login failed authentication failure')),
);
const atExchange: TextPredicate = ({ probe }) =>
  probe === undefined || isAtExchange(probe) ? '' : undefined;

const isAtExchange = (probe: ProbeFacts): boolean => whoseServer(probe).owner === 'MICROSOFT_365';

/** Exchange Online opens nothing for reading with a password, and nothing at all of a personal mailbox. */
function refusedAtExchange(evidence: Evidence): Match | undefined {
  const match = refusedPassword(evidence);
  const probe = match?.said?.probe;
  if (!match || !probe || !isAtExchange(probe)) return undefined;
  const ended = probe.protocol !== 'SMTP' || isPersonal(evidence.facts);
  return ended ? { ...match, certainty: 'CERTAIN' } : undefined;
}

/** Courier has the same words for everything. */
const answersToken: TextPredicate = ({ reply }) =>
  reply?.command === 'AUTHENTICATE' || reply?.command === 'AUTH' ? '' : undefined;

export const basicAuthUsed = rule({
  code: 'basic-auth-used',
  stage: 'IMAP',
  actor: 'OPERATOR',
  title: 'A password was used where only OAuth is accepted',
  cause:
    'The server refuses plain passwords for this mailbox: it wants OAuth, or at most an app password made for one program.',
  docsUrl:
    'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/deprecation-of-basic-authentication-exchange-online',
  refines: ['mail-login-refused', 'smtp-password-wrong', 'smtp-blocked-by-policy'],
  only: all(byPasswordOnly, during('login', 'after')),
  match: inProtocol(
    firstOf(
      refusedAtExchange,
      certain(
        any(
          all(plainRefusal, atExchange),
          says(
            'a login by password is not offered',
            'application specific password required',
            'basic authentication is not supported',
            'basic authentication is disabled',
            'use oauth',
            'use oauth2',
            'use xoauth2',
            'use oauthbearer',
            'invalidsecondfactor',
            'auth005',
            'create an app password',
            'app password is required',
            'need to create an app password',
            'use an app password',
            'basic auth is disabled',
          ),
          status('5.7.30', '534 5.7.9'),
        ),
      ),
      when((facts) => !signsInWithPassword(facts), likely(all(plainRefusal, not(answersToken)))),
      when(signsInWithPassword, likely(means('not-offered'))),
    ),
  ),
  repair: perProvider({
    MICROSOFT_365: (v, { said }) =>
      said && protocolOf(said) === 'SMTP' && !isPersonal(v.facts)
        ? passwordNotSupported(v)
        : {
            cause: isPersonal(v.facts)
              ? 'Personal mailboxes at Microsoft take no passwords of mail programs since September 2024, nor app passwords.'
              : 'Exchange Online takes no passwords for IMAP and POP any more, nor app passwords, whatever the settings.',
            fix: [
              `${openMailbox(v)} and choose OAuth with an OAuth client instead of a password.`,
              checkAgain(v),
            ],
          },
    other: (v, { said }) =>
      (said?.means === 'not-offered' ? lacksOurWays(v) : undefined) ?? {
        fix: [
          `${openMailbox(v)} and choose OAuth with an OAuth client instead of a password.`,
          ...(takesTokensAlone(v)
            ? []
            : [
                'If the provider gives you no OAuth client: create an app password in the account’s security settings and enter that one.',
              ]),
          checkAgain(v),
        ],
      },
  }),
});

/** No tokens are taken either: then OAuth is no way out. */
function lacksOurWays(v: Values): Repair | undefined {
  if (!byPassword(v) || v.mechanisms.length === 0 || offersTokens(v)) return undefined;
  const offered = clean(v.mechanisms.join(', ')).slice(0, 200);
  return v.mechanisms.some((one) => ['PLAIN', 'LOGIN'].includes(one))
    ? {
        title: 'The server refuses the command that hands the password over',
        cause: `It offers ${offered}, and does not take it when it is used. The password itself was not judged.`,
        fix: [`Whoever runs ${v.host} finds the reason in its log.`, checkAgain(v)],
      }
    : {
        title: 'The server takes no password in the ways that Mailkey speaks',
        cause: `Mailkey hands a password over by PLAIN, LOGIN or USER and PASS. Offered were: ${offered}.`,
        fix: [
          `Whoever runs ${v.host} switches PLAIN or LOGIN on for encrypted connections.`,
          checkAgain(v),
        ],
      };
}
