import type { DataSource, EntityManager, ObjectLiteral } from 'typeorm';
import type { Keyring } from '../lib/keyring.js';
import { sealedColumns, type SealedColumn } from './columns.js';
import { reseal, sealedRows } from './sealed-row.js';

/** How many secrets were bound, and how many no key at hand opens: those stay as they are. */
export interface BoundSecrets {
  bound: number;
  unreadable: number;
}

const AT_ONCE = 200;

/**
 * For a database from before secrets were bound to the address they are sent to: each is sealed anew
 * with the address beside it, before anything listens. All of them or none. Nothing is left to do
 * where there are none.
 */
export function bindSecrets(source: DataSource, keyring: Keyring): Promise<BoundSecrets> {
  return source.transaction(async (manager) => {
    const all: BoundSecrets = { bound: 0, unreadable: 0 };
    for (const column of sealedColumns.filter(({ originOf }) => originOf)) {
      const { bound, unreadable } = await bindColumn(manager, column, keyring);
      all.bound += bound;
      all.unreadable += unreadable;
    }
    return all;
  });
}

async function bindColumn(
  manager: EntityManager,
  column: SealedColumn,
  keyring: Keyring,
): Promise<BoundSecrets> {
  const rows = sealedRows(manager, column);
  const seen: BoundSecrets = { bound: 0, unreadable: 0 };
  for (let after: string | undefined = ''; after !== undefined;) {
    const found: ObjectLiteral[] = await rows
      .createQueryBuilder('row')
      .where(`substr(row.${column.property}, 1, 3) = 'v1.' AND row.id > :after`, { after })
      .orderBy('row.id', 'ASC')
      .limit(AT_ONCE)
      .getMany();
    for (const row of found) {
      if (await reseal(rows, { column, row, unbound: true }, keyring)) seen.bound += 1;
      else seen.unreadable += 1;
    }
    after = found.length === AT_ONCE ? String(found.at(-1)?.['id']) : undefined;
  }
  return seen;
}
