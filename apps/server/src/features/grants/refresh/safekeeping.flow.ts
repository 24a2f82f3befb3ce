import { setTimeout as sleep } from 'node:timers/promises';
import type { InTransaction } from '../../access/audit-entry.js';
import { SecretUnreadable } from '../../../lib/keyring.js';
import type { Log } from '../../../lib/log.js';
import type { Grant } from '../grant.entity.js';
import type { GrantStore } from '../grant.store.js';
import type { Lease, LeaseStore } from './lease.store.js';
import type { SpooledRefresh } from './spool-record.js';
import type { Spool } from './spool.store.js';

export interface SafekeepingDependencies {
  leases: Pick<LeaseStore, 'store' | 'renew'>;
  grants: Pick<GrantStore, 'byId' | 'bound'>;
  /** Absent: what cannot be stored is held in memory alone. */
  spool?: Spool | undefined;
  log: Log;
}

export type Safekeeping = ReturnType<typeof createSafekeeping>;

const AGAIN_MS = 1_000;

/** New tokens exist once: they are held until the database has taken them, or newer ones stand there. */
export function createSafekeeping({ leases, grants, spool, log }: SafekeepingDependencies) {
  const held = new Map<string, SpooledRefresh>();
  /** What no key opens: it stays in the spool, for a start with the key. */
  const aside: SpooledRefresh[] = [];
  let closing = false;
  let writing: Promise<void> = Promise.resolve();

  async function store(
    lease: Lease,
    columns: Partial<Grant>,
    inTransaction?: InTransaction,
  ): Promise<'stored' | 'replaced'> {
    for (;;) {
      try {
        const outcome = await leases.store(lease, columns, inTransaction);
        await release(lease.grant.id);
        return outcome;
      } catch (cause) {
        // The message alone: TypeORM's errors carry the values, too.
        const why = cause instanceof Error ? cause.message : '';
        log.error({ why, grant: lease.grant.id }, 'new tokens could not be stored yet');
        await hold(lease, columns);
        if (closing) throw cause;
        await sleep(AGAIN_MS);
        await leases.renew(lease).catch(() => undefined);
      }
    }
  }

  async function hold({ grant }: Lease, columns: Partial<Grant>): Promise<void> {
    if (held.has(grant.id)) return;
    const { id, grantId, version } = grant;
    held.set(id, { grant: { id, grantId, version }, columns });
    await spoolHeld();
  }

  async function release(id: string): Promise<void> {
    if (held.delete(id)) await spoolHeld();
  }

  /** As its row is sealed, where it was spooled before tokens were sealed with their address. */
  async function bound(record: SpooledRefresh): Promise<SpooledRefresh> {
    const { id, grantId, version } = record.grant;
    const row = await grants.byId(id);
    const wanted = row?.grantId === grantId && row.version === version;
    return wanted ? { ...record, columns: grants.bound(row, record.columns) } : record;
  }

  /** One that cannot be read holds up neither the start nor the others. */
  async function readable(record: SpooledRefresh): Promise<SpooledRefresh[]> {
    try {
      return [await bound(record)];
    } catch (cause) {
      if (!(cause instanceof SecretUnreadable)) throw cause;
      log.error({ grant: record.grant.id }, 'tokens in the spool file cannot be read');
      aside.push(record);
      return [];
    }
  }

  /** One write after the other; each has all that is held when it begins. */
  function spoolHeld(): Promise<void> {
    writing = writing.then(async () => {
      try {
        const kept = await spool?.write([...held.values(), ...aside]);
        if (kept === false) log.error({ held: held.size }, 'the spool file is too small');
      } catch (cause) {
        log.error({ err: cause }, 'the spool file could not be written');
      }
    });
    return writing;
  }

  return {
    store,

    /** What an earlier process could not store: it goes on trying. By grant, each as one that is stored. */
    async resume(): Promise<Map<string, Promise<'stored' | 'replaced'>>> {
      const spooled = (await spool?.read()) ?? [];
      const found = (await Promise.all(spooled.map(readable))).flat();
      for (const record of found) held.set(record.grant.id, record);
      return new Map(
        found.map(({ grant, columns }) => [
          grant.id,
          // Its lease is long gone; `store` goes by the version, not by the epoch.
          store({ grant: grant as Grant, epoch: 0 }, columns),
        ]),
      );
    },

    /** Whether there are tokens that the database has not taken yet. */
    isHolding: (): boolean => held.size > 0,
    /** From here on a token that cannot be stored is no longer waited for. */
    close: (): void => void (closing = true),
  };
}
