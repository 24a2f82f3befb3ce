import { inProtocol } from '../circumstances/refusals.js';
import { any, certain, says, status } from '../matchers.js';
import { checkAgain, openMailbox } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const basicAuthUsed = rule({
  code: 'basic-auth-used',
  stage: 'IMAP',
  actor: 'OPERATOR',
  title: 'A password was used where only OAuth is accepted',
  cause:
    'The server refuses plain passwords for this mailbox. Exchange Online has ended them; Google, Yahoo and others take at most an app password.',
  docsUrl:
    'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/deprecation-of-basic-authentication-exchange-online',
  refines: ['mail-login-refused', 'smtp-password-wrong', 'smtp-blocked-by-policy'],
  match: inProtocol(
    certain(
      any(
        says(
          'no login failed',
          'err logon failure',
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
  ),
  repair: (v) => ({
    fix: [
      `${openMailbox(v)} and choose OAuth with an OAuth client instead of a password.`,
      v.provider === 'MICROSOFT_365'
        ? 'Exchange Online takes no passwords for IMAP and POP any more, whatever the settings.'
        : 'If the provider gives you no OAuth client: create an app password in the account’s security settings and enter that one.',
      checkAgain(v),
    ],
  }),
});
