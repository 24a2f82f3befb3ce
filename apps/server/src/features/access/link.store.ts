import { randomUUID } from 'node:crypto';
import { IsNull, type EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import type { Clock } from '../../lib/clock.js';
import { digest, randomToken } from '../../lib/token.js';
import { OneTimeLink } from './one-time-link.entity.js';

const DAY = 24 * 60 * 60_000;
const LIFE: Record<OneTimeLink['purpose'], number> = { SET_UP: DAY, INVITE: 7 * DAY };

export interface LinkOf {
  userId?: string | null;
  createdBy?: string | null;
}

export type LinkStore = ReturnType<typeof createLinkStore>;

/** Links that work once; a new one of a purpose ends the former ones of the same person. */
export function createLinkStore({ database, clock }: { database: Database; clock: Clock }) {
  async function open(
    manager: EntityManager,
    purpose: OneTimeLink['purpose'],
    token: string,
  ): Promise<OneTimeLink | undefined> {
    const link = await manager.findOneBy(OneTimeLink, { tokenDigest: digest(token), purpose });
    return link && !link.usedAt && link.expiresAt > clock() ? link : undefined;
  }

  return {
    async issue(
      manager: EntityManager,
      purpose: OneTimeLink['purpose'],
      { userId = null, createdBy = null }: LinkOf = {},
    ): Promise<string> {
      const [token, now] = [randomToken(), clock()];
      await manager.delete(OneTimeLink, { purpose, ...(userId && { userId }) });
      await manager.insert(OneTimeLink, {
        id: randomUUID(),
        purpose,
        userId,
        createdBy,
        tokenDigest: digest(token),
        createdAt: now,
        expiresAt: new Date(now.getTime() + LIFE[purpose]),
        usedAt: null,
      });
      return token;
    },

    /** A look before the expensive work; `use` decides. */
    find: (purpose: OneTimeLink['purpose'], token: string) => open(database.read, purpose, token),

    /** Undefined when it was never given, is used up or too old. */
    async use(
      manager: EntityManager,
      purpose: OneTimeLink['purpose'],
      token: string,
    ): Promise<OneTimeLink | undefined> {
      const link = await open(manager, purpose, token);
      if (link) await manager.update(OneTimeLink, { id: link.id }, { usedAt: clock() });
      return link;
    },

    async void(manager: EntityManager, userId: string): Promise<void> {
      await manager.delete(OneTimeLink, { userId });
    },

    /** Whoever may no longer invite has invited nobody who has not come yet. */
    async voidMadeBy(manager: EntityManager, createdBy: string): Promise<void> {
      await manager.delete(OneTimeLink, { createdBy, usedAt: IsNull() });
    },
  };
}
