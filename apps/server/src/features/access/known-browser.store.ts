import { randomUUID } from 'node:crypto';
import { In, LessThan, MoreThan, type EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import type { RequestFacts } from '../../graphql/context.js';
import type { Clock } from '../../lib/clock.js';
import { digest, randomToken } from '../../lib/token.js';
import { KnownBrowser } from './known-browser.entity.js';
import { loginAddress } from './login-address.js';
import { User } from './user.entity.js';

/** Half a year without a sign-in, in milliseconds; the cookie lives as long. */
const LIFE = 180 * 24 * 60 * 60_000;
const PER_PERSON = 20;

export type KnownBrowserStore = ReturnType<typeof createKnownBrowserStore>;

export function createKnownBrowserStore({ database, clock }: { database: Database; clock: Clock }) {
  const since = () => new Date(clock().getTime() - LIFE);

  return {
    /** The id of this browser where this account has signed in by it. */
    async idOf(token: string | undefined, email: string): Promise<string | undefined> {
      if (!token) return undefined;
      const user = await database.read.findOneBy(User, { email: loginAddress(email) });
      if (!user) return undefined;
      const where = { tokenDigest: digest(token), userId: user.id, usedAt: MoreThan(since()) };
      return (await database.read.findOneBy(KnownBrowser, where))?.id;
    },

    /** A new token at each sign-in, for everybody who has signed in by this browser: nobody keeps an old one. */
    async remember(
      manager: EntityManager,
      userId: string,
      { browser: former }: Pick<RequestFacts, 'browser'>,
    ): Promise<string> {
      const token = randomToken();
      const tokenDigest = digest(token);
      await manager.delete(KnownBrowser, { usedAt: LessThan(since()) });
      if (former) {
        await manager.delete(KnownBrowser, { tokenDigest: digest(former), userId });
        await manager.update(KnownBrowser, { tokenDigest: digest(former) }, { tokenDigest });
      }
      await manager.insert(KnownBrowser, {
        id: randomUUID(),
        userId,
        tokenDigest,
        usedAt: clock(),
      });
      const order = { usedAt: 'DESC', id: 'ASC' } as const;
      const all = await manager.find(KnownBrowser, { where: { userId }, order });
      const old = all.slice(PER_PERSON).map(({ id }) => id);
      if (old.length > 0) await manager.delete(KnownBrowser, { id: In(old) });
      return token;
    },

    /** The account is closed or begins anew: nobody has signed in by any browser. */
    async forget(manager: EntityManager, userId: string): Promise<void> {
      await manager.delete(KnownBrowser, { userId });
    },
  };
}
