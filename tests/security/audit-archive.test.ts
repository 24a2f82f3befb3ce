import 'reflect-metadata';
import { createSecretKey } from 'node:crypto';
import { copyFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '@mailkey/server/commands/run-command';
import { connect, openStorage, type OpenedStorage } from '@mailkey/server/db/data-source';
import { createArchiveStore } from '@mailkey/server/features/audit/archive.store';
import { createAuditStore } from '@mailkey/server/features/audit/audit.store';
import { armFailpoints } from '@mailkey/server/lib/failpoint';
import { signingKey } from '@mailkey/server/lib/signing-key';
import { stored } from '@mailkey/server/stored';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { log } from './sealed-rows.js';

let folder: string;
let storage: OpenedStorage;
let day: Date;
const place = (name: string) => join(folder, name);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailkey-archive-'));
  storage = await opened(folder);
  for (const date of ['2026-01-05', '2026-02-05', '2026-03-05']) {
    day = new Date(`${date}T12:00:00Z`);
    for (let number = 0; number < 10; number += 1) await note(`of ${date}, ${number}`);
  }
});
afterEach(async () => {
  armFailpoints(undefined);
  await storage.database.close();
  await rm(folder, { recursive: true, force: true });
});

function opened(home: string): Promise<OpenedStorage> {
  const key = { kind: 'file' as const, path: join(home, 'key') };
  const databasePath = join(home, 'mailkey.sqlite');
  return openStorage({ databasePath, key }, stored, { log, clock: () => day ?? new Date() });
}

function note(name: string): Promise<void> {
  const audit = createAuditStore({ database: storage.database, clock: () => day });
  return audit.note({ actor: { kind: 'user', name }, action: 'mailbox.update', fields: ['name'] });
}

/** Beside the open database, as beside a running server. */
async function run(...words: string[]): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const DATABASE_URL = `sqlite:${place('mailkey.sqlite')}`;
  const env = { DATABASE_URL, MAILKEY_KEY_FILE: place('key'), LOG_LEVEL: 'silent' };
  const code = await runCommand(words, (line) => said.push(line), env);
  return { code, said: said.join('\n') };
}

const archive = (before: string, to: string) =>
  run('audit', 'archive', '--before', before, '--to', place(to));
const verify = (...files: string[]) =>
  run('audit', 'verify', ...files.flatMap((file) => ['--archive', place(file)]));

async function sequences(): Promise<number[]> {
  const rows: { sequence: number }[] = await storage.database.read.query(
    'SELECT "sequence" FROM "audit_event" ORDER BY "sequence"',
  );
  return rows.map(({ sequence }) => sequence);
}

describe('L9 an archive of the audit log', () => {
  it('has the older events, and the log holds before and after, with it and without', async () => {
    expect((await verify()).code).toBe(0);
    const done = await archive('2026-02-01', 'a.jsonl');
    expect(done).toMatchObject({
      code: 0,
      said: expect.stringMatching(/Events 1 to 10 are in/) as unknown,
    });
    expect((await stat(place('a.jsonl'))).mode & 0o777).toBe(0o600);
    expect((await sequences())[0]).toBe(11);
    const lines = (await readFile(place('a.jsonl'), 'utf8')).trimEnd().split('\n');
    expect(lines).toHaveLength(12);
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({
      sequence: 1,
      actorName: 'of 2026-01-05, 0',
    });
    expect((await verify()).said).toMatch(
      /whole[^]*from event 11 on[^]*Not looked at: events 1 to 10/,
    );
    expect(await verify('a.jsonl')).toMatchObject({ code: 0 });
    await note('afterwards');
    expect((await verify('a.jsonl')).code).toBe(0);
  });

  it('follows another one, and several are verified in any order', async () => {
    await archive('2026-02-01', 'a.jsonl');
    await archive('2026-03-01', 'b.jsonl');
    day = new Date('2026-06-01T12:00:00Z');
    await archive('2026-05-01', 'c.jsonl');
    for (const files of [['c.jsonl', 'a.jsonl', 'b.jsonl'], ['b.jsonl'], ['b.jsonl', 'c.jsonl']]) {
      const { code, said } = await verify(...files);
      expect(code).toBe(0);
      expect(said.match(/is whole: events/g)).toHaveLength(files.length);
    }
    // Only what tells of the archives is left.
    expect((await sequences()).length).toBeLessThanOrEqual(3);
  });

  it('takes nothing that is not older, overwrites nothing and wants a real day', async () => {
    expect((await archive('2026-01-05', 'a.jsonl')).said).toMatch(/No event is older/);
    await writeFile(place('precious'), 'precious');
    expect(await archive('2026-02-01', 'precious')).toMatchObject({ code: 1 });
    expect(await readFile(place('precious'), 'utf8')).toBe('precious');
    expect((await archive('2026-02-01', 'no/such/folder')).code).toBe(1);
    for (const wrong of ['2026-02-30', 'yesterday', '2126-01-01', '2026-1-1'])
      expect((await archive(wrong, 'b.jsonl')).code).toBe(64);
    expect((await run('audit', 'archive', '--before', '2026-02-01')).code).toBe(64);
    expect(await sequences()).toHaveLength(30);
  });

  it('is refused where the chain is broken', async () => {
    const source = await connect(place('mailkey.sqlite'));
    await source.query('DROP TRIGGER "audit_event_no_update"');
    await source.query(`UPDATE "audit_event" SET "actorName" = 'nobody' WHERE "sequence" = 4`);
    await source.destroy();
    expect(await archive('2026-02-01', 'a.jsonl')).toMatchObject({ code: 1 });
    expect(await sequences()).toHaveLength(30);
    await expect(stat(place('a.jsonl'))).rejects.toThrow();
  });
});

