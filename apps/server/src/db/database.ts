import type { EntityManager } from 'typeorm';

/** The stored state. Reads may run beside each other; every write goes through `transaction`. */
export interface Database {
  /** Reads the last committed state; refuses to write. */
  readonly read: EntityManager;
  /** The one way to write: all or nothing, one after the other. Never call it inside itself. */
  transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T>;
  /** The same for short work of many at once, such as checks: those who wait share a commit, each all or nothing. */
  shared<T>(work: (manager: EntityManager) => Promise<T>): Promise<T>;
  /**
   * A turn among the writes without a transaction: each statement is one by itself. For a statement that only adds
   * lines to a log, so that nothing that was read before is wrong afterwards.
   */
  append<T>(work: (manager: EntityManager) => Promise<T>): Promise<T>;
  /** Grows with every commit but those of `append`, before whoever wrote is answered (see `untilWritten`). */
  commits(): number;
  /** Throws where it can be read no more. */
  answers(): Promise<void>;
  close(): Promise<void>;
}
