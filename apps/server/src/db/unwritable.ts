import { OperationalError } from '../lib/errors.js';

/** What SQLite says where it takes no writes now, and what that means to people. */
const causes: Record<string, { code: string; message: string }> = {
  SQLITE_BUSY: { code: 'DATABASE_BUSY', message: 'Another program holds the database.' },
  SQLITE_FULL: { code: 'DISK_FULL', message: 'The disk is full: nothing can be stored.' },
  SQLITE_IOERR: { code: 'DISK_FAILS', message: 'The disk does not take what is written.' },
};

const AGAIN_AFTER_SECONDS = 5;

/**
 * A write that could not be done for reasons outside of Mailkey, without the statement and its
 * values, which TypeORM's error carries; anything else as it is.
 */
export function withoutRoom(cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const known = causes[code];
  if (!known) return cause;
  return new OperationalError(
    known.code,
    `${known.message} Nothing was changed; try again in a moment.`,
    AGAIN_AFTER_SECONDS,
  );
}
