import type { EntityManager } from 'typeorm';
import { callbacksOf, forgetCallbacks } from './after-commit.js';
import { doBeforeCommit, forgetBeforeCommit } from './before-commit.js';
import type { Database } from './database.js';
import { inOneWrite } from './one-write.js';
import { withoutRoom } from './unwritable.js';

type Work<T> = (manager: EntityManager) => Promise<T>;

/** Of one transaction, so that nobody waits long for others: each has several statements. */
const MOST = 20;

interface Member {
  /** Never rejects but where the whole transaction is lost: what failed is told after the commit. */
  run(manager: EntityManager, alone: boolean): Promise<void>;
  told(): void;
}

/**
 * Like `transaction`, for short work of many at once, which shares one commit (see `inOneWrite`). Each is
 * all or nothing by itself: one that fails takes back its own and no other's. Nobody is told before all is
 * durable.
 */
export function sharedCommit(database: Pick<Database, 'transaction'>): Database['transaction'] {
  const write = inOneWrite<Member>(
    database,
    async (manager, members) => {
      for (const one of members) await one.run(manager, members.length === 1);
    },
    MOST,
  );
  return (work) =>
    new Promise((resolve, reject) => {
      const one = memberOf(work, { resolve, reject });
      write(one).then(one.told, reject);
    });
}

function memberOf<T>(
  work: Work<T>,
  { resolve, reject }: { resolve: (result: T) => void; reject: (cause: unknown) => void },
): Member {
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
  };
}
