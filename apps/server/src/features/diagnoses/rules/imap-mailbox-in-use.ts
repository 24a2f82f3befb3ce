import { twin } from '../predicates/refusals.js';
import { popMailboxInUse } from './pop-mailbox-in-use.js';

export const imapMailboxInUse = twin(popMailboxInUse, {
  code: 'imap-mailbox-in-use',
  stage: 'IMAP',
  title: 'Another session holds the mailbox',
  cause: 'The server lets one reader in at a time, and somebody else is reading.',
});
