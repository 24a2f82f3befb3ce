import { DataSource } from 'typeorm';
import { RefusedToStart } from '../lib/errors.js';
import { ensurePrivateFile } from '../lib/private-file.js';
import { quietSqlite } from './sqlite-driver.js';

/**
 * One process may write a database: a second one is refused. The lock is SQLite's own on a file
 * beside the database, which the system releases however the process ends, so none goes stale.
 */
export async function takeInstanceLock(databasePath: string): Promise<() => Promise<void>> {
  const file = `${databasePath}.lock`;
  ensurePrivateFile(file);
  const lock = new DataSource({ type: 'sqlite', driver: quietSqlite, database: file });
  await lock.initialize();
  try {
    await lock.query('BEGIN EXCLUSIVE');
  } catch {
    await lock.destroy();
    throw new RefusedToStart(
      `Another Mailkey uses the database ${databasePath}. Stop it first. Nothing was changed.`,
    );
  }
  return () => lock.destroy();
}
