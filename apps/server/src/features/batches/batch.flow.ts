import type { EntityManager } from 'typeorm';
import { afterCommit } from '../../db/after-commit.js';
import type { Database } from '../../db/database.js';
import type { Clock } from '../../lib/clock.js';
import type { Events } from '../../lib/events.js';
import { failpoint } from '../../lib/failpoint.js';
import type { Log } from '../../lib/log.js';
import { createTicker } from '../../lib/ticker.js';
import type { BatchKind } from './batch.js';
import type { Batch } from './batch.entity.js';
import {
  batchWentOn,
  currentBatch,
  putBatch,
  removeBatch,
  unfinishedBatches,
  type Rest,
} from './batch.store.js';

/** Does the next rows of a batch in this transaction; gives how many, and whether there are more. */
export type BatchStep = (
  manager: EntityManager,
  batch: Batch,
) => Promise<{ done: number; more: boolean }>;

export interface BatchDependencies {
  database: Database;
  events: Pick<Events, 'publish'>;
  clock: Clock;
  log: Log;
  steps: Record<BatchKind, BatchStep>;
}

export type BatchFlow = ReturnType<typeof createBatches>;

/** A batch that has failed is tried again by then. */
const EVERY_MS = 60_000;

/**
 * Does in many transactions what would hold up everybody in one. What is left stands in a row of the
 * database from the first transaction on, so that no end of the process loses it; in between, whoever
 * waits to write has their turn.
 */
export function createBatches(deps: BatchDependencies) {
  const { database, events, clock, log } = deps;
  const ticker = createTicker({ name: 'batches', everyMs: EVERY_MS, work, log });
  let closing = false;

  async function work(): Promise<void> {
    for (const id of await unfinishedBatches(database))
      try {
        while (!closing && (await next(id)));
      } catch (cause) {
        log.error({ err: cause, batch: id }, 'a batch has failed, and is tried again');
      }
  }

  /** True: there is more to do. */
  async function next(id: string): Promise<boolean> {
    return database.transaction(async (manager) => {
      const batch = await currentBatch(manager, id);
      if (!batch) return false;
      const { done, more } = await deps.steps[batch.kind](manager, batch);
      if (more) await batchWentOn(manager, batch, done);
      else await removeBatch(manager, batch);
      const { oauthClientId } = batch;
      if (oauthClientId) afterCommit(manager, () => events.publish('oauthClient', oauthClientId));
      await failpoint('batch.writing');
      return more;
    });
  }

  return {
    /** In the transaction that has done the first of it: the rest follows soon, whatever happens. */
    async follow(manager: EntityManager, rest: Rest): Promise<void> {
      await putBatch(manager, rest, clock());
      afterCommit(manager, ticker.nudge);
    },

    start(): void {
      ticker.start();
      // What a former process has left over.
      ticker.nudge();
    },
    close(): Promise<void> {
      closing = true;
      return ticker.close();
    },
    /** For tests: until nothing is left that can be done. */
    work,
  };
}
