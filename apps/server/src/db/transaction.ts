import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, EntityManager } from 'typeorm';
import { takeCallbacks } from './after-commit.js';
import { doBeforeCommit } from './before-commit.js';
import type { Database } from './database.js';
import { withoutRoom } from './unwritable.js';

/**
 * TypeORM has one SQLite connection: two transactions at once fail, and an insert of one request
 * is rolled back with another's. So writes queue here, and reads have a connection of their own.
 */
export function createTransaction(writer: DataSource): Database['transaction'] {
  let last: Promise<unknown> = Promise.resolve();
  const inside = new AsyncLocalStorage<{ open: boolean }>();

  return (work) => {
    if (inside.getStore()?.open)
      throw new Error('transaction() inside transaction(): pass the manager on');
    const unit = { open: true };
    const next = last.then(() =>
      inside
        .run(unit, () => immediate(writer, work))
        .catch((cause: unknown) => Promise.reject(withoutRoom(cause)))
        .finally(() => (unit.open = false)),
    );
    last = next.catch(() => undefined);
    return next.then(({ result, callbacks }) => {
      for (const callback of callbacks) callback();
      return result;
    });
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
