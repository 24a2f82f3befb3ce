import { during } from '../predicates/conversation.js';
import { signsInWithPassword } from '../predicates/passwords.js';
import { byMailServer, inProtocol, notConnected } from '../predicates/refusals.js';
import { all, any, certain, firstOf, likely, responseCode, says, when } from '../matchers.js';
import { byPassword, openMailbox, signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const mailLoginNotPermitted = rule({
  code: 'mail-login-not-permitted',
  stage: 'IMAP',
  actor: 'TENANT_ADMIN',
  title: 'The login is right, but may not open this mailbox',
  cause:
    'The server knows who logs in and does not allow that person the mailbox that was asked for.',
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc5530#section-3',
  only: during('login', 'after'),
  match: inProtocol(
    firstOf(
      certain(
        all(
          any(
            responseCode('authorizationfailed', 'noperm'),
            says('does not have access rights to this service', 'not authorized to access mailbox'),
          ),
          byMailServer,
        ),
      ),
      // An Exchange server of one's own; Exchange Online takes no password at all.
      when(signsInWithPassword, likely(notConnected)),
    ),
  ),
  repair: (v) => ({
    fix: [
      v.account.toLowerCase() === v.mailbox.toLowerCase()
        ? `Whoever runs ${v.host} allows ${v.account} to open its mailbox over ${v.protocol}.`
        : `Whoever runs the server gives ${v.account} the right to open ${v.mailbox}.`,
      byPassword(v)
        ? `Or use the login of the owner: ${openMailbox(v)}.`
        : `Or sign in as the owner: ${signInAgain(v)}`,
    ],
  }),
});
