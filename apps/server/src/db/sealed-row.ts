import type { EntityManager, ObjectLiteral, Repository } from 'typeorm';
import { SecretUnreadable, type Keyring, type SealedPlace } from '../lib/keyring.js';
import type { SealedColumn } from './columns.js';

/** The rows of a registered column. */
export function sealedRows(
  manager: EntityManager,
  { entity }: SealedColumn,
): Repository<ObjectLiteral> {
  return manager.getRepository(entity as new () => ObjectLiteral); // the registry holds classes
}

/** Where the value of a registered column lives, in a row as it is read now. */
export function sealedPlace(
  { property, originOf }: SealedColumn,
  table: string,
  row: ObjectLiteral,
): SealedPlace {
  const place = { table, column: property, row: String(row['id']) };
  return originOf ? { ...place, origin: originOf(row) } : place;
}

/**
 * Seals the value of a row anew, with the key and the address that it has now. False where no key at
 * hand opens it: it stays as it is. So does one that was written meanwhile.
 */
export async function reseal(
  rows: Repository<ObjectLiteral>,
  { column, row, unbound = false }: Resealed,
  keyring: Keyring,
): Promise<boolean> {
  const { property } = column;
  const place = sealedPlace(column, rows.metadata.tableName, row);
  const { origin: _origin, ...withoutAddress } = place;
  const value = String(row[property]);
  try {
    const next = keyring.seal(keyring.open(value, unbound ? withoutAddress : place), place);
    await rows.update({ id: String(row['id']), [property]: value }, { [property]: next });
    return true;
  } catch (cause) {
    if (cause instanceof SecretUnreadable) return false;
    throw cause;
  }
}

interface Resealed {
  column: SealedColumn;
  row: ObjectLiteral;
  /** It was sealed without an address. */
  unbound?: boolean;
}
