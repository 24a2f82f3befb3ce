import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';

/**
 * Rows by narrow statements, for what happens thousands of times a minute: TypeORM builds each query
 * anew and hydrates by way of a second, and that takes longer than the database does. Columns and
 * their conversions are those of the entity; relations there are none.
 */

interface Table {
  name: string;
  columns: readonly ColumnMetadata[];
  /** All columns, as SELECT and RETURNING list them. */
  list: string;
}

const tables = new WeakMap<object, Table>();

function tableOf(manager: EntityManager, entity: EntityTarget<ObjectLiteral>): Table {
  const metadata = manager.connection.getMetadata(entity);
  const known = tables.get(metadata);
  if (known) return known;
  const { tableName: name, columns } = metadata;
  const list = columns.map(({ databaseName }) => `"${databaseName}"`).join(', ');
  const table = { name, columns, list };
  tables.set(metadata, table);
  return table;
}

type Entity<T> = new () => T;

/** The rows whose columns are equal to these; null and a list of values, null among them, are understood. */
export async function findRows<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: Entity<T>,
  where: { [Name in keyof T & string]?: T[Name] | readonly T[Name][] },
): Promise<T[]> {
  const table = tableOf(manager, entity);
  const values: unknown[] = [];
  const conditions = Object.entries(where).map(([name, value]) => {
    if (value === null) return `"${name}" IS NULL`;
    const list: unknown[] = Array.isArray(value) ? value : [value];
    const given = list.filter((one) => one !== null);
    values.push(...given);
    if (!Array.isArray(value)) return `"${name}" = ?`;
    const among = `"${name}" IN (${given.map(() => '?').join(', ')})`;
    return given.length < list.length ? `(${among} OR "${name}" IS NULL)` : among;
  });
  const rows: ObjectLiteral[] = await manager.query(
    `SELECT ${table.list} FROM "${table.name}" WHERE ${conditions.join(' AND ')}`,
    values,
  );
  const { driver } = manager.connection;
  return rows.map((row) => {
    const found = new entity() as ObjectLiteral;
    for (const column of table.columns)
      found[column.propertyName] = driver.prepareHydratedValue(row[column.databaseName], column);
    return found as T; // it has all of its columns
  });
}

export async function findRow<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: Entity<T>,
  where: Parameters<typeof findRows<T>>[2],
): Promise<T | null> {
  return (await findRows(manager, entity, where))[0] ?? null;
}

/** Writes these columns of a row; false where it is gone. Inside a transaction only. */
export async function updateRow<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: Entity<T>,
  { id, ...changed }: Partial<T> & { id: string },
): Promise<boolean> {
  const { name, columns } = tableOf(manager, entity);
  const { set, values } = written(manager, columns, changed);
  const assignments = set.map((column) => `"${column}" = ?`).join(', ');
  const statement = `UPDATE "${name}" SET ${assignments} WHERE "id" = ?`;
  const done = await manager.queryRunner?.query(statement, [...values, id], true);
  return done?.affected !== 0;
}

/** How many rows a statement takes: of few kinds, so that each is prepared once. */
const AT_ONCE = [256, 64, 16, 4, 1];

/** Rows that have the same columns. Inside a transaction only. */
export async function insertRows<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: Entity<T>,
  rows: readonly T[],
): Promise<void> {
  const { name, columns } = tableOf(manager, entity);
  for (let from = 0; from < rows.length;) {
    const count = AT_ONCE.find((most) => most <= rows.length - from) ?? 1;
    const some = rows.slice(from, from + count).map((row) => written(manager, columns, row));
    const names = (some[0]?.set ?? []).map((column) => `"${column}"`).join(', ');
    const marks = some.map(({ values }) => `(${values.map(() => '?').join(', ')})`).join(', ');
    const values = some.flatMap((row) => row.values);
    await manager.query(`INSERT INTO "${name}" (${names}) VALUES ${marks}`, values);
    from += count;
  }
}

/**
 * Rows that have the same columns, by one statement however many they are: all or none, also without a transaction.
 * False where `condition`, which is SQL, does not hold for `value`.
 */
export async function insertWhere<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: Entity<T>,
  { rows, condition, value }: { rows: readonly T[]; condition: string; value: unknown },
): Promise<boolean> {
  const { name, columns } = tableOf(manager, entity);
  const all = rows.map((row) => written(manager, columns, row));
  const names = all[0]?.set ?? [];
  const read = names.map((_name, at) => `json_extract("value", '$[${at}]')`).join(', ');
  const list = names.map((column) => `"${column}"`).join(', ');
  const statement = `INSERT INTO "${name}" (${list}) SELECT ${read} FROM json_each(?) WHERE ${condition}`;
  const json = JSON.stringify(all.map(({ values }) => values));
  const done = await manager.queryRunner?.query(statement, [json, value], true);
  return done?.affected === rows.length;
}

/** Inside a transaction only. */
export async function insertRow<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: Entity<T>,
  row: Partial<T>,
): Promise<void> {
  const { name, columns } = tableOf(manager, entity);
  const { set, values } = written(manager, columns, row);
  const names = set.map((column) => `"${column}"`).join(', ');
  const marks = set.map(() => '?').join(', ');
  await manager.query(`INSERT INTO "${name}" (${names}) VALUES (${marks})`, values);
}

function written(manager: EntityManager, columns: readonly ColumnMetadata[], row: ObjectLiteral) {
  const present = columns.filter(({ propertyName }) => row[propertyName] !== undefined);
  const { driver } = manager.connection;
  return {
    set: present.map(({ databaseName }) => databaseName),
    values: present.map(
      (column) => driver.preparePersistentValue(row[column.propertyName], column) as unknown,
    ),
  };
}
