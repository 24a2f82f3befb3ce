import type { EntityManager } from 'typeorm';
import { DataKeyRow } from '../../db/data-key.entity.js';
import type { Database } from '../../db/database.js';
import type { OpenedKeys } from '../../db/open-keyring.js';
import type { Clock } from '../../lib/clock.js';
import type { DataKey } from '../../lib/keyring.js';

export type DataKeyStore = ReturnType<typeof createDataKeyStore>;

/** The data keys at rest, each wrapped by the key-encryption key. */
export function createDataKeyStore(deps: {
  database: Database;
  wrap: OpenedKeys['wrap'];
  clock: Clock;
}) {
  const { database, wrap, clock } = deps;
  return {
    all: () => database.read.find(DataKeyRow, { order: { createdAt: 'ASC', kid: 'ASC' } }),

    /** Keys whose values are still to be sealed anew. */
    old: () => database.read.findBy(DataKeyRow, { state: 'DECRYPT' }),

    /** The new key seals from now on, the one before it only opens. */
    async activate(manager: EntityManager, dataKey: DataKey): Promise<void> {
      await manager.update(DataKeyRow, { state: 'ACTIVE' }, { state: 'DECRYPT' });
      await manager.insert(DataKeyRow, { ...wrap(dataKey), state: 'ACTIVE', createdAt: clock() });
    },

    retire: (manager: EntityManager, kid: string) =>
      manager.update(DataKeyRow, { kid, state: 'DECRYPT' }, { state: 'RETIRED' }),
  };
}
