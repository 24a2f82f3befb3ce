import type { EntityManager, ObjectLiteral, Repository } from 'typeorm';
import { sealedColumns } from '../../db/columns.js';
import type { Database } from '../../db/database.js';
import { sealedPrefix, SecretUnreadable, type KeyRing } from '../../lib/keyring.js';

type SealedColumn = (typeof sealedColumns)[number];

interface SealedValue {
  id: string;
  value: string;
}

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
        .andWhere(`${startOf(column, kid)} = :prefix`, { prefix: sealedPrefix(kid) })
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
        next: rows.length === SIZE ? rows.at(-1)?.id : undefined,
        resealed: 0,
        unreadable: [],
      };
      for (const row of rows) {
        if (await resealOne(manager, column, row)) batch.resealed += 1;
        else batch.unreadable.push(row.id);
      }
      return batch;
    });
  }

  function oldValues(
    manager: EntityManager,
    column: SealedColumn,
    after: string,
  ): Promise<SealedValue[]> {
    const { activeKid } = keyring;
    return values(manager, column)
      .select('row.id', 'id')
      .addSelect(`row.${column.property}`, 'value')
      .andWhere(`${startOf(column, activeKid)} <> :prefix`, { prefix: sealedPrefix(activeKid) })
      .andWhere('row.id > :after', { after })
      .orderBy('row.id', 'ASC')
      .limit(SIZE)
      .getRawMany();
  }

  async function resealOne(
    manager: EntityManager,
    column: SealedColumn,
    { id, value }: SealedValue,
  ): Promise<boolean> {
    const rows = repository(manager, column);
    const place = { table: rows.metadata.tableName, column: column.property, row: id };
    try {
      const next = keyring.seal(keyring.open(value, place), place);
      await rows.update({ id, [column.property]: value }, { [column.property]: next });
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

/** Not LIKE: a kid may hold its wildcard. */
function startOf({ property }: SealedColumn, kid: string): string {
  return `substr(row.${property}, 1, ${sealedPrefix(kid).length})`;
}
