import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Mailbox } from '../features/mailboxes/mailbox.entity.js';
import { newRun } from '../features/runs/run.js';
import { Run } from '../features/runs/run.entity.js';
import { createLog } from '../lib/log.js';
import { stored } from '../stored.js';
import type { Database } from './database.js';
import { openStorage } from './data-source.js';
import { findRow, findRows, insertRow, updateRow } from './rows.js';

let folder: string;
let database: Database;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailkey-rows-'));
  const key = { kind: 'file', path: join(folder, 'key') } as const;
  const place = { databasePath: join(folder, 'mailkey.sqlite'), key };
  const world = { log: createLog('silent'), clock: () => new Date() };
  ({ database } = await openStorage(place, stored, world));
}, 60_000);
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

const newOne = (): Run =>
  Object.assign(new Run(), newRun([{ name: 'token', title: 'Token' }], 'It’s on', new Date(7)), {
    id: randomUUID(),
    kind: 'CHECK',
    trigger: 'PERSON',
    startedBy: null,
    revision: 0,
    oauthClientId: null,
    mailboxId: null,
  });
const byTypeOrm = (id: string) => database.read.findOneBy(Run, { id });

describe('rows by narrow statements', () => {
  it('are written and read as TypeORM does it', async () => {
    const run = newOne();
    await database.transaction((manager) => insertRow(manager, Run, run));
    const found = await findRow(database.read, Run, { id: run.id });
    expect(found).toBeInstanceOf(Run);
    expect(found).toEqual(await byTypeOrm(run.id));
    expect(found?.startedAt).toEqual(new Date(7));
    const ended = { id: run.id, finishedAt: new Date(9), status: 'FAILED' } as const;
    expect(await database.transaction((manager) => updateRow(manager, Run, ended))).toBe(true);
    const after = await findRow(database.read, Run, { id: run.id });
    expect(after).toEqual(await byTypeOrm(run.id));
    expect(after).toMatchObject({ ...ended, message: run.message });
  });

  it('are looked for by null and by lists, and found nowhere without error', async () => {
    const runs = [newOne(), newOne(), newOne()];
    await database.transaction(async (manager) => {
      for (const run of runs) await insertRow(manager, Run, run);
    });
    const ids = runs.map(({ id }) => id);
    expect(await findRows(database.read, Run, { mailboxId: null, id: ids })).toHaveLength(3);
    expect(await findRows(database.read, Run, { id: ids.slice(1) })).toHaveLength(2);
    expect(await findRows(database.read, Run, { id: [] })).toEqual([]);
    expect(await findRow(database.read, Mailbox, { id: `'"; --` })).toBeNull();
  });

  it('tell whether the row was there', async () => {
    const gone = { id: randomUUID(), revision: 1 };
    expect(await database.transaction((manager) => updateRow(manager, Run, gone))).toBe(false);
  });

  it('are not written by the connection that reads', async () => {
    await expect(insertRow(database.read, Run, newOne())).rejects.toThrow(/readonly|SQLITE/i);
  });
});
