import type { EntityManager, ObjectLiteral } from 'typeorm';
import { sealedColumns, type SealedColumn } from '../../db/columns.js';
import type { Database } from '../../db/database.js';
import { reseal, sealedRows } from '../../db/sealed-row.js';
import { sealedBy, type KeyRing } from '../../lib/keyring.js';

export interface SealedBatch {
  /** Where the next batch begins; undefined when this was the last. */
  next: string | undefined;
  resealed: number;
  /** Rows that no key at hand opens. They are left as they are. */
  unreadable: string[];
}

const SIZE = 100;

export type SealedValueStore = ReturnType<typeof createSealedValueStore>;

/** Every sealed value of the product, whatever table it is in. */
export function createSealedValueStore({
  database,
  keyring,
}: {
  database: Database;
  keyring: KeyRing;
}) {
  /** How many values a key has sealed, over all columns. */
  async function count(kid: string, manager: EntityManager = database.read): Promise<number> {
    let total = 0;
    for (const column of sealedColumns) {
      total += await values(manager, column)
        .andWhere(`${keyOf(column, kid)} = :key`, { key: sealedBy(kid) })
        .getCount();
    }
    return total;
  }

  function values(manager: EntityManager, column: SealedColumn) {
    return sealedRows(manager, column)
      .createQueryBuilder('row')
      .where(`row.${column.property} IS NOT NULL`);
  }

  /** Seals a batch anew with the active key. A value that was written meanwhile keeps what was written. */
  function resealBatch(column: SealedColumn, after: string): Promise<SealedBatch> {
    return database.transaction(async (manager) => {
      const rows = sealedRows(manager, column);
      const old = await oldValues(manager, column, after);
      const batch: SealedBatch = {
        next: old.length === SIZE ? idOf(old.at(-1)) : undefined,
        resealed: 0,
        unreadable: [],
      };
      for (const row of old) {
        if (await reseal(rows, { column, row }, keyring)) batch.resealed += 1;
        else batch.unreadable.push(idOf(row));
      }
      return batch;
    });
  }

  function oldValues(
    manager: EntityManager,
    column: SealedColumn,
    after: string,
  ): Promise<ObjectLiteral[]> {
    const { activeKid } = keyring;
    return values(manager, column)
      .andWhere(`${keyOf(column, activeKid)} <> :key`, { key: sealedBy(activeKid) })
      .andWhere('row.id > :after', { after })
      .orderBy('row.id', 'ASC')
      .limit(SIZE)
      .getMany();
  }

  return { count, reseal: resealBatch, columns: sealedColumns as readonly SealedColumn[] };
}

const idOf = (row: ObjectLiteral | undefined): string => String(row?.['id']);

/** Behind the version of the value. Not LIKE: a kid may hold its wildcard. */
function keyOf({ property }: SealedColumn, kid: string): string {
  return `substr(row.${property}, 3, ${sealedBy(kid).length})`;
}
