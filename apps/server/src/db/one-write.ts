import type { EntityManager } from 'typeorm';
import type { Database } from './database.js';

/** Of one transaction, so that nobody waits long for others; a row each. */
const MOST = 200;

/**
 * Lets all who have something to write while a transaction waits for its turn share it: one commit,
 * and one wait for the disk. Nobody waits for others to come. Each is answered when what it wrote is
 * durable; where the write fails, it fails for all who share it.
 */
export function inOneWrite<T>(
  database: Pick<Database, 'transaction'>,
  write: (manager: EntityManager, items: readonly T[]) => Promise<void>,
  most = MOST,
): (item: T) => Promise<void> {
  let waiting: { items: T[]; written: Promise<void> } | undefined;

  function begin(items: T[]): Promise<void> {
    const close = (): void => {
      if (waiting?.items === items) waiting = undefined;
    };
    const written = database.transaction((manager) => {
      // Whoever comes now waits for the next one.
      close();
      return write(manager, items);
    });
    // It may have failed before its turn came.
    return written.finally(close);
  }

  return (item) => {
    if (waiting && waiting.items.length < most) waiting.items.push(item);
    else {
      const items = [item];
      waiting = { items, written: begin(items) };
    }
    return waiting.written;
  };
}
