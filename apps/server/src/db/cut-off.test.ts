import 'reflect-metadata';
import { copyFile, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLog } from '../lib/log.js';
import { stored } from '../stored.js';
import { openStorage } from './data-source.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailkey-cut-off-'));
});
afterEach(() => rm(folder, { recursive: true }));

const path = () => join(folder, 'mailkey.sqlite');

async function open() {
  const key = { kind: 'file', path: join(folder, 'key') } as const;
  const world = { log: createLog('silent'), clock: () => new Date() };
  return openStorage({ databasePath: path(), key }, stored, world);
}

/** The files as a kill leaves them in the middle of a transaction without a write-ahead log. */
async function cutOff(): Promise<void> {
  const writer = new DataSource({ type: 'sqlite', database: path() });
  await writer.initialize();
  for (const statement of [
    ...['PRAGMA journal_mode = DELETE', 'PRAGMA cache_size = 1'],
    'CREATE TABLE "filler" ("text" text)',
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
       INSERT INTO "filler" SELECT hex(zeroblob(2000)) FROM n`,
    'BEGIN',
    `UPDATE "filler" SET "text" = 'half'`,
  ])
    await writer.query(statement);
  for (const end of ['', '-journal']) await copyFile(path() + end, `${path()}-copy${end}`);
  await writer.query('ROLLBACK');
  await writer.destroy();
  for (const end of ['', '-journal']) await rename(`${path()}-copy${end}`, path() + end);
}

it('F25 a start takes back what was cut off in a database without a write-ahead log', async () => {
  const first = await open();
  await first.database.close();
  await cutOff();
  const again = await open();
  const half = `SELECT COUNT(*) AS "count" FROM "filler" WHERE "text" = 'half'`;
  expect(await again.database.read.query(half)).toEqual([{ count: 0 }]);
  await again.database.close();
});
