import { any, certain, responseCode, says } from '../matchers.js';
import { checkAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const popMailboxInUse = rule({
  code: 'pop-mailbox-in-use',
  stage: 'POP3',
  actor: 'OPERATOR',
  retryable: true,
  title: 'Another session holds the mailbox',
  cause: 'The server lets one reader in at a time, as POP3 does, and somebody else is reading.',
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc2449#section-8.1.1',
  refines: ['imap-server-unavailable', 'pop-server-unavailable'],
  match: certain(
    any(
      responseCode('in-use', 'inuse'),
      says(
        'another pop session',
        'mailbox is locked',
        'mailbox locked',
        'maildrop already locked',
        'unable to lock maildrop',
      ),
    ),
  ),
  repair: (v) => ({
    fix: [
      'Let only one program open this mailbox at a time. Where it is fetched by POP3, IMAP lets in several.',
      `Wait until the other session has ended (up to 30 minutes). ${checkAgain(v)}`,
    ],
  }),
});
