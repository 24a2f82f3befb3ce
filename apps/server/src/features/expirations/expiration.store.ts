import type { Database } from '../../db/database.js';
import { MOST_COUNTED } from '../../db/pages/count.js';
import type { Clock } from '../../lib/clock.js';
import type { Providers } from '../providers/index.js';
import { createEnds, type EndsAsked } from './ends.store.js';
import type { ExpirationContent } from './expiration.js';
import { byEnd, filterExpirations, findExpirations, type ExpirationFilter } from './expirations.js';
import { createSeenRows } from './seen-rows.store.js';
import { readCursor, toConnection, type ListPage, type PageRequest } from '../../db/pages/page.js';

export type ExpirationStore = ReturnType<typeof createExpirationStore>;

/** How many are read at once where all of them are wanted. */
const CHUNK = 500;

/** What ends, a page at a time, however much that is. */
export function createExpirationStore(deps: {
  database: Pick<Database, 'read'>;
  providers: Providers;
  clock: Clock;
}) {
  const { few, seenOf } = createSeenRows(deps);
  const ends = createEnds(deps.database.read, deps.providers);

  /** Those behind `after`, the next first. */
  async function next(asked: EndsAsked, most: number): Promise<ExpirationContent[]> {
    const { now, filter, after } = asked;
    const [seen, found] = await Promise.all([few(now), ends.next(asked, most)]);
    const ids = new Set(found.map(({ id }) => id));
    const many = findExpirations(await seenOf(found, now)).filter(({ id }) => ids.has(id));
    const rest = filterExpirations(findExpirations(seen), filter, now).filter(
      (one) => !after || isBehind(one, after),
    );
    return [...rest, ...many].sort(byEnd).slice(0, most);
  }

  return {
    /** A page of what ends, the next first. */
    async page(filter: ExpirationFilter, page: PageRequest): Promise<ListPage<ExpirationContent>> {
      const now = deps.clock();
      const { first, after: cursor } = page;
      const after = typeof cursor === 'string' ? readCursor(cursor) : undefined;
      const rows = await next({ now, filter, after }, first + 1);
      const count = async (): Promise<number> =>
        filterExpirations(findExpirations(await few(now)), filter, now).length +
        (await ends.count({ now, filter }, MOST_COUNTED + 1));
      return toConnection(rows, {
        first,
        after: cursor,
        count,
        hasNextPage: rows.length > first,
        by: 'endsAt',
      });
    },

    /** All of it, the next first, however much that is. */
    async *each(filter: ExpirationFilter, now: Date): AsyncGenerator<ExpirationContent> {
      for (let after: EndsAsked['after']; ;) {
        const some = await next({ now, filter, after }, CHUNK);
        yield* some;
        const last = some.at(-1);
        if (!last || some.length < CHUNK) return;
        after = [last.endsAt.getTime(), last.id];
      }
    },
  };
}

const isBehind = (
  { endsAt, id }: ExpirationContent,
  [end, last]: NonNullable<EndsAsked['after']>,
): boolean => endsAt.getTime() > Number(end) || (endsAt.getTime() === Number(end) && id > last);
