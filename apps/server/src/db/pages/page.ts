import type { ObjectLiteral } from 'typeorm';
import { badInput, type UserError } from '../../lib/errors.js';
import { MOST_COUNTED, type Count } from './count.js';

/** What a page is asked by: `first` has been judged before (1 to 100). */
export interface PageRequest {
  first: number;
  after?: string | null;
}

export interface PageEnds {
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  startCursor: string | null;
  endCursor: string | null;
}

export interface Edge<T> {
  cursor: string;
  node: T;
}

export interface ListPage<T> {
  edges: Edge<T>[];
  nodes: T[];
  pageInfo: PageEnds;
  /** Both are counted when they are read, and together once. */
  readonly totalCount: Promise<number>;
  readonly totalCountExact: Promise<boolean>;
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
): ListPage<T> {
  const edges = rows
    .slice(0, shape.first)
    .map((node) => ({ cursor: cursorOf(node, shape.by), node }));
  return new Page(edges, shape);
}

/** A page whose edges are known. */
export class Page<T> implements ListPage<T> {
  readonly nodes: T[];
  readonly pageInfo: PageEnds;
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

export function sortKey(row: ObjectLiteral, by: string): unknown {
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
      path: 'after',
      code: 'INVALID_CURSOR',
      message: 'after is not a cursor of this list in this order.',
    },
  ]);
