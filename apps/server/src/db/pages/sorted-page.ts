import type { EntityManager, ObjectLiteral } from 'typeorm';
import { findRows } from '../rows.js';
import { sortedList, type Keys } from '../sorted-list.js';
import type { Key, Wanted } from '../../lib/wanted-rows.js';
import { MOST_COUNTED, MOST_FOUND } from './count.js';
import { invalidCursor, Page, type ListPage, type PageRequest } from './page.js';

/**
 * One page of a list that can be sorted and filtered in many ways. A cursor holds the place in its order,
 * so it goes on where it was even if its row has gone; with another order it is refused.
 */
export async function sortedPage<T extends ObjectLiteral & { id: string }>(
  read: EntityManager,
  entity: new () => T,
  { wanted, page: { first, after } }: { wanted: Wanted; page: PageRequest },
): Promise<ListPage<T>> {
  const list = sortedList(read, wanted);
  const place = typeof after === 'string' ? placeOf(after, wanted) : undefined;
  const keys = await list.first(first + 1, place);
  const shown = keys.slice(0, first);
  const rows = new Map<string, T>();
  if (shown.length > 0)
    for (const row of await findRows<ObjectLiteral>(read, entity, {
      id: shown.map(({ id }) => id),
    }))
      rows.set((row as T).id, row as T); // of this very entity
  const edges = shown.flatMap((one) => {
    const node = rows.get(one.id);
    // One that has gone between the two statements is left out.
    return node ? [{ cursor: cursorOf(one, wanted), node }] : [];
  });
  const looksFor = wanted.search !== undefined || wanted.tests.length > 0;
  const most = looksFor ? MOST_FOUND : MOST_COUNTED;
  return new Page(edges, {
    after,
    hasNextPage: keys.length > first,
    most,
    count: () => list.count(most + 1),
  });
}

/** Which order it is a place of. */
const orderOf = ({ order, descending }: Wanted): string =>
  `${descending ? '-' : ''}${order.join('.')}`;

const cursorOf = (keys: Keys, wanted: Wanted): string =>
  Buffer.from(
    JSON.stringify([orderOf(wanted), ...wanted.order.map((column) => keys[column])]),
  ).toString('base64url');

function placeOf(cursor: string, wanted: Wanted): Key[] {
  const [order, ...place] = parsed(cursor);
  const isPlace = place.every((key) => typeof key === 'string' || typeof key === 'number');
  if (order !== orderOf(wanted) || place.length !== wanted.order.length || !isPlace)
    throw invalidCursor();
  return place as Key[]; // each of them has been looked at
}

function parsed(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
