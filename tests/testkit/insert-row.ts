import { randomUUID } from 'node:crypto';
import type { connect } from '@mailkey/server/db/data-source';

type Source = Pick<Awaited<ReturnType<typeof connect>>, 'query'>;

/** Puts a row into a table, whatever else its columns want; answers with its id. */
export async function insertRow(
  source: Source,
  table: string,
  values: Record<string, unknown>,
): Promise<string> {
  const columns: { name: string; type: string; notnull: number }[] = await source.query(
    `PRAGMA table_info("${table}")`,
  );
  const given: Record<string, unknown> = { id: randomUUID(), ...values };
  const row = columns
    .filter(({ name, notnull }) => name in given || notnull)
    .map(({ name, type }) => [
      name,
      name in given ? given[name] : /int|bool/i.test(type) ? 0 : '[]',
    ]);
  const names = row.map(([name]) => `"${String(name)}"`).join(', ');
  const marks = row.map(() => '?').join(', ');
  await source.query(
    `INSERT INTO "${table}" (${names}) VALUES (${marks})`,
    row.map(([, value]) => (value && typeof value === 'object' ? JSON.stringify(value) : value)),
  );
  return String(given['id']);
}
