import { DataSource } from 'typeorm';
import { RefusedToStart } from '../lib/errors.js';
import { quietSqlite } from './sqlite-driver.js';

/**
 * One process may write a database: a second one is refused. The lock is SQLite's own on a file
 * beside the database, which the system releases however the process ends, so none goes stale.
 */
export async function takeInstanceLock(databasePath: string): Promise<() => Promise<void>> {
  const lock = new DataSource({
    type: 'sqlite',
    driver: quietSqlite,
    database: `${databasePath}.lock`,
  });
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
