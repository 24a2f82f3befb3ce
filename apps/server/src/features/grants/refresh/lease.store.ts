import type { EntityManager } from 'typeorm';
import type { Database } from '../../../db/database.js';
import type { InTransaction } from '../../access/audit-entry.js';
import { failpoint } from '../../../lib/failpoint.js';
import { OAuthClient } from '../../oauth-clients/oauth-client.entity.js';
import { Grant } from '../grant.entity.js';

/** The right to ask for new tokens of one grant, until the lease ends or the epoch has moved on. */
export interface Lease {
  /** As it was when the lease was taken. */
  grant: Grant;
  epoch: number;
}

/** The client as it was in that moment: its secret and the grant are judged on one read. */
export interface TakenLease extends Lease {
  client: OAuthClient;
}

export type LeaseStore = ReturnType<typeof createLeaseStore>;

/** Longer than a token request may last, so that a living holder is never overtaken. */
const LEASE_MS = 40_000;

/** The database's own clock, so that all instances agree; milliseconds since the epoch. */
export const DATABASE_NOW = `CAST(unixepoch('now', 'subsec') * 1000 AS INTEGER)`;

/** The row is the lock and its epoch the fence: a holder that was stopped and comes back writes nothing. */
export function createLeaseStore(database: Database, leaseMs = LEASE_MS) {
  /** Writes only while the lease's epoch still stands. */
  async function write(
    manager: EntityManager,
    { grant, epoch }: Lease,
    columns: Partial<Grant>,
  ): Promise<boolean> {
    const { id, grantId } = grant;
    const released = { leaseOwner: null, leaseUntil: null };
    const { affected } = await manager.update(
      Grant,
      { id, grantId, leaseEpoch: epoch },
      { ...columns, ...released },
    );
    return affected === 1;
  }

  return {
    write,

    /**
     * One conditional write before any byte goes out: it also proves that the database takes writes
     * now. Undefined: somebody else holds the lease, or the grant has been replaced.
     */
    take: (wanted: Grant, owner: string): Promise<TakenLease | undefined> =>
      database.transaction(async (manager) => {
        const { affected } = await manager
          .createQueryBuilder()
          .update(Grant)
          .set({
            leaseOwner: owner,
            leaseEpoch: () => '"leaseEpoch" + 1',
            leaseUntil: () => `${DATABASE_NOW} + ${leaseMs}`,
            // An attempt that is still marked was cut off: its outcome is unknown.
            attempt: () => `CASE WHEN "attempt" = 'none' THEN 'normal' ELSE 'recovery' END`,
            attemptStartedAt: () => DATABASE_NOW,
          })
          // The version, too: who has read the grant before another refresh ended wants no second one.
          .where({
            id: wanted.id,
            grantId: wanted.grantId,
            version: wanted.version,
            status: wanted.status,
          })
          .andWhere(`("leaseUntil" IS NULL OR "leaseUntil" < ${DATABASE_NOW})`)
          .execute();
        if (affected !== 1) return undefined;
        const grant = await manager.findOneByOrFail(Grant, { id: wanted.id });
        const client = await manager.findOneByOrFail(OAuthClient, { id: grant.oauthClientId });
        return { grant, client, epoch: grant.leaseEpoch };
      }),

    /** Holds on to it while what it has brought cannot be stored; nothing where it has been lost. */
    renew: ({ grant, epoch }: Lease): Promise<void> =>
      database.transaction(async (manager) => {
        const leaseUntil = () => `${DATABASE_NOW} + ${leaseMs}`;
        await manager.update(Grant, { id: grant.id, leaseEpoch: epoch }, { leaseUntil });
      }),

    /**
     * Stores what a refresh has brought. 'replaced': a newer grant or another holder's tokens stand
     * there, and ours are dropped.
     */
    store: (
      lease: Lease,
      columns: Partial<Grant>,
      inTransaction?: InTransaction,
    ): Promise<'stored' | 'replaced'> =>
      database.transaction(async (manager) => {
        const { id, grantId, version } = lease.grant;
        const row = await manager.findOneBy(Grant, { id, grantId });
        // The lease may be lost, but where nobody has brought newer tokens ours are the newest there are.
        if (row?.version !== version) return 'replaced';
        const current = { grant: row, epoch: row.leaseEpoch };
        const { status, statusReason, statusSince } = row;
        // Ended meanwhile, as by an edit of the client: the tokens are kept, and so is the end.
        const end = status === 'reauth_required' && { status, statusReason, statusSince };
        const renewed = { ...columns, ...end, version: version + 1, attempt: 'none' as const };
        const written = await write(manager, current, renewed);
        if (written) await inTransaction?.(manager);
        await failpoint('refresh.storing');
        return written ? 'stored' : 'replaced';
      }),
  };
}
