import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, EntityManager } from 'typeorm';
import { takeCallbacks } from './after-commit.js';
import { doBeforeCommit } from './before-commit.js';
import type { Database } from './database.js';
import { withoutRoom } from './unwritable.js';

type Writes = Pick<Database, 'transaction' | 'append'>;

/**
 * TypeORM has one SQLite connection: two transactions at once fail, and an insert of one request
 * is rolled back with another's. So writes queue here, and reads have a connection of their own.
 */
export function createWrites(writer: DataSource): Writes {
  let last: Promise<unknown> = Promise.resolve();
  const inside = new AsyncLocalStorage<{ open: boolean }>();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (inside.getStore()?.open)
      throw new Error('transaction() inside transaction(): pass the manager on');
    const done = last.then(work).catch((cause: unknown) => Promise.reject(withoutRoom(cause)));
    last = done.catch(() => undefined);
    return done;
  }

  function watched<T>(work: () => Promise<T>): Promise<T> {
    const unit = { open: true };
    return inside.run(unit, work).finally(() => {
      unit.open = false;
      // There is no other one. As long as it is enabled, Node keeps a record of every promise of the process.
      inside.disable();
    });
  }

  return {
    transaction: (work) =>
      inTurn(() => watched(() => immediate(writer, work))).then(({ result, callbacks }) => {
        for (const callback of callbacks) callback();
        return result;
      }),
    append: (work) => inTurn(() => work(writer.createQueryRunner().manager)),
  };
}

function immediate<T>(
  writer: DataSource,
  work: (manager: EntityManager) => Promise<T>,
): Promise<{ result: T; callbacks: (() => void)[] }> {
  return writer.transaction(async (manager) => {
    // TypeORM begins DEFERRED. A write that touches no row takes the write lock now, as BEGIN IMMEDIATE
    // would: waiting for another process happens here, under busy_timeout, and never in the middle.
    await manager.query('DELETE FROM "data_key" WHERE 0 = 1');
    const result = await work(manager);
    await doBeforeCommit(manager);
    return { result, callbacks: takeCallbacks(manager) };
  });
}
