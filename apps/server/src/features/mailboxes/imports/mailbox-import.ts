/** STAGED: judged, and nobody has ordered it. Its mailboxes are made while it is UNDER_WAY. */
export type ImportStatus = 'STAGED' | 'UNDER_WAY' | 'DONE';

/**
 * READY: will be created. TWICE: another line has the same address. EXISTS: a mailbox has. REFUSED: it
 * was ready, and could not be created any more when it was its turn.
 */
export type ImportOutcome = 'READY' | 'PROBLEM' | 'TWICE' | 'EXISTS' | 'CREATED' | 'REFUSED';

/** What is wrong with one cell of a row. */
export interface CellProblem {
  /** As in MailboxInput, such as incoming.host; empty: the whole row. */
  field: string;
  code: string;
  /** What is wrong and how to fix it; it never repeats what stands in the cell. */
  message: string;
}

/** Why a file cannot be read at all: it names its line where there is one, and never a cell. */
export interface FileProblem {
  code: string;
  message: string;
}

/** Bytes, rows, lines (blank ones as well), columns, and characters of a row. */
export const MOST = {
  bytes: 2 * 1024 * 1024,
  rows: 10_000,
  lines: 30_000,
  columns: 60,
  rowLength: 20_000,
};
