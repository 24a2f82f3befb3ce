import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import type { Clock } from '../../lib/clock.js';
import { digest, randomToken } from '../../lib/token.js';
import { User } from '../access/user.entity.js';
import { CalendarFeed } from './calendar-feed.entity.js';

type InTransaction = (manager: EntityManager) => Promise<void>;

export type CalendarFeedStore = ReturnType<typeof createCalendarFeedStore>;

/** Calendars ask often: a use is written down once in this time. */
const TOUCH = 60 * 60_000;

export function createCalendarFeedStore({ database, clock }: { database: Database; clock: Clock }) {
  return {
    ofUser: (userId: string) => database.read.findOneBy(CalendarFeed, { userId }),

    /** A new key in the place of the former one; it is in the answer this once, its digest stays. */
    async create(
      userId: string,
      inTransaction: InTransaction,
    ): Promise<{ feed: CalendarFeed; key: string }> {
      const key = randomToken();
      const feed = database.read.create(CalendarFeed, {
        id: randomUUID(),
        userId,
        keyDigest: digest(key),
        createdAt: clock(),
        lastUsedAt: null,
      });
      await database.transaction(async (manager) => {
        await manager.delete(CalendarFeed, { userId });
        await manager.insert(CalendarFeed, feed);
        await inTransaction(manager);
      });
      return { feed, key };
    },

    /** False when there was none. */
    revoke: (userId: string, inTransaction: InTransaction): Promise<boolean> =>
      database.transaction(async (manager) => {
        if (!(await manager.existsBy(CalendarFeed, { userId }))) return false;
        await manager.delete(CalendarFeed, { userId });
        await inTransaction(manager);
        return true;
      }),

    /** In the transaction of what ends it. */
    async end(manager: EntityManager, userId: string): Promise<boolean> {
      return (await manager.delete(CalendarFeed, { userId })).affected === 1;
    },

    /** Whose key it is; undefined for every reason alike, and for people who are switched off. */
    async readerOf(key: string): Promise<User | undefined> {
      const feed = await database.read.findOneBy(CalendarFeed, { keyDigest: digest(key) });
      const user = feed && (await database.read.findOneBy(User, { id: feed.userId }));
      if (!feed || !user?.enabled) return undefined;
      const now = clock();
      if (!feed.lastUsedAt || now.getTime() - feed.lastUsedAt.getTime() > TOUCH) {
        await database.transaction((manager) =>
          manager.update(CalendarFeed, { id: feed.id }, { lastUsedAt: now }),
        );
      }
      return user;
    },
  };
}
