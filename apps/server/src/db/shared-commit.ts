import type { EntityManager } from 'typeorm';
import { callbacksOf, forgetCallbacks } from './after-commit.js';
import { doBeforeCommit, forgetBeforeCommit } from './before-commit.js';
import type { Database } from './database.js';
import { withoutRoom } from './unwritable.js';

type Work<T> = (manager: EntityManager) => Promise<T>;

interface Waiting {
  /** Never rejects: what failed is told after the commit. */
  run(manager: EntityManager, alone: boolean): Promise<void>;
  told(): void;
  failed(cause: unknown): void;
}

/** Of one transaction, so that nobody waits long for others. */
const MOST = 20;

/**
 * Like `transaction`, for short work of many at once: whoever comes while a transaction waits for its turn
 * shares it, and with it one wait for the disk. Nobody waits for others to come. Each is all or
 * nothing by itself: one that fails takes back its own and no other's. Nobody is told before all is durable.
 */
export function sharedCommit(database: Pick<Database, 'transaction'>): Database['transaction'] {
  let waiting: Waiting[] | undefined;

  function begin(first: Waiting): void {
    const members = [first];
    const close = (): void => {
      if (waiting === members) waiting = undefined;
    };
    const committed = database.transaction(async (manager) => {
      // Whoever comes now waits for the next one.
      close();
      for (const one of members) await one.run(manager, members.length === 1);
    });
    waiting = members;
    committed
      .then(
        () => members.forEach((one) => one.told()),
        (cause: unknown) => members.forEach((one) => one.failed(cause)),
      )
      .finally(close);
  }

  return (work) =>
    new Promise((resolve, reject) => {
      const one = waitingFor(work, { resolve, reject });
      if (waiting && waiting.length < MOST) waiting.push(one);
      else begin(one);
    });
}

function waitingFor<T>(
  work: Work<T>,
  { resolve, reject }: { resolve: (result: T) => void; reject: (cause: unknown) => void },
): Waiting {
  let tell = (): void => undefined;
  return {
    async run(manager, alone) {
      if (alone) {
        const result = await work(manager);
        tell = () => resolve(result);
        return;
      }
      const before = callbacksOf(manager);
      await manager.query('SAVEPOINT "member"');
      try {
        const result = await work(manager);
        // The end of a member, as of a transaction: what fails there takes back this one alone.
        await doBeforeCommit(manager);
        tell = () => resolve(result);
      } catch (cause) {
        // Where the database has given up the whole transaction already, this fails, and with it everybody.
        await manager.query('ROLLBACK TO "member"');
        forgetCallbacks(manager, before);
        forgetBeforeCommit(manager);
        tell = () => reject(withoutRoom(cause));
      }
      await manager.query('RELEASE "member"');
    },
    told: () => tell(),
    failed: reject,
  };
}
