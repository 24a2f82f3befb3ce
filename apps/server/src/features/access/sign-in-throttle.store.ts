import { randomUUID } from 'node:crypto';
import { LessThan, MoreThan, type EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import type { Clock } from '../../lib/clock.js';
import { digest } from '../../lib/token.js';
import { SignInAttempt } from './sign-in-attempt.entity.js';

const WINDOW = 15 * 60_000;
const PER_ACCOUNT = 10;
const PER_ADDRESS = 50;

export type SignInThrottle = ReturnType<typeof createSignInThrottle>;

/**
 * Ten attempts per account and fifty per address in a quarter of an hour (OWASP ASVS 6.3.1), counted
 * in the database: a restart forgives nobody.
 */
export function createSignInThrottle({ database, clock }: { database: Database; clock: Clock }) {
  return {
    /** Counts an attempt; false when account or address have had enough. */
    admit: (email: string, ip: string): Promise<boolean> =>
      database.transaction(async (manager) => {
        const now = clock();
        const since = new Date(now.getTime() - WINDOW);
        await manager.delete(SignInAttempt, { at: LessThan(since) });
        const keys = [
          { keyDigest: accountKey(email), limit: PER_ACCOUNT },
          { keyDigest: digest(`address:${ip}`), limit: PER_ADDRESS },
        ];
        for (const { keyDigest, limit } of keys) {
          if ((await manager.countBy(SignInAttempt, { keyDigest, at: MoreThan(since) })) >= limit)
            return false;
        }
        const rows = keys.map(({ keyDigest }) => ({ id: randomUUID(), keyDigest, at: now }));
        await manager.insert(SignInAttempt, rows);
        return true;
      }),

    /** The right password was shown: the account's count begins anew. */
    async forget(manager: EntityManager, email: string): Promise<void> {
      await manager.delete(SignInAttempt, { keyDigest: accountKey(email) });
    },
  };
}

function accountKey(email: string): string {
  return digest(`account:${email.trim().toLowerCase()}`);
}
