import type { Database } from '../db/database.js';
import { connect, connectReadOnly, openStorage } from '../db/data-source.js';
import { takeInstanceLock } from '../db/instance-lock.js';
import { readStoredKeyring, rewrapDataKeys, type OpenedKeys } from '../db/open-keyring.js';
import { createDataKeyStore, type DataKeyStore } from '../features/keys/data-key.store.js';
import { createKeyRotation } from '../features/keys/key-rotation.flow.js';
import { createSealedValueStore } from '../features/keys/sealed-value.store.js';
import { createAuditStore } from '../features/audit/audit.store.js';
import { systemClock } from '../lib/clock.js';
import { stored } from '../stored.js';
import { DONE, FAILED, type Command, type CommandWorld } from './command.js';

const clock = systemClock;

/** Kids, states and counts, also beside a running server. Refuses like the server when the key does not fit. */
export const keysStatus: Command = async ({ config, say }) => {
  const source = await connectReadOnly(config.databasePath, stored);
  try {
    const keys = await readStoredKeyring(source, config);
    if (!keys) {
      say('This database has no keys yet: the first start makes them.');
      return FAILED;
    }
    say(`key-encryption key  ${keys.fingerprint}`);
    const database = { read: source.manager } as Database; // nothing here writes
    await listDataKeys({ database, keys, say });
    return DONE;
  } finally {
    await source.destroy();
  }
};

/** Wraps every data key by the new key-encryption key. The server is stopped meanwhile. */
export const rotateKek: Command = async ({ config, say }) => {
  const unlock = await takeInstanceLock(config.databasePath);
  const source = await connect(config.databasePath);
  try {
    const wrapped = await rewrapDataKeys(source, config);
    say(`${wrapped} data keys are wrapped by the new key now. Take MAILKEY_KEY_PREVIOUS away.`);
    return DONE;
  } finally {
    await source.destroy();
    await unlock();
  }
};

/** A new data key, and everything sealed anew with it before this returns. The server is stopped meanwhile. */
export const rotateDek: Command = async ({ config, log, say }) => {
  const { database, ...keys } = await openStorage(config, stored, { log, clock });
  try {
    const { dataKeys, sealedValues } = storesOf(database, keys);
    const { keyring } = keys;
    const deps = { database, keyring, dataKeys, sealedValues, clock, log };
    const rotation = createKeyRotation({ ...deps, grace: 0 });
    if ((await dataKeys.old()).length > 0) await rotation.resume();
    else await rotation.rotate((manager) => auditRotation(database, manager));
    await rotation.finished();
    await listDataKeys({ database, keys, say });
    return (await dataKeys.old()).length === 0 ? DONE : FAILED;
  } finally {
    await database.close();
  }
};

function storesOf(database: Database, { keyring, wrap }: OpenedKeys) {
  return {
    dataKeys: createDataKeyStore({ database, wrap, clock }) satisfies DataKeyStore,
    sealedValues: createSealedValueStore({ database, keyring }),
  };
}

const auditRotation = (
  database: Database,
  manager: Parameters<ReturnType<typeof createAuditStore>['record']>[0],
): Promise<void> =>
  createAuditStore({ database, clock }).record(manager, {
    actor: { kind: 'system', name: 'command line' },
    action: 'data-key.rotate',
    subject: { kind: 'data-key' },
  });

async function listDataKeys({
  database,
  keys,
  say,
}: { database: Database; keys: OpenedKeys } & Pick<CommandWorld, 'say'>): Promise<void> {
  const { dataKeys, sealedValues } = storesOf(database, keys);
  for (const { kid, state, createdAt } of await dataKeys.all()) {
    const count = await sealedValues.count(kid);
    say(`data key ${kid}  ${state.padEnd(7)}  since ${createdAt.toISOString()}  ${count} values`);
  }
}
