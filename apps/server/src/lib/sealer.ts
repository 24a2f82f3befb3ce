import type { Keyring, SealedPlace } from './keyring.js';
import type { Secret } from './secret.js';

type Row<Column extends string> = { id: string } & { [Name in Column]: string | null };

/**
 * Seals the columns of one table: a value opens in its row and column alone, and, where it is sent to
 * somebody, beside the same address alone (`originOf`).
 */
export function createSealer<Column extends string, Addressed extends { id: string }>(
  keyring: Keyring,
  table: string,
  originOf?: (row: Addressed) => string,
) {
  const place = (row: Addressed, column: Column): SealedPlace => ({
    table,
    column,
    row: row.id,
    ...(originOf && { origin: originOf(row) }),
  });
  return {
    place,
    seal: (row: Addressed, column: Column, secret: Secret): string =>
      keyring.seal(secret, place(row, column)),

    /** Undefined where there is none. Throws SecretUnreadable. */
    open(row: Addressed & Row<Column>, column: Column): Secret | undefined {
      const sealed = row[column];
      return sealed ? keyring.open(sealed, place(row, column)) : undefined;
    },
  };
}
