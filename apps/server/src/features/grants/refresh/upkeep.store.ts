import { MoreThan } from 'typeorm';
import type { Database } from '../../../db/database.js';
import { Grant } from '../grant.entity.js';
import { DATABASE_NOW } from './lease.store.js';

/** A grant to be looked after, and whom that would ask. */
export interface Due {
  id: string;
  tokenHost: string;
}

export type UpkeepStore = ReturnType<typeof createUpkeepStore>;

export function createUpkeepStore(database: Database) {
  return {
    /** What is due where it may be asked for, the most urgent first; a hundred of each kind at most. */
    async due(now: Date, notAt: readonly string[]): Promise<Due[]> {
      const found: Due[] = [];
      for (const query of dueQueries(now, notAt.length))
        found.push(...(await database.read.query<Due[]>(query, [...notAt])));
      return found;
    },

    /** A token was handed out; `renewal` is when the next one is due, if not sooner. */
    noteUse: ({ id, version }: Grant, { at, renewal }: { at: Date; renewal: Date }) =>
      database.transaction(async (manager) => {
        await manager.update(Grant, { id }, { lastUsedAt: at });
        // Not where a refresh or a failure has set another time meanwhile.
        const later = { id, version, failCount: 0, nextAttemptAt: MoreThan(renewal) };
        await manager.update(Grant, later, { nextAttemptAt: renewal });
      }),

    /**
     * A host is back: whoever waits because it was away is due now, a little apart. Not who waits
     * for a person to correct the settings, nor whom the host itself has told to wait (429).
     */
    pullForward: (tokenHost: string, now: Date): Promise<void> =>
      database.transaction(async (manager) => {
        const soon = now.getTime();
        await manager
          .createQueryBuilder()
          .update(Grant)
          .set({ nextAttemptAt: () => `${soon} + abs(random()) % ${APART_MS}` })
          .where({ tokenHost, failCount: MoreThan(0) })
          .andWhere(`${ACTIVE} AND "nextAttemptAt" > ${soon + APART_MS} AND ${HOST_AWAY}`)
          .execute();
      }),

    /** Puts a grant off that needs nothing yet; not where somebody has used or refreshed it meanwhile. */
    putOff: ({ id, version, nextAttemptAt }: Grant, until: Date): Promise<void> =>
      database.transaction(async (manager) => {
        const as = { id, version, nextAttemptAt };
        await manager.update(Grant, as, { nextAttemptAt: until });
      }),
  };
}

/** Farther ahead than anything is ever put off: the clock stood elsewhere when it was written. */
const NEVER_SO_FAR_MS = 8 * 24 * 60 * 60_000;

/** The four kinds of what is due; each condition begins with that of an index, word for word. */
export function dueQueries(now: Date, hostsLeftOut: number): string[] {
  const at = now.getTime();
  return [
    // The holder is gone, and nobody knows the outcome: a provider's grace is short.
    `"attempt" <> 'none' AND "leaseUntil" < ${DATABASE_NOW} AND "status" <> 'reauth_required'`,
    `${ACTIVE} AND "nextAttemptAt" <= ${at} AND ${FREE}`,
    // The client was refused, and has been edited since.
    `"status" = 'misconfigured' AND "nextAttemptAt" <= ${at} AND ${FREE} AND ${EDITED}`,
    // The clock ran ahead, and is right again.
    `${ACTIVE} AND "nextAttemptAt" > ${at + NEVER_SO_FAR_MS} AND ${FREE}`,
  ].map((condition, kind) =>
    queryOf(condition, kind === 0 ? 'leaseUntil' : 'nextAttemptAt', hostsLeftOut),
  );
}

function queryOf(condition: string, order: string, hostsLeftOut: number): string {
  const hosts = Array<string>(hostsLeftOut).fill('?').join(', ');
  const elsewhere = hosts && `AND "tokenHost" NOT IN (${hosts})`;
  return `SELECT "id", "tokenHost" FROM "oauth_grant"
    WHERE ${condition} AND "refreshable" AND ${ENABLED} ${elsewhere} ORDER BY "${order}" LIMIT 100`;
}

/** Those who waited for one host are asked for within so long. */
const APART_MS = 10_000;

const FAILURE = (field: string): string => `json_extract("lastFailure", '$.${field}')`;
const HOST_AWAY = `(${FAILURE('kind')} = 'unreachable' OR ${FAILURE('status')} >= 500)`;
const ACTIVE = `"status" = 'active' AND "refreshable"`;
const FREE = `("leaseUntil" IS NULL OR "leaseUntil" < ${DATABASE_NOW})`;
const CLIENT = `SELECT 1 FROM "oauth_client" WHERE "oauth_client"."id" = "oauth_grant"."oauthClientId"`;
const ENABLED = `EXISTS (${CLIENT} AND "enabled")`;
const EDITED = `EXISTS (${CLIENT} AND "updatedAt" > "statusSince")`;
