import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStorage, type OpenedStorage } from '@mailkey/server/db/data-source';
import { systemClock } from '@mailkey/server/lib/clock';
import { createLog } from '@mailkey/server/lib/log';
import { stored } from '@mailkey/server/stored';

export interface TemporaryStorage extends OpenedStorage {
  remove(): Promise<void>;
}

/** The real database with all its migrations, in a temporary folder. */
export async function temporaryStorage(): Promise<TemporaryStorage> {
  const folder = await mkdtemp(join(tmpdir(), 'mailkey-storage-'));
  const storage = await openStorage(
    {
      databasePath: join(folder, 'mailkey.sqlite'),
      key: { kind: 'file', path: join(folder, 'key') },
    },
    stored,
    { log: createLog('silent'), clock: systemClock },
  );
  return {
    ...storage,
    remove: async () => {
      await storage.database.close();
      await rm(folder, { recursive: true });
    },
  };
}
