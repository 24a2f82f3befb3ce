import type { EntityManager } from 'typeorm';

const waiting = new WeakMap<EntityManager, (() => void)[]>();

/**
 * Does something once the transaction of this manager is committed, such as telling those who then
 * read its outcome. Nothing happens when it is rolled back.
 */
export function afterCommit(manager: EntityManager, callback: () => void): void {
  const callbacks = waiting.get(manager) ?? [];
  waiting.set(manager, [...callbacks, callback]);
}

/** What waits for the end of this transaction; for the transaction itself. */
export function takeCallbacks(manager: EntityManager): (() => void)[] {
  const callbacks = waiting.get(manager) ?? [];
  waiting.delete(manager);
  return callbacks;
}
