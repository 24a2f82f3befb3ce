import { Column, FindOperator, PrimaryColumn, type ColumnOptions } from 'typeorm';
import { bounded, legible, LONG_TEXT } from '../lib/capped.js';

/**
 * Columns that mean the same on SQLite and PostgreSQL: ids made by the application,
 * epoch milliseconds for times, JSON as text. Types are always explicit.
 */
export const Id = (): PropertyDecorator => PrimaryColumn('varchar', { length: 36 });

export const Reference = (options: ColumnOptions = {}): PropertyDecorator =>
  Column('varchar', { length: 36, ...options });

export const Text = (options: ColumnOptions = {}): PropertyDecorator => Column('text', options);

/**
 * Text that holds words of others (a provider, a mail server, a browser): it is cut and made harmless on
 * its way in, whoever writes it.
 */
export const Words = (options: ColumnOptions = {}): PropertyDecorator =>
  Column('text', {
    transformer: {
      to: (value: unknown) => (typeof value === 'string' ? legible(value) : value),
      from: (value: unknown) => value,
    },
    ...options,
  });

/** What JSON of others may hold. */
const FOREIGN = { text: LONG_TEXT, entries: 200, depth: 8, total: 32_000 };

/** JSON that holds words of others, bounded on its way in. */
export const ForeignJson = (options: ColumnOptions = {}): PropertyDecorator =>
  Column('simple-json', {
    transformer: {
      to: (value: unknown) => bounded(value, FOREIGN),
      from: (value: unknown) => value,
    },
    ...options,
  });

export const Choice = (options: ColumnOptions = {}): PropertyDecorator =>
  Column('varchar', { length: 40, ...options });

export const Flag = (options: ColumnOptions = {}): PropertyDecorator => Column('boolean', options);

export const Count = (options: ColumnOptions = {}): PropertyDecorator => Column('integer', options);

export const Json = (options: ColumnOptions = {}): PropertyDecorator =>
  Column('simple-json', options);

export const Time = (options: ColumnOptions = {}): PropertyDecorator =>
  Column('bigint', { transformer: { to: toEpoch, from: fromEpoch }, ...options });

/** SHA-256 of a random token, hex: looked up by digest, so nothing usable is stored. */
export const Digest = (options: ColumnOptions = {}): PropertyDecorator =>
  Column('varchar', { length: 64, ...options });

export interface SealedColumn {
  entity: object;
  property: string;
  /** The address that a row's secret is sent to; absent where it is sent to nobody. */
  originOf?: (row: object) => string;
}

/** Every sealed column of the product: rotation, scans and tests walk it. */
export const sealedColumns: SealedColumn[] = [];

/**
 * A secret, sealed by the keyring before it gets here (a transformer would not know the row). Never a
 * `@Field`. One that is sent to an address of its row is sealed with that address: `originOf`.
 */
export const Sealed =
  <T extends object>(originOf?: (row: T) => string): PropertyDecorator =>
  (prototype, property) => {
    sealedColumns.push({
      entity: prototype.constructor,
      property: String(property),
      ...(originOf && { originOf: originOf as (row: object) => string }), // rows of this entity
    });
    Column('text', { nullable: true })(prototype, property);
  };

/**
 * find() hands an operator's value through here, but update() and delete() hand the operator itself:
 * its Date would be bound as text, and in SQLite every number is less than every text.
 */
function toEpoch(value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  if (!(value instanceof FindOperator)) return value;
  return new FindOperator(
    value.type,
    toEpoch(value.value),
    value.useParameter,
    value.multipleParameters,
  );
}

// PostgreSQL answers bigint as a string.
function fromEpoch(value: string | number | null): Date | null {
  return value === null || value === undefined ? null : new Date(Number(value));
}
