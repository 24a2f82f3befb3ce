import type { BatchKind } from '../features/batches/batch.js';
import { choices } from './choices.js';

export const BatchKindEnum = choices<BatchKind>(
  'UnderWayKind',
  'CLIENT_NAME: mailboxes that lists sort by the new name of their client. CLOSE_INCIDENTS: incidents that affect nobody any more. FORMER_GRANTS: grants that an edit of the client has ended, or lets return. MAILBOX_ACTION: something that was ordered for many mailboxes. MAILBOX_IMPORT: mailboxes from a file.',
  {
    CLIENT_NAME: 'CLIENT_NAME',
    CLOSE_INCIDENTS: 'CLOSE_INCIDENTS',
    FORMER_GRANTS: 'FORMER_GRANTS',
    MAILBOX_ACTION: 'MAILBOX_ACTION',
    MAILBOX_IMPORT: 'MAILBOX_IMPORT',
  },
);
