import type { ObjectLiteral } from 'typeorm';
import type { SealedPlace } from '../lib/keyring.js';
import type { SealedColumn } from './columns.js';

/** Where the value of a registered column lives, in a row as it is read now. */
export function sealedPlace(
  { property, originOf }: SealedColumn,
  table: string,
  row: ObjectLiteral,
): SealedPlace {
  const place = { table, column: property, row: String(row['id']) };
  return originOf ? { ...place, origin: originOf(row) } : place;
}
