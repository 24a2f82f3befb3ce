import { all, any, at, certain, responseCode, says } from '../matchers.js';
import { checkAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const mailboxFolderMissing = rule({
  code: 'mailbox-folder-missing',
  stage: 'IMAP',
  actor: 'OPERATOR',
  title: 'The login worked, but there is no inbox',
  cause:
    'The server opened the account and found no folder INBOX in it, or does not let it be read.',
  match: certain(
    all(
      any(
        responseCode('nonexistent', 'trycreate', 'cannot'),
        says('unknown mailbox', 'mailbox doesn t exist', 'inbox doesn t exist'),
      ),
      at('IMAP'),
      says('no', 'bad'),
    ),
  ),
  repair: (v) => ({
    fix: [
      `Open the mailbox ${v.mailbox} once in the provider’s web mail, so that its folders are made.`,
      checkAgain(v),
    ],
  }),
});
