import type { EntityManager } from 'typeorm';
import { callbacksOf, forgetCallbacks } from './after-commit.js';
import { withoutRoom } from './unwritable.js';

/**
 * Does one of many things of a transaction so that its failure takes back its own writes alone: gives what
 * was thrown, or undefined. What says nothing about that one, such as a full disk, ends the transaction.
 */
export async function apart(
  manager: EntityManager,
  work: () => Promise<void>,
): Promise<{ cause: unknown } | undefined> {
  const before = callbacksOf(manager);
  await manager.query('SAVEPOINT "item"');
  try {
    await work();
    await manager.query('RELEASE "item"');
    return undefined;
  } catch (cause) {
    // Where the database has given up the whole transaction, this fails, and the batch is tried again.
    await manager.query('ROLLBACK TO "item"');
    await manager.query('RELEASE "item"');
    forgetCallbacks(manager, before);
    if (withoutRoom(cause) !== cause) throw cause;
    return { cause };
  }
}
