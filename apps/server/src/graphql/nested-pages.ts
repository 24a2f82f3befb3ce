import {
  In,
  type EntityManager,
  type EntityTarget,
  type FindOptionsWhere,
  type ObjectLiteral,
  type SelectQueryBuilder,
} from 'typeorm';
import { inOneRead } from '../lib/one-read.js';
import {
  paginate,
  toConnection,
  type Connection,
  type Order,
  type PageArgs,
} from './pagination.js';

type Row = ObjectLiteral & { id: string };

interface Nested<T extends Row> {
  read: EntityManager;
  entity: EntityTarget<T>;
  /** The children of every parent. */
  children: () => SelectQueryBuilder<T>;
  /** The column that tells whose child a row is, such as `run.mailboxId`. */
  parent: string;
  order: Order;
}

/** The place of one child in its parent's list, and how many there are. */
interface Placed {
  parent: string;
  id: string;
  place: number | string;
  total: number | string;
}

/**
 * Pages inside a page, such as the mailboxes of each client of a list: the first pages of all who
 * ask in one turn are two statements, however many parents there are. The rows are there to be
 * shown, not to be changed.
 */
export function nestedPages<T extends Row>(
  nested: Nested<T>,
): (parentId: string, page: PageArgs) => Promise<Connection<T>> {
  const { children, parent, order } = nested;
  const { by } = order;
  const firstPages = new Map<number, (parentId: string) => Promise<Connection<T> | undefined>>();

  return async (parentId, page) => {
    const { first } = page;
    if (typeof page.after === 'string')
      return paginate(children().andWhere(`${parent} = :parentId`, { parentId }), page, order);
    const ask = firstPages.get(first) ?? inOneRead((parents) => readPages(nested, parents, first));
    firstPages.set(first, ask);
    const empty = { first, totalCount: 0, hasNextPage: false, by };
    return (await ask(parentId)) ?? toConnection<T>([], empty);
  };
}

async function readPages<T extends Row>(
  nested: Nested<T>,
  parents: string[],
  first: number,
): Promise<Map<string, Connection<T>>> {
  const placed = await rank(nested, parents, first);
  const rows = await rowsOf(nested, first === 0 ? [] : placed);
  const { by } = nested.order;
  const pages = new Map<string, { rows: T[]; totalCount: number }>();
  for (const { parent, id, total } of placed) {
    const page = pages.get(parent) ?? { rows: [], totalCount: Number(total) };
    const row = rows.get(id);
    // One that has gone between the two statements is left out.
    if (row) page.rows.push(row);
    pages.set(parent, page);
  }
  return new Map(
    [...pages].map(([parent, page]) => {
      const { totalCount } = page;
      const hasNextPage = totalCount > first;
      return [parent, toConnection(page.rows, { first, totalCount, hasNextPage, by })];
    }),
  );
}

/** Who is on the first page of each parent, in the order of the page; of an empty page, who would be the first. */
function rank<T extends Row>(
  { read, children, parent, order: { by, direction } }: Nested<T>,
  parents: string[],
  first: number,
): Promise<Placed[]> {
  const query = children();
  const { alias } = query;
  const within = `PARTITION BY ${parent}`;
  const order = `ORDER BY ${alias}.${by} ${direction}, ${alias}.id ${direction}`;
  const ranked = query
    .select(parent, 'parent')
    .addSelect(`${alias}.id`, 'id')
    .addSelect(`ROW_NUMBER() OVER (${within} ${order})`, 'place')
    .addSelect(`COUNT(*) OVER (${within})`, 'total')
    .andWhere(`${parent} IN (:...parents)`, { parents });
  return read
    .createQueryBuilder()
    .select('*')
    .from(`(${ranked.getQuery()})`, 'ranked')
    .where('"ranked"."place" <= :most', { most: Math.max(first, 1) })
    .orderBy('"ranked"."place"')
    .setParameters(ranked.getParameters())
    .getRawMany<Placed>();
}

async function rowsOf<T extends Row>(
  { read, entity }: Nested<T>,
  placed: readonly Placed[],
): Promise<Map<string, T>> {
  if (placed.length === 0) return new Map();
  const ids = [...new Set(placed.map(({ id }) => id))];
  const where = { id: In(ids) } as FindOptionsWhere<T>; // a T has an id
  return new Map((await read.findBy(entity, where)).map((row) => [row.id, row]));
}
