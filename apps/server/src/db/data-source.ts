import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Config } from '../config.js';
import type { Clock } from '../lib/clock.js';
import type { Keyring } from '../lib/keyring.js';
import type { Log } from '../lib/log.js';
import { afterCommit } from './after-commit.js';
import { bindSecrets } from './bind-secrets.js';
import { ensurePrivateFile, tightenFiles } from '../lib/private-file.js';
import type { Database } from './database.js';
import { takeInstanceLock } from './instance-lock.js';
import { refuseNewerSchema } from './newer-schema.js';
import {
  createStoredKeyring,
  readStoredKeyring,
  type KeySources,
  type OpenedKeys,
} from './open-keyring.js';
import { quietSqlite } from './sqlite-driver.js';
import { sharedCommit } from './shared-commit.js';
import { createWrites } from './transaction.js';

export type Schema = Required<Pick<DataSourceOptions, 'entities' | 'migrations' | 'subscribers'>>;

export interface OpenedStorage extends OpenedKeys {
  database: Database;
}

type Place = Pick<Config, 'databasePath'> & KeySources;

/** The database, and what lies beside it under its name. */
const BESIDE = ['', '-wal', '-shm', '-journal', '.lock', '.lock-journal', '.spool'];

/** Opens the SQLite file: keys first, then migrations (each in a transaction), then the reader. */
export async function openStorage(
  config: Place,
  schema: Schema,
  world: { log: Log; clock: Clock },
): Promise<OpenedStorage> {
  mkdirSync(dirname(config.databasePath), { recursive: true, mode: 0o700 });
  const unlock = await takeInstanceLock(config.databasePath);
  try {
    return await openLocked(config, schema, { ...world, unlock });
  } catch (cause) {
    await unlock();
    throw cause;
  }
}

async function openLocked(
  config: Place,
  schema: Schema,
  { log, clock, unlock }: { log: Log; clock: Clock; unlock: () => Promise<void> },
): Promise<OpenedStorage> {
  if (existsSync(`${config.databasePath}-journal`)) await rollBack(config.databasePath);
  const stored = existsSync(config.databasePath) ? await keysOfExisting(config, schema) : undefined;
  // It is Mailkey's own from here on, and no longer anybody's letter.
  ensurePrivateFile(config.databasePath);
  tightenFiles(
    BESIDE.map((end) => `${config.databasePath}${end}`),
    log,
  );
  const writer = await connect(config.databasePath, schema);
  await writer.runMigrations({ transaction: 'each' });
  const keys = stored ?? (await firstKeys(writer, config, { log, clock }));
  await bindStored(writer, keys.keyring, log);
  const reader = await connect(config.databasePath, schema);
  await reader.query('PRAGMA query_only = 1');
  return { ...keys, database: createDatabase(writer, reader, unlock) };
}

const UNREADABLE =
  'stored secrets cannot be read with the keys at hand: put the key back that sealed them, or enter them again';

async function bindStored(writer: DataSource, keyring: Keyring, log: Log): Promise<void> {
  const { bound, unreadable } = await bindSecrets(writer, keyring);
  if (bound > 0) log.info({ bound }, 'stored secrets belong to their addresses from now on');
  if (unreadable > 0) log.warn({ unreadable }, UNREADABLE);
}

function createDatabase(
  writer: DataSource,
  reader: DataSource,
  unlock: () => Promise<void>,
): Database {
  const { append, transaction: inTurn } = createWrites(writer);
  const { transaction, commits } = countCommits(inTurn);
  return {
    read: reader.manager,
    transaction,
    append,
    commits,
    answers: async () => void (await reader.query('SELECT 1')),
    shared: sharedCommit({ transaction }),
    close: async () => {
      // Waits for the writes in the queue; nothing may follow them.
      await transaction(() => Promise.resolve());
      await reader.destroy();
      await writer.destroy();
      await unlock();
    },
  };
}

function countCommits(inTurn: Database['transaction']): Pick<Database, 'transaction' | 'commits'> {
  let commits = 0;
  const count = (): void => void (commits += 1);
  const transaction: Database['transaction'] = (work) =>
    inTurn((manager) => {
      // The first of what follows on the commit: the others may read already.
      afterCommit(manager, count);
      return work(manager);
    });
  return { transaction, commits: () => commits };
}

/** A connection that writes, with what SQLite has to be told for it. */
export async function connect(database: string, schema: Partial<Schema> = {}): Promise<DataSource> {
  const source = new DataSource({
    type: 'sqlite',
    driver: quietSqlite,
    database,
    enableWAL: true,
    busyTimeout: 5000,
    logging: false,
    ...schema,
  });
  await source.initialize();
  // A token that was stored must survive a power loss: NORMAL could lose the last commits.
  await source.query('PRAGMA synchronous = FULL');
  await source.query('PRAGMA trusted_schema = OFF');
  return source;
}

/**
 * Takes back what was cut off before the file had a write-ahead log, as in the middle of a first
 * start: until a connection that may write has done so, none that may not can read.
 */
async function rollBack(database: string): Promise<void> {
  const source = new DataSource({ type: 'sqlite', driver: quietSqlite, database, logging: false });
  await source.initialize();
  await source.query('SELECT COUNT(*) FROM "sqlite_master"').finally(() => source.destroy());
}

/** Looks with a connection that cannot write, so that a refusal leaves the file as it was. */
async function keysOfExisting(config: Place, schema: Schema): Promise<OpenedKeys | undefined> {
  const source = await connectReadOnly(config.databasePath, schema);
  try {
    await refuseNewerSchema(source);
    return await readStoredKeyring(source, config);
  } finally {
    await source.destroy();
  }
}

/** A connection that cannot write; beside a running server, too. */
export async function connectReadOnly(
  database: string,
  schema: Partial<Schema> = {},
): Promise<DataSource> {
  const options = {
    ...({ type: 'sqlite', driver: quietSqlite } as const),
    flags: READ_ONLY,
    logging: false,
  };
  const source = new DataSource({ ...options, database, ...schema });
  return source.initialize();
}

/** SQLITE_OPEN_READONLY of sqlite3. */
const READ_ONLY = 1;

async function firstKeys(
  writer: DataSource,
  config: KeySources,
  { log, clock }: { log: Log; clock: Clock },
): Promise<OpenedKeys> {
  const created = await createStoredKeyring(writer, config, clock());
  const where = config.key.kind === 'file' ? config.key.path : 'MAILKEY_KEY';
  log.info(
    { fingerprint: created.fingerprint },
    `Secrets are sealed with the key in ${where}: back it up, apart from the database.`,
  );
  return created;
}
