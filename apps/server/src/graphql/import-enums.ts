import type { ImportOutcome, ImportStatus } from '../features/mailboxes/imports/mailbox-import.js';
import { choices } from './choices.js';

export const MailboxImportStatusEnum = choices<ImportStatus>(
  'MailboxImportStatus',
  'STAGED: its rows are judged, and no mailbox is written. UNDER_WAY: its mailboxes are made, in batches.',
  { STAGED: 'STAGED', UNDER_WAY: 'UNDER_WAY', DONE: 'DONE' },
);

export const MailboxImportOutcomeEnum = choices<ImportOutcome>(
  'MailboxImportOutcome',
  'READY: will be created. TWICE: another line of the file has its address. EXISTS: a mailbox has it. REFUSED: it was ready, and something has changed before it was its turn.',
  {
    READY: 'READY',
    PROBLEM: 'PROBLEM',
    TWICE: 'TWICE',
    EXISTS: 'EXISTS',
    CREATED: 'CREATED',
    REFUSED: 'REFUSED',
  },
);
