import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../lib/log.js';
import { stored } from '../stored.js';
import { afterCommit } from './after-commit.js';
import { beforeCommit } from './before-commit.js';
import type { Database } from './database.js';
import { openStorage } from './data-source.js';
import { sharedCommit } from './shared-commit.js';

let folder: string;
let database: Database;
let commits: number;
let inShared: Database['transaction'];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailkey-shared-'));
  const key = { kind: 'file', path: join(folder, 'key') } as const;
  const place = { databasePath: join(folder, 'mailkey.sqlite'), key };
  const world = { log: createLog('silent'), clock: () => new Date() };
  ({ database } = await openStorage(place, stored, world));
  await database.transaction((manager) =>
    manager.query('CREATE TABLE "thing" ("id" integer PRIMARY KEY)'),
  );
}, 60_000);
beforeEach(async () => {
  await database.transaction((manager) => manager.query('DELETE FROM "thing"'));
  commits = 0;
  inShared = sharedCommit({
    transaction: (work) => {
      commits += 1;
      return database.transaction(work);
    },
  });
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

const put = (id: number) =>
  inShared((manager) => manager.query('INSERT INTO "thing" VALUES (?)', [id]).then(() => id));
const things = async () =>
  (await database.read.query('SELECT "id" FROM "thing" ORDER BY "id"')).map(
    ({ id }: { id: number }) => id,
  );

describe('sharedCommit', () => {
  it('lets those who come while one waits for its turn share its commit', async () => {
    expect(await Promise.all([1, 2, 3, 4, 5].map(put))).toEqual([1, 2, 3, 4, 5]);
    expect(await things()).toEqual([1, 2, 3, 4, 5]);
    expect(commits).toBe(1);
  });

  it('bounds how many share one', async () => {
    await Promise.all(Array.from({ length: 45 }, (_, at) => put(at)));
    expect(commits).toBe(3);
    expect(await things()).toHaveLength(45);
  });

  it('takes back what one has written that fails, and nothing of the others', async () => {
    const told: string[] = [];
    const failing = inShared(async (manager) => {
      await manager.query('INSERT INTO "thing" VALUES (7)');
      afterCommit(manager, () => told.push('of the one that failed'));
      beforeCommit(manager, 'it', () => Promise.resolve(void told.push('too late')));
      throw new Error('it went wrong');
    });
    const lastly = inShared(async (manager) => {
      await manager.query('INSERT INTO "thing" VALUES (5)');
      beforeCommit(manager, 'last', () => Promise.reject(new Error('at the very end')));
    });
    const broken = inShared((manager) => manager.query('INSERT INTO "thing" VALUES (1)'));
    const well = inShared(async (manager) => {
      await manager.query('INSERT INTO "thing" VALUES (9)');
      afterCommit(manager, () => told.push('of the one that went well'));
    });
    const first = put(1);
    const ends = await Promise.allSettled([failing, lastly, broken, well, first]);
    expect(ends.map(({ status }) => status)).toEqual([
      ...['rejected', 'rejected', 'fulfilled', 'fulfilled', 'rejected'],
    ]);
    expect(await things()).toEqual([1, 9]);
    expect(told).toEqual(['of the one that went well']);
    // All five together, and then each by itself.
    expect(commits).toBe(6);
  });

  it('tells nobody before what they wrote can be read', async () => {
    const seen = await Promise.all([1, 2, 3].map((id) => put(id).then(things)));
    expect(seen.map((list) => list.length)).toEqual([3, 3, 3]);
  });

  it('writes what the others have where one has lost the whole transaction', async () => {
    const gone = inShared((manager) =>
      manager.query('ROLLBACK').then(() => Promise.reject(new Error('the disk is full'))),
    );
    const ends = await Promise.allSettled([put(1), gone, put(2)]);
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await things()).toEqual([1, 2]);
    expect(await put(3)).toBe(3);
  });

  it('does nothing a second time where the transaction cannot begin', async () => {
    let begun = 0;
    const shut = sharedCommit({
      transaction: () => {
        begun += 1;
        return Promise.reject(new Error('another program holds the database'));
      },
    });
    const ends = await Promise.allSettled([1, 2, 3].map(() => shut(() => Promise.resolve())));
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(begun).toBe(1);
  });

  it('is an ordinary transaction for one alone, whose failure is its own', async () => {
    await expect(inShared(() => Promise.reject(new Error('alone')))).rejects.toThrow('alone');
    expect(await put(1)).toBe(1);
  });
});
