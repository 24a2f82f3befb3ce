import { ArgsType, ClassType, Field, ID, Int, ObjectType } from 'type-graphql';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { badInput, type UserError } from '../lib/errors.js';
import { PAGE } from './limits/page-size.js';
import { countUpTo, MOST_COUNTED, MOST_FOUND, type Count } from './total.js';

/** Relay cursor connections (first/after) over a stable order; `first` is 1 to 100 (limits/page-size.ts). */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, defaultValue: PAGE })
  first: number;

  @Field(() => String, { nullable: true })
  after?: string | null;
}

/** Pages of a plain list: what comes behind the one that was last. */
@ArgsType()
export class ListArgs {
  @Field(() => Int, { nullable: true, defaultValue: 50 })
  first: number;

  @Field(() => ID, { nullable: true, description: 'The id of the last one of the page before.' })
  after?: string | null;
}

@ObjectType()
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage: boolean;

  @Field(() => Boolean)
  hasPreviousPage: boolean;

  @Field(() => String, { nullable: true })
  startCursor: string | null;

  @Field(() => String, { nullable: true })
  endCursor: string | null;
}

export interface Edge<T> {
  cursor: string;
  node: T;
}

export interface Connection<T> {
  edges: Edge<T>[];
  nodes: T[];
  pageInfo: PageInfo;
  /** Both are counted when they are read, and together once. */
  readonly totalCount: Promise<number>;
  readonly totalCountExact: Promise<boolean>;
}

export function connectionType<T extends object>(
  name: string,
  node: () => ClassType<T>,
): ClassType<Connection<T>> {
  @ObjectType(`${name}Edge`)
  class EdgeType implements Edge<T> {
    @Field(() => String)
    cursor: string;

    @Field(node)
    node: T;
  }

  @ObjectType(`${name}Connection`)
  class ConnectionType implements Connection<T> {
    @Field(() => [EdgeType])
    edges: EdgeType[];

    @Field(() => [node()])
    nodes: T[];

    @Field(() => PageInfo)
    pageInfo: PageInfo;

    @Field(() => Int, {
      description: `How many there are, counted up to ${MOST_COUNTED}, and to ${MOST_FOUND} in a search; where totalCountExact is false, there are more.`,
    })
    totalCount: Promise<number>;

    @Field(() => Boolean, {
      description: 'False: there are more than totalCount, and nobody has counted how many.',
    })
    totalCountExact: Promise<boolean>;
  }
  return ConnectionType;
}

export interface Order {
  /** Property to sort by; ties are broken by id in the same direction. */
  by: string;
  direction: 'ASC' | 'DESC';
}

/** One page of a query: keyset pagination, so that rows that come and go do not shift the next page. */
export async function paginate<T extends ObjectLiteral & { id: string }>(
  query: SelectQueryBuilder<T>,
  { first, after }: PageArgs,
  order: Order,
): Promise<Connection<T>> {
  const { alias } = query;
  const [column, id] = [`${alias}.${order.by}`, `${alias}.id`];
  const page = query
    .clone()
    .orderBy(column, order.direction)
    .addOrderBy(id, order.direction)
    .take(first + 1);
  if (typeof after === 'string') {
    const [value, afterId] = readCursor(after);
    const beyond = order.direction === 'ASC' ? '>' : '<';
    page.andWhere(
      `(${column} ${beyond} :after OR (${column} = :after AND ${id} ${beyond} :afterId))`,
      { after: value, afterId },
    );
  }
  const rows = await page.getMany();
  const hasNextPage = rows.length > first;
  return toConnection(rows, { first, after, count: countUpTo(query), hasNextPage, by: order.by });
}

/** One page of a plain list that is in memory. Nothing comes behind what is not there. */
export function listSlice<T extends { id: string }>(
  rows: readonly T[],
  { first, after }: ListArgs,
): T[] {
  const last = rows.findIndex(({ id }) => id === after);
  if (typeof after === 'string' && last < 0) return [];
  return rows.slice(last + 1, last + 1 + first);
}

/** One page of a list that is in memory, ascending by `by` and then id. */
export function listPage<T extends { id: string }>(
  rows: readonly T[],
  { first, after }: PageArgs,
  by: keyof T & string,
): Connection<T> {
  const key = (row: T): unknown => sortKey(row, by);
  const [value, afterId] = typeof after === 'string' ? readCursor(after) : [];
  const rest =
    value === undefined || afterId === undefined
      ? rows
      : rows.filter((row) => {
          const own = key(row) as typeof value; // a list is sorted by one column, and so is its cursor
          return own > value || (own === value && row.id > afterId);
        });
  const hasNextPage = rest.length > first;
  const count = () => Promise.resolve(rows.length);
  return toConnection(rest, { first, after, count, hasNextPage, by });
}

interface Shape {
  first: number;
  after?: string | null;
  count: Count;
  /** It counts one more than these, at most; absent: MOST_COUNTED. */
  most?: number;
  hasNextPage: boolean;
  /** The property that cursors are made of. */
  by: string;
}

/** The first of these rows as a page. */
export function toConnection<T extends ObjectLiteral & { id: string }>(
  rows: readonly T[],
  shape: Shape,
): Connection<T> {
  const edges = rows
    .slice(0, shape.first)
    .map((node) => ({ cursor: cursorOf(node, shape.by), node }));
  return new Page(edges, shape);
}

/** A page whose edges are known. */
export class Page<T> implements Connection<T> {
  readonly nodes: T[];
  readonly pageInfo: PageInfo;
  private readonly most: number;
  private counted: Promise<number> | undefined;

  constructor(
    readonly edges: Edge<T>[],
    private readonly shape: Pick<Shape, 'after' | 'count' | 'most' | 'hasNextPage'>,
  ) {
    const { after, hasNextPage, most = MOST_COUNTED } = shape;
    this.most = most;
    this.nodes = edges.map((edge) => edge.node);
    this.pageInfo = {
      hasNextPage,
      hasPreviousPage: typeof after === 'string',
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    };
  }

  get totalCount(): Promise<number> {
    return this.count().then((count) => Math.min(count, this.most));
  }

  get totalCountExact(): Promise<boolean> {
    return this.count().then((count) => count <= this.most);
  }

  /** A list that ends on its first page has been counted by reading it. */
  private count(): Promise<number> {
    const { after, hasNextPage, count } = this.shape;
    const isWhole = !hasNextPage && typeof after !== 'string';
    this.counted ??= isWhole ? Promise.resolve(this.edges.length) : count();
    return this.counted;
  }
}

const cursorOf = (row: ObjectLiteral & { id: string }, by: string): string =>
  cursorAt(sortKey(row, by), row.id);

export function cursorAt(key: unknown, id: string): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url');
}

function sortKey(row: ObjectLiteral, by: string): unknown {
  const value: unknown = row[by];
  return value instanceof Date ? value.getTime() : value;
}

export function readCursor(cursor: string): [string | number, string] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parsed) && parsed.length === 2 && typeof parsed[1] === 'string') {
      const [value, id] = parsed as [unknown, string];
      if (typeof value === 'string' || typeof value === 'number') return [value, id];
    }
  } catch {
    // falls through to the one answer for every broken cursor
  }
  throw invalidCursor();
}

export const invalidCursor = (): UserError =>
  badInput([
    {
      ...{ path: 'after', code: 'INVALID_CURSOR' },
      message: 'after is not a cursor of this list in this order.',
    },
  ]);
