import { during } from '../predicates/conversation.js';
import { inboxMissing } from '../predicates/inbox.js';
import { inProtocol } from '../predicates/refusals.js';
import { all, any, at, certain, responseCode, says } from '../matchers.js';
import { checkAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';
import type { Values } from '../values.js';

export const mailboxFolderMissing = rule({
  code: 'mailbox-folder-missing',
  stage: 'IMAP',
  actor: 'OPERATOR',
  title: 'The login worked, but there is no inbox',
  cause:
    'The server opened the account and found no inbox (or no Maildir) in it, or does not let it be read.',
  refines: [
    'mailbox-missing-or-unlicensed',
    'mail-login-refused',
    'server-own-fault',
    'imap-server-unavailable',
    'pop-server-unavailable',
    'mail-account-needs-attention',
    'imap-session-closed',
    'pop-session-closed',
    'mail-code-unlisted',
  ],
  only: during('login', 'after'),
  match: inProtocol(
    certain(
      any(
        inboxMissing,
        all(
          any(
            responseCode('nonexistent', 'trycreate'),
            says('unknown mailbox', 'mailbox doesn t exist', 'inbox doesn t exist'),
          ),
          at('IMAP'),
          during('after'),
          says('no', 'bad'),
        ),
      ),
    ),
  ),
  repair: (v) => ({
    fix: [
      v.provider === 'GENERIC'
        ? `Whoever runs ${v.host} creates the inbox of ${v.login}: the login is right, and the place for the mail was never made, was moved or may not be read.`
        : `Open the mailbox ${v.mailbox} once in the provider’s web mail, so that its folders are made.`,
      ...places(v),
      checkAgain(v),
    ],
  }),
});

/** What makes an inbox, by the program that lacks it. */
function places({ software, provider }: Values): string[] {
  if (provider !== 'GENERIC') return [];
  const cyrus =
    'At Cyrus the administrator creates it with cyradm; where it creates inboxes by itself, one POP3 login is enough, and IMAP then opens it.';
  if (software === 'CYRUS') return [cyrus];
  if (software === 'COURIER')
    return [
      'At Courier it is the Maildir in the home directory of the account: maildirmake makes one.',
    ];
  if (software === 'DOVECOT')
    return ['At Dovecot it is mail_location: its directory must exist and belong to the account.'];
  return [];
}
