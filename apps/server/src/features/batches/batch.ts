/** What takes longer than one transaction may: so much now, and the rest in batches. */
export type BatchKind =
  'CLIENT_NAME' | 'CLOSE_INCIDENTS' | 'FORMER_GRANTS' | 'MAILBOX_ACTION' | 'MAILBOX_IMPORT';

/** Rows that one transaction looks after; each of them costs several statements or a signature. */
export const BATCH_SIZE: Record<BatchKind, number> = {
  CLIENT_NAME: 500,
  CLOSE_INCIDENTS: 25,
  FORMER_GRANTS: 500,
  MAILBOX_ACTION: 10,
  MAILBOX_IMPORT: 25,
};
