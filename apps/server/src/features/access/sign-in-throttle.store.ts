import { randomUUID } from 'node:crypto';
import { In, LessThan, MoreThan, type EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import type { Clock } from '../../lib/clock.js';
import { digest } from '../../lib/token.js';
import { SignInAttempt } from './sign-in-attempt.entity.js';
import { SIGN_IN_WINDOW_MS, type Window } from './sign-in-windows.js';

/** One try that was let through: what was counted for it. */
export interface Counted {
  ids: string[];
  /** The window of its own, which a right password empties. */
  own: string;
}

export type SignInThrottle = ReturnType<typeof createSignInThrottle>;

/** Tries in a quarter of an hour (OWASP ASVS 6.3.1), counted in the database: a restart forgives nobody. */
export function createSignInThrottle({ database, clock }: { database: Database; clock: Clock }) {
  return {
    /** Counts a try; undefined when one of its windows is full, and then nothing is counted. */
    admit: (windows: readonly [Window, ...Window[]]): Promise<Counted | undefined> =>
      database.transaction(async (manager) => {
        const now = clock();
        const since = new Date(now.getTime() - SIGN_IN_WINDOW_MS);
        await manager.delete(SignInAttempt, { at: LessThan(since) });
        const keys = windows.map(({ key, limit }) => ({ keyDigest: digest(key), limit }));
        for (const { keyDigest, limit } of keys) {
          if ((await manager.countBy(SignInAttempt, { keyDigest, at: MoreThan(since) })) >= limit)
            return undefined;
        }
        const rows = keys.map(({ keyDigest }) => ({ id: randomUUID(), keyDigest, at: now }));
        await manager.insert(SignInAttempt, rows);
        return { ids: rows.map(({ id }) => id), own: digest(windows[0].key) };
      }),

    /** The right password was shown: the try was none, and its own window begins anew. */
    async forget(manager: EntityManager, { ids, own }: Counted): Promise<void> {
      await manager.delete(SignInAttempt, { keyDigest: own });
      await manager.delete(SignInAttempt, { id: In(ids) });
    },
  };
}
