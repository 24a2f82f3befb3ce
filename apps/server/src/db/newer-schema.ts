import type { DataSource } from 'typeorm';
import { RefusedToStart } from '../lib/errors.js';

/**
 * A database that a newer Mailkey has changed may mean something else by the same words; what an older
 * one writes into it would be wrong without anybody noticing.
 */
export async function refuseNewerSchema(source: DataSource): Promise<void> {
  const known = new Set(source.migrations.map(({ name }) => name));
  const unknown = (await doneIn(source)).filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  throw new RefusedToStart(
    `The database has been changed by a newer Mailkey (${unknown.join(', ')}). ` +
      'Start that one, or put back the backup from before it. Nothing was changed.',
  );
}

async function doneIn(source: DataSource): Promise<string[]> {
  const tables: unknown[] = await source.query(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'migrations'`,
  );
  if (tables.length === 0) return [];
  const rows: { name: string }[] = await source.query(`SELECT "name" FROM "migrations"`);
  return rows.map(({ name }) => name);
}
