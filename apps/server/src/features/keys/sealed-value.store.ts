import type { EntityManager, ObjectLiteral, Repository } from 'typeorm';
import { sealedColumns, type SealedColumn } from '../../db/columns.js';
import type { Database } from '../../db/database.js';
import { sealedPlace } from '../../db/sealed-row.js';
import { sealedBy, SecretUnreadable, type KeyRing } from '../../lib/keyring.js';

export interface Batch {
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
    return repository(manager, column)
      .createQueryBuilder('row')
      .where(`row.${column.property} IS NOT NULL`);
  }

  /** Seals a batch anew with the active key. A value that was written meanwhile keeps what was written. */
  function reseal(column: SealedColumn, after: string): Promise<Batch> {
    return database.transaction(async (manager) => {
      const rows = await oldValues(manager, column, after);
      const batch: Batch = {
        next: rows.length === SIZE ? idOf(rows.at(-1)) : undefined,
        resealed: 0,
        unreadable: [],
      };
      for (const row of rows) {
        if (await resealOne(manager, column, row)) batch.resealed += 1;
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

  async function resealOne(
    manager: EntityManager,
    column: SealedColumn,
    row: ObjectLiteral,
  ): Promise<boolean> {
    const rows = repository(manager, column);
    const place = sealedPlace(column, rows.metadata.tableName, row);
    const value = String(row[column.property]);
    try {
      const next = keyring.seal(keyring.open(value, place), place);
      await rows.update({ id: idOf(row), [column.property]: value }, { [column.property]: next });
      return true;
    } catch (cause) {
      if (cause instanceof SecretUnreadable) return false;
      throw cause;
    }
  }

  return { count, reseal, columns: sealedColumns as readonly SealedColumn[] };
}

function repository(manager: EntityManager, { entity }: SealedColumn): Repository<ObjectLiteral> {
  return manager.getRepository(entity as new () => ObjectLiteral); // the registry holds classes
}

const idOf = (row: ObjectLiteral | undefined): string => String(row?.['id']);

/** Behind the version of the value. Not LIKE: a kid may hold its wildcard. */
function keyOf({ property }: SealedColumn, kid: string): string {
  return `substr(row.${property}, 3, ${sealedBy(kid).length})`;
}
