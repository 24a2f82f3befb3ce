import {
  In,
  type EntityManager,
  type EntityTarget,
  type FindOptionsWhere,
  type ObjectLiteral,
  type SelectQueryBuilder,
} from 'typeorm';
import { inOneRead } from '../../lib/one-read.js';
import { countingUpTo } from './count.js';
import { toConnection, type ListPage, type PageRequest } from './page.js';
import { paginate, type Order } from './paginate.js';

type Row = ObjectLiteral & { id: string };

interface Nested<T extends Row> {
  read: EntityManager;
  entity: EntityTarget<T>;
  /** The children of every parent. */
  children: () => SelectQueryBuilder<T>;
  /** What is read of each; absent: all of it. */
  columns?: readonly (keyof T & string)[];
  /** The column that tells whose child a row is, such as `run.mailboxId`. */
  parent: string;
  order: Order;
}

/**
 * Pages inside a page, such as the mailboxes of each client of a list: the first pages of all who
 * ask in one turn are two statements, however many parents there are, and read no more rows than they
 * show. The rows are there to be shown, not to be changed.
 */
export function nestedPages<T extends Row>(
  nested: Nested<T>,
): (parentId: string, page: PageRequest) => Promise<ListPage<T>> {
  const { children, columns, parent, order } = nested;
  const { by } = order;
  const shown = () => {
    const query = children();
    return columns ? query.select(columns.map((one) => `${query.alias}.${one}`)) : query;
  };
  const firstPages = new Map<number, (parentId: string) => Promise<T[] | undefined>>();
  const counts = inOneRead((parents) => readCounts(nested, parents));

  return async (parentId, page) => {
    const { first } = page;
    if (typeof page.after === 'string')
      return paginate(shown().andWhere(`${parent} = :parentId`, { parentId }), page, order);
    const ask = firstPages.get(first) ?? inOneRead((parents) => readPages(nested, parents, first));
    firstPages.set(first, ask);
    const rows = (await ask(parentId)) ?? [];
    const count = async (): Promise<number> => (await counts(parentId)) ?? 0;
    return toConnection(rows, { first, count, hasNextPage: rows.length > first, by });
  };
}

/** Of each parent its first children, one more than are shown, in the order of the page. */
async function readPages<T extends Row>(
  nested: Nested<T>,
  parents: string[],
  first: number,
): Promise<Map<string, T[]>> {
  const { by, direction } = nested.order;
  const { alias } = nested.children();
  const ofOne = childrenOfOne(nested)
    .select(`${alias}.id`, 'id')
    .orderBy(`${alias}.${by}`, direction)
    .addOrderBy(`${alias}.id`, direction)
    .limit(first + 1);
  const ids = await ofEach<string>(nested, parents, {
    sql: `SELECT json_group_array("id") FROM (${ofOne.getQuery()}) "first"`,
    parameters: ofOne.getParameters(),
  });
  const found = [...ids].map(([parent, list]) => [parent, JSON.parse(list) as string[]] as const); // an array of ids, as the statement makes it
  const rows = await rowsOf(nested, [...new Set(found.flatMap(([, list]) => list))]);
  // One that has gone between the two statements is left out.
  return new Map(found.map(([parent, list]) => [parent, list.flatMap((id) => rows.get(id) ?? [])]));
}

async function readCounts<T extends Row>(
  nested: Nested<T>,
  parents: string[],
): Promise<Map<string, number>> {
  const ofOne = childrenOfOne(nested);
  const sql = countingUpTo(ofOne);
  return ofEach<number>(nested, parents, { sql, parameters: ofOne.getParameters() });
}

const childrenOfOne = <T extends Row>({ children, parent }: Nested<T>): SelectQueryBuilder<T> =>
  children().andWhere(`${parent} = "of"."column1"`);

/** What a subquery finds for each of the parents, by the parent: each is looked up in the index. */
async function ofEach<V>(
  { read }: { read: EntityManager },
  parents: readonly string[],
  { sql, parameters }: { sql: string; parameters: ObjectLiteral },
): Promise<Map<string, V>> {
  const keys = parents.map((key, at) => [`parent${at}`, key] as const);
  const rows = await read
    .createQueryBuilder()
    .select('"of"."column1"', 'parent')
    .addSelect(`(${sql})`, 'value')
    .from(`(VALUES ${keys.map(([name]) => `(:${name})`).join(', ')})`, 'of')
    .setParameters({ ...parameters, ...Object.fromEntries(keys) })
    .getRawMany<{ parent: string; value: V }>();
  return new Map(rows.map(({ parent, value }) => [parent, value]));
}

async function rowsOf<T extends Row>(
  { read, entity, columns }: Nested<T>,
  ids: readonly string[],
): Promise<Map<string, T>> {
  if (ids.length === 0) return new Map();
  const where = { id: In([...ids]) } as FindOptionsWhere<T>; // a T has an id
  const select = columns && ([...columns] as (keyof T)[]);
  return new Map((await read.find(entity, { select, where })).map((row) => [row.id, row]));
}
