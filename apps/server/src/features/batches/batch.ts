/** What takes longer than one transaction may: so much now, and the rest in batches. */
export type BatchKind =
  'CLOSE_INCIDENTS' | 'FORMER_GRANTS' | 'MAILBOX_ACTION' | 'MAILBOX_IMPORT';

/** Rows that one transaction looks after; each of them costs several statements or a signature. */
export const BATCH_SIZE: Record<BatchKind, number> = {
  CLOSE_INCIDENTS: 50,
  FORMER_GRANTS: 500,
  MAILBOX_ACTION: 10,
  MAILBOX_IMPORT: 25,
};
