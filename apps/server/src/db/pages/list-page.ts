import { readCursor, sortKey, toConnection, type ListPage, type PageRequest } from './page.js';

/** One page of a plain list that is in memory. Nothing comes behind what is not there. */
export function listSlice<T extends { id: string }>(
  rows: readonly T[],
  { first, after }: PageRequest,
): T[] {
  const last = rows.findIndex(({ id }) => id === after);
  if (typeof after === 'string' && last < 0) return [];
  return rows.slice(last + 1, last + 1 + first);
}

/** One page of a list that is in memory, ascending by `by` and then id. */
export function listPage<T extends { id: string }>(
  rows: readonly T[],
  { first, after }: PageRequest,
  by: keyof T & string,
): ListPage<T> {
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
