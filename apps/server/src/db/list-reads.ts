import {
  In,
  type EntityManager,
  type EntityTarget,
  type FindOptionsOrder,
  type FindOptionsWhere,
} from 'typeorm';
import { findRows } from './rows.js';
import { inOneRead } from '../lib/one-read.js';

/**
 * A row by its id, in one statement with all who ask in the same turn. They get one object: it is
 * there to be shown, not to be changed.
 */
export function rowById<T extends { id: string }>(
  read: EntityManager,
  entity: new () => T,
): (id: string | null | undefined) => Promise<T | null> {
  const find = inOneRead(async (ids) => {
    const rows = await findRows<{ id: string }>(read, entity, { id: ids });
    return new Map((rows as T[]).map((row) => [row.id, row])); // of this very entity
  });
  return async (id) => (id ? ((await find(id)) ?? null) : null);
}

/** The rows that refer to one, in one statement with all who ask in the same turn; to be shown, not to be changed. */
export function rowsByReference<T extends object, K extends keyof T & string>(
  read: EntityManager,
  entity: EntityTarget<T>,
  of: { column: K; where?: FindOptionsWhere<T>; order?: FindOptionsOrder<T> },
): (reference: string) => Promise<T[]> {
  const find = inOneRead(async (keys) => {
    const where = { ...of.where, [of.column]: In(keys) } as FindOptionsWhere<T>; // the column is one of T's
    const rows = await read.find(entity, { where, order: of.order });
    const byReference = new Map<string, T[]>(keys.map((key) => [key, []]));
    for (const row of rows) byReference.get(String(row[of.column]))?.push(row);
    return byReference;
  });
  return async (reference) => (await find(reference)) ?? [];
}

/** How many rows refer to one, in one statement with all who ask in the same turn. */
export function countByReference<T extends object>(
  read: EntityManager,
  entity: EntityTarget<T>,
  column: keyof T & string,
): (reference: string) => Promise<number> {
  const find = inOneRead(async (keys) => {
    const query = read.createQueryBuilder(entity, 'one');
    query.select(`one.${column}`, 'reference').addSelect('COUNT(*)', 'count');
    query.where(`one.${column} IN (:...keys)`, { keys }).groupBy(`one.${column}`);
    const rows = await query.getRawMany<{ reference: string; count: number | string }>();
    return new Map(rows.map(({ reference, count }) => [reference, Number(count)]));
  });
  return async (reference) => (await find(reference)) ?? 0;
}

/** The columns of a table but these. */
export function columnsOf<T extends object>(
  read: EntityManager,
  entity: EntityTarget<T>,
  without: readonly (keyof T & string)[],
): (keyof T & string)[] {
  const names = read.connection.getMetadata(entity).columns.map((column) => column.propertyName);
  return (names as (keyof T & string)[]).filter((one) => !without.includes(one)); // columns are properties
}

interface Newest<T> {
  column: keyof T & string;
  by: keyof T & string;
  /** Of the row all but these columns, which are then absent. */
  without?: readonly (keyof T & string)[];
}

/**
 * The newest row that refers to one, in one statement with all who ask in the same turn; to be shown,
 * not to be changed. Each is looked up in the index: of some there are many, and large ones.
 */
export function newestByReference<T extends { id: string }>(
  read: EntityManager,
  entity: EntityTarget<T>,
  { column, by, without = [] }: Newest<T>,
): (reference: string) => Promise<T | null> {
  const { tableName: table } = read.connection.getMetadata(entity);
  const shown = columnsOf(read, entity, without);
  const newest = `SELECT "one"."id" FROM "${table}" "one" WHERE "one"."${column}" = "of"."column1"
    ORDER BY "one"."${by}" DESC, "one"."id" DESC LIMIT 1`;
  const find = inOneRead(async (keys) => {
    const values = keys.map((key, at) => [`key${at}`, key] as const);
    const references = `VALUES ${values.map(([name]) => `(:${name})`).join(', ')}`;
    const query = read.createQueryBuilder(entity, 'row').select(shown.map((one) => `row.${one}`));
    query.where(`row.id IN (SELECT (${newest}) FROM (${references}) "of")`);
    query.setParameters(Object.fromEntries(values));
    return new Map((await query.getMany()).map((row) => [String(row[column]), row]));
  });
  return async (reference) => (await find(reference)) ?? null;
}
