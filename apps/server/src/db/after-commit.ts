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

/** What waits by now, for `forgetCallbacks`. */
export const callbacksOf = (manager: EntityManager): readonly (() => void)[] =>
  waiting.get(manager) ?? [];

/** Back to what waited before: what was to follow on the rest will not happen. */
export function forgetCallbacks(manager: EntityManager, before: readonly (() => void)[]): void {
  waiting.set(manager, [...before]);
}

/** What waits for the end of this transaction; for the transaction itself. */
export function takeCallbacks(manager: EntityManager): (() => void)[] {
  const callbacks = waiting.get(manager) ?? [];
  waiting.delete(manager);
  return callbacks;
}
