import type { EntityManager } from 'typeorm';

const waiting = new WeakMap<EntityManager, Map<string, () => Promise<void>>>();

/**
 * Does something at the end of this transaction and within it, such as telling of its outcome. What
 * is said again under the same key takes the place of what was said before: it is done once.
 */
export function beforeCommit(manager: EntityManager, key: string, work: () => Promise<void>): void {
  const works = waiting.get(manager) ?? new Map<string, () => Promise<void>>();
  waiting.set(manager, works.set(key, work));
}

/** For the transaction itself: until nobody has anything more to do. */
export async function doBeforeCommit(manager: EntityManager): Promise<void> {
  for (let works = waiting.get(manager); works; works = waiting.get(manager)) {
    waiting.delete(manager);
    for (const work of works.values()) await work();
  }
}
