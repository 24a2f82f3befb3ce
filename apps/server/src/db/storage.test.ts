import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LessThan, MoreThan } from 'typeorm';
import { User } from '../features/access/user.entity.js';
import { RefusedToStart } from '../lib/errors.js';
import { createLog } from '../lib/log.js';
import { Secret } from '../lib/secret.js';
import { digest } from '../lib/token.js';
import { stored } from '../stored.js';
import { openStorage, type OpenedStorage } from './data-source.js';

let folder: string;
let opened: OpenedStorage[];
const world = { log: createLog('silent'), clock: () => new Date() };
const place = { table: 't', column: 'c', row: 'r' };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailkey-storage-'));
  opened = [];
});

afterEach(async () => {
  await close();
  await rm(folder, { recursive: true });
});

const path = () => join(folder, 'mailkey.sqlite');
const keyFile = () => join(folder, 'mailkey.key');

async function open(
  key: Parameters<typeof openStorage>[0]['key'] = { kind: 'file', path: keyFile() },
): Promise<OpenedStorage> {
  const storage = await openStorage({ databasePath: path(), key }, stored, world);
  opened.push(storage);
  return storage;
}

async function close(): Promise<void> {
  await Promise.all(opened.splice(0).map(({ database }) => database.close()));
}

function person(index: number): Partial<User> {
  return {
    id: `id-${index}`,
    email: `p${index}@example.org`,
    passwordHash: 'x',
    role: 'VIEWER',
    enabled: true,
    createdAt: new Date(),
  };
}

describe('writing', () => {
  it('commits every transaction of many at once, and none of those that fail', async () => {
    const { database } = await open();
    const works = Array.from({ length: 100 }, (_, index) =>
      database.transaction(async (manager) => {
        await manager.insert(User, person(index));
        if (index % 10 === 0) throw new Error('planned');
      }),
    );
    const results = await Promise.allSettled(works);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(90);
    expect(await database.read.count(User)).toBe(90);
  });

  it('is refused inside itself, rather than waiting for ever', async () => {
    const { database } = await open();
    await expect(
      database.transaction(() => database.transaction(async () => undefined)),
    ).rejects.toThrow(/inside transaction/);
  });

  it('is refused to the reader', async () => {
    const { database } = await open();
    await expect(database.read.insert(User, person(1))).rejects.toThrow(/readonly|read-only/i);
  });

  it('keeps times to the millisecond', async () => {
    const { database } = await open();
    const createdAt = new Date('2026-03-29T01:30:00.123Z');
    await database.transaction((manager) => manager.insert(User, { ...person(1), createdAt }));
    expect((await database.read.findOneByOrFail(User, { id: 'id-1' })).createdAt).toEqual(
      createdAt,
    );
  });

  it('compares times in every kind of statement', async () => {
    const { database } = await open();
    const at = (day: number) => new Date(Date.UTC(2026, 0, day));
    await database.transaction(async (manager) => {
      for (const day of [1, 2, 3])
        await manager.insert(User, { ...person(day), createdAt: at(day) });
      expect(
        (await manager.update(User, { createdAt: MoreThan(at(2)) }, { role: 'ADMIN' })).affected,
      ).toBe(1);
      expect((await manager.delete(User, { createdAt: LessThan(at(2)) })).affected).toBe(1);
    });
    expect(await database.read.countBy(User, { createdAt: MoreThan(at(1)) })).toBe(2);
  });

  it('survives a power loss: WAL with synchronous=FULL, and foreign keys hold', async () => {
    const { database } = await open();
    const pragmas = await database.transaction(async (manager) => ({
      journal: (await manager.query('PRAGMA journal_mode'))[0].journal_mode,
      synchronous: (await manager.query('PRAGMA synchronous'))[0].synchronous,
      foreignKeys: (await manager.query('PRAGMA foreign_keys'))[0].foreign_keys,
    }));
    expect(pragmas).toEqual({ journal: 'wal', synchronous: 2, foreignKeys: 1 });
  });
});

describe('the key', () => {
  it('is made at the first start, for the owner alone, and opens at the next', async () => {
    const sealed = (await open()).keyring.seal(new Secret('kept'), place);
    expect((await stat(keyFile())).mode & 0o777).toBe(0o600);
    expect((await stat(path())).mode & 0o777).toBe(0o600);
    await close();
    expect((await open()).keyring.open(sealed, place).reveal()).toBe('kept');
  });

  it.each([
    ['is missing', () => rm(keyFile())],
    ['is another', () => writeFile(keyFile(), randomBytes(32).toString('base64'))],
    ['is broken', () => writeFile(keyFile(), 'short')],
  ])('that %s refuses the start and changes nothing', async (_name, spoil) => {
    await open();
    await close();
    await spoil();
    const before = await bytes();
    await expect(open()).rejects.toThrow(RefusedToStart);
    expect(await bytes()).toEqual(before);
  });
});

/** SQLite itself may leave empty -wal and -shm files beside a database that was only read. */
async function bytes(): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => !/-(wal|shm)$/.test(name)).sort();
  const digests = files.map(
    async (name) => `${name} ${digest((await readFile(join(folder, name))).toString('base64'))}`,
  );
  return Promise.all(digests);
}

describe('the schema', () => {
  it('F25 of a newer Mailkey refuses the start of an older one and stays as it is', async () => {
    await open();
    await close();
    const before = await bytes();
    const config = { databasePath: path(), key: { kind: 'file', path: keyFile() } } as const;
    const older = { ...stored, migrations: Object.values(stored.migrations).slice(0, -1) };
    const refused = expect(openStorage(config, older, world)).rejects;
    await refused.toThrow(/newer Mailkey \(\w+\)[^]*Nothing was changed/);
    expect(await bytes()).toEqual(before);
    await open();
  });

  it('is what the entities say: no column is missing, more, or of another kind', async () => {
    const { database } = await open();
    for (const { tableName, columns } of database.read.connection.entityMetadatas) {
      const found: { name: string; type: string; notnull: number }[] = await database.read.query(
        `PRAGMA table_info("${tableName}")`,
      );
      const wanted = columns.map(
        (column) => `${column.databaseName} ${column.isNullable ? 'null' : 'not null'}`,
      );
      expect([
        tableName,
        ...found.map(({ name, notnull }) => `${name} ${notnull ? 'not null' : 'null'}`).sort(),
      ]).toEqual([tableName, ...wanted.sort()]);
    }
  });
});