it('L9 waits for a server that runs before it holds up its writes, and has changed nothing then', async () => {
  const audit = createAuditStore({ database: storage.database, clock: () => day });
  const key = signingKey(createSecretKey(Buffer.alloc(32, 1)), 'audit archive v1');
  const asked: number[] = [];
  const alone = (events: number) => (asked.push(events), Promise.reject(new Error('it runs')));
  const deps = { database: storage.database, audit, key, clock: () => day, alone };
  const trying = createArchiveStore(deps).archive('2026-03-01', place('a.jsonl'));
  await expect(trying).rejects.toThrow('it runs');
  expect(asked).toEqual([20]);
  expect(await sequences()).toHaveLength(30);
  await expect(stat(place('a.jsonl'))).rejects.toThrow();
});

describe('L9 an archive that is cut off', () => {
  it.each(['archive.written', 'archive.stored', 'archive.moving'])(
    'at %s leaves all in the database, and running it again ends it',
    async (where) => {
      armFailpoints((at) => (at === where ? Promise.reject(new Error('cut off')) : undefined));
      await expect(archive('2026-02-01', 'a.jsonl')).rejects.toThrow('cut off');
      expect(await sequences()).toHaveLength(30);
      expect((await verify()).code).toBe(0);
      armFailpoints(undefined);
      expect(await archive('2026-02-01', 'a.jsonl')).toMatchObject({ code: 0 });
      expect((await sequences())[0]).toBe(11);
      expect((await verify('a.jsonl')).code).toBe(0);
      expect((await archive('2026-02-01', 'a.jsonl')).said).toMatch(/Nothing is left to do/);
    },
  );
});

describe('L9 an archive that somebody has changed', () => {
  type Change = (lines: string[]) => string[];
  it.each<[string, number, Change]>([
    [
      'a name',
      4,
      (lines) => lines.map((line, at) => (at === 3 ? line.replace('of 2026', 'by 2026') : line)),
    ],
    [
      'an id, which the chain does not cover',
      12,
      (lines) => lines.map((line, at) => (at === 3 ? line.replace(/"id":"./, '"id":"x') : line)),
    ],
    ['a line too few', 5, (lines) => lines.toSpliced(4, 1)],
    ['a line twice', 6, (lines) => lines.toSpliced(4, 0, lines[4] ?? '')],
    ['lines in another order', 3, (lines) => lines.toSpliced(2, 2, lines[3] ?? '', lines[2] ?? '')],
    ['its end cut off', 11, (lines) => lines.slice(0, -1)],
    ['half a line at its end', 6, (lines) => [...lines.slice(0, 5), lines[5]?.slice(0, 40) ?? '']],
    [
      'events cut off before the last line',
      8,
      (lines) => [...lines.slice(0, 7), lines.at(-1) ?? ''],
    ],
    ['another first line', 1, (lines) => ['{}', ...lines.slice(1)]],
    [
      'a day in its first line',
      12,
      (lines) =>
        lines.map((line) => line.replace('"before":"2026-02-01"', '"before":"2026-01-31"')),
    ],
    ['text behind its end', 12, (lines) => [...lines, 'more']],
    ['nothing left', 1, () => []],
  ])('is told with the first bad line: %s', async (_what, line, change) => {
    await archive('2026-02-01', 'a.jsonl');
    const lines = (await readFile(place('a.jsonl'), 'utf8')).trimEnd().split('\n');
    await writeFile(
      place('a.jsonl'),
      change(lines)
        .map((one) => `${one}\n`)
        .join(''),
    );
    const { code, said } = await verify('a.jsonl');
    expect(code).toBe(1);
    expect(said).toContain(`is not whole, line ${line}:`);
  });

  it('is told where it is of another installation', async () => {
    await archive('2026-02-01', 'a.jsonl');
    const [mine, home] = [storage, folder];
    folder = await mkdtemp(join(tmpdir(), 'mailkey-archive-'));
    storage = await opened(folder);
    await note('another log');
    await copyFile(join(home, 'a.jsonl'), place('a.jsonl'));
    expect(await verify('a.jsonl')).toMatchObject({
      code: 1,
      said: expect.stringMatching(/line 1: this log knows no such/) as unknown,
    });
    day = new Date('2026-12-01T00:00:00Z');
    expect((await archive('2026-06-01', 'a.jsonl')).code).toBe(1);
    await storage.database.close();
    await rm(folder, { recursive: true });
    [storage, folder] = [mine, home];
  });

  it('does not hide that the beginning of the log was cut off', async () => {
    await archive('2026-02-01', 'a.jsonl');
    const source = await connect(place('mailkey.sqlite'));
    await expect(source.query('DELETE FROM "audit_event" WHERE "sequence" = 11')).rejects.toThrow(
      /append-only/,
    );
    await note('the checkpoint is not the newest any more');
    await expect(source.query(`UPDATE "audit_archive" SET "through" = 15`)).rejects.toThrow(
      /append-only/,
    );
    await expect(source.query('DELETE FROM "audit_archive"')).rejects.toThrow(/append-only/);
    const again =
      'INSERT INTO "audit_event" SELECT 3, \'x\', "at", "actorKind", "actorId", "actorName", "ip", "action", "outcome", "subjectKind", "subjectId", "subjectName", "fields", "previousHash", "hash", 1 FROM "audit_event" WHERE "sequence" = 11';
    await expect(source.query(again)).rejects.toThrow(/in an archive/);
    await source.query('DROP TRIGGER "audit_event_no_delete"');
    await source.query('DELETE FROM "audit_event" WHERE "sequence" < 14');
    await source.destroy();
    expect(await verify('a.jsonl')).toMatchObject({
      code: 1,
      said: expect.stringMatching(/at event 14/) as unknown,
    });
  });
});
