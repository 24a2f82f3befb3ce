import type { EntityManager } from 'typeorm';
import type { Database } from './database.js';
import { inOneWrite } from './one-write.js';

/** Of one transaction, so that nobody waits long for others: each has several statements. */
const MOST = 20;

interface Member {
  run(manager: EntityManager): Promise<void>;
  /** Nobody else shares its commit; so it is where the transaction could not even begin. */
  alone: boolean;
}

/**
 * Like `transaction`, for short work of many at once, which shares one commit (see `inOneWrite`). Each is
 * all or nothing by itself: where one of them fails, nothing of that commit is kept, and each is done
 * again in a transaction of its own. So the work does nothing but write, and may be done twice. Nobody is
 * told before all is durable.
 */
export function sharedCommit({
  transaction,
}: Pick<Database, 'transaction'>): Database['transaction'] {
  const write = inOneWrite<Member>(
    { transaction },
    async (manager, members) => {
      for (const member of members) member.alone = members.length === 1;
      for (const member of members) await member.run(manager);
    },
    MOST,
  );
  return <T>(work: (manager: EntityManager) => Promise<T>): Promise<T> => {
    let result: T;
    const member = {
      alone: true,
      run: async (manager: EntityManager) => void (result = await work(manager)),
    };
    return write(member).then(
      () => result,
      (cause: unknown) => (member.alone ? Promise.reject(cause) : transaction(work)),
    );
  };
}
