import { perProvider } from '../repairs/registration.js';
import { inProtocol, protocolOf } from '../circumstances/refusals.js';
import { passwordNotSupported } from '../repairs/password-smtp.js';
import { all, any, certain, firstOf, likely, says, status, type SaidTest } from '../matchers.js';
import { checkAgain, openMailbox } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

/** Exchange's words for any password; another server means this one. */
const plainRefusal = says('no login failed', 'err logon failure');
const atExchange: SaidTest = ({ probe }) =>
  probe === undefined || /(?:office|office365|outlook)\.(?:com|us|cn)$/i.test(probe.host)
    ? ''
    : undefined;

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
  match: inProtocol(
    firstOf(
      certain(
        any(
          all(plainRefusal, atExchange),
          says(
            'a login by password is not offered',
            'application specific password required',
            'basic authentication is not supported',
            'basic authentication is disabled',
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
      likely(plainRefusal),
    ),
  ),
  repair: perProvider({
    MICROSOFT_365: (v, { said }) =>
      said && protocolOf(said) === 'SMTP'
        ? passwordNotSupported(v)
        : {
            cause:
              'Exchange Online takes no passwords for IMAP and POP any more, whatever the settings.',
            fix: [
              `${openMailbox(v)} and choose OAuth with an OAuth client instead of a password.`,
              checkAgain(v),
            ],
          },
    other: (v) => ({
      fix: [
        `${openMailbox(v)} and choose OAuth with an OAuth client instead of a password.`,
        'If the provider gives you no OAuth client: create an app password in the account’s security settings and enter that one.',
        checkAgain(v),
      ],
    }),
  }),
});
