import { setTimeout as pause } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import type { Clock } from '../../lib/clock.js';
import { UserError } from '../../lib/errors.js';
import { newDataKey, type KeyRing } from '../../lib/keyring.js';
import type { Log } from '../../lib/log.js';
import type { DataKeyStore } from './data-key.store.js';
import { isDue } from './data-key.js';
import type { SealedValueStore } from './sealed-value.store.js';

export interface KeyRotationDependencies {
  database: Database;
  keyring: KeyRing;
  dataKeys: DataKeyStore;
  sealedValues: SealedValueStore;
  clock: Clock;
  log: Log;
  /** Milliseconds that a value sealed before the change may take to be written; nobody retires a key before. */
  grace?: number;
}

const GRACE = 60_000;
/** Between two batches, so that others get to write. */
const BREATH = 20;

export type KeyRotation = ReturnType<typeof createKeyRotation>;

/** Changes the data key while everything runs; an interruption is resumed at the next start. */
export function createKeyRotation(deps: KeyRotationDependencies) {
  const { database, keyring, dataKeys, sealedValues, clock, log, grace = GRACE } = deps;
  const stopped = new AbortController();
  let work: Promise<void> | undefined;

  /** A new active key, used at once; `together` is written in the same transaction. */
  async function rotate(inTransaction?: (manager: EntityManager) => Promise<void>): Promise<void> {
    if ((await dataKeys.old()).length > 0)
      throw new UserError('CONFLICT', 'The data key is being changed already.');
    const next = newDataKey();
    await database.transaction(async (manager) => {
      await dataKeys.activate(manager, next);
      await inTransaction?.(manager);
    });
    keyring.turnTo(next);
    start();
  }

  function start(): void {
    work ??= resealAll()
      .catch((cause: unknown) => {
        if (!stopped.signal.aborted) log.error({ err: cause }, 'changing the data key stopped');
      })
      .finally(() => (work = undefined));
  }

  async function resealAll(): Promise<void> {
    await resealPass();
    await pause(grace, undefined, { signal: stopped.signal });
    // What others wrote meanwhile with what they had read or sealed before.
    await resealPass();
    for (const { kid } of await dataKeys.old()) await retire(kid);
  }

  async function resealPass(): Promise<void> {
    for (const column of sealedValues.columns) {
      for (let after: string | undefined = ''; after !== undefined;) {
        const batch = await sealedValues.reseal(column, after);
        for (const row of batch.unreadable)
          log.error({ row, column: column.property }, 'a sealed value cannot be read');
        after = batch.next;
        await pause(BREATH, undefined, { signal: stopped.signal });
      }
    }
  }

  /** Only when nothing is sealed with it any more; counted and retired in one transaction. */
  async function retire(kid: string): Promise<void> {
    const left = await database.transaction(async (manager) => {
      const count = await sealedValues.count(kid, manager);
      if (count === 0) await dataKeys.retire(manager, kid);
      return count;
    });
    if (left > 0) return log.warn({ kid, left }, 'a data key is still needed');
    keyring.forget(kid);
    log.info({ kid }, 'a data key was retired');
  }

  return {
    rotate,

    /** At the start: goes on with what was interrupted, and changes a key that has served a year. */
    async resume(): Promise<void> {
      const keys = await dataKeys.all();
      if (keys.some(({ state }) => state === 'DECRYPT')) return start();
      const active = keys.find(({ state }) => state === 'ACTIVE');
      if (active && isDue(active, clock())) await rotate();
    },

    /** Waits for the values to be sealed anew. */
    finished: async (): Promise<void> => work,

    async close(): Promise<void> {
      stopped.abort();
      await work;
    },
  };
}
