import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunResult, Statement } from 'sqlite3';
import { KeptStatements } from './kept-statements.js';

/** Counts what is prepared. */
class Counted extends KeptStatements {
  readonly statements: string[] = [];
  override prepare(sql: string, ...rest: unknown[]): Statement {
    this.statements.push(sql);
    return super.prepare(sql, ...rest);
  }
}

let database: Counted;

const all = (sql: string, values: unknown[] = []): Promise<unknown[]> =>
  new Promise((resolve, reject) =>
    database.all(sql, values, (error: Error | null, rows: unknown[]) =>
      error ? reject(error) : resolve(rows),
    ),
  );
const run = (sql: string, values: unknown[] = []): Promise<{ lastID: number; changes: number }> =>
  new Promise((resolve, reject) =>
    database.run(sql, values, function (this: RunResult, error: Error | null) {
      if (error) reject(error);
      else resolve({ lastID: this.lastID, changes: this.changes });
    }),
  );
const close = (): Promise<unknown> =>
  new Promise((resolve) => database.close((error) => resolve(error)));

const INSERT = 'INSERT INTO "word" ("text") VALUES (?)';
const SELECT = 'SELECT "text" FROM "word" WHERE "id" = ?';

beforeEach(async () => {
  database = new Counted(':memory:');
  await once(database, 'open');
  await all('CREATE TABLE "word" ("id" INTEGER PRIMARY KEY, "text" TEXT UNIQUE)');
  database.statements.length = 0;
});

afterEach(() => close());

describe('a statement that is asked again', () => {
  it('is prepared once, and tells what each of its runs has done', async () => {
    expect(await run(INSERT, ['one'])).toEqual({ lastID: 1, changes: 1 });
    expect(await run(INSERT, ['two'])).toEqual({ lastID: 2, changes: 1 });
    expect(await all(SELECT, [1])).toEqual([{ text: 'one' }]);
    expect(await all(SELECT, [2])).toEqual([{ text: 'two' }]);
    expect(await all(SELECT, [3])).toEqual([]);
    expect(database.statements).toEqual([INSERT, SELECT]);
  });

  it('runs beside itself', async () => {
    await run(INSERT, ['one']);
    const seen = await Promise.all([1, 2, 1, 2].map((id) => all(SELECT, [id])));
    expect(seen.map((rows) => rows.length)).toEqual([1, 0, 1, 0]);
  });

  it('sees what has become of its table', async () => {
    await run(INSERT, ['one']);
    await all('SELECT * FROM "word"');
    await all('ALTER TABLE "word" ADD COLUMN "more" TEXT');
    expect(await all('SELECT * FROM "word"')).toEqual([{ id: 1, text: 'one', more: null }]);
    await all('DROP TABLE "word"');
    await expect(all('SELECT * FROM "word"')).rejects.toThrow(/no such table/);
  });
});

it('fails as often as it is wrong, for each who asks, and works again afterwards', async () => {
  await run(INSERT, ['one']);
  for (let time = 0; time < 3; time += 1)
    await expect(run(INSERT, ['one'])).rejects.toThrow(/UNIQUE/);
  expect(await run(INSERT, ['two'])).toMatchObject({ changes: 1 });
  const wrong = await Promise.allSettled([all('SELECT nothing'), all('SELECT nothing')]);
  expect(wrong.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

it('leaves nothing in the middle', async () => {
  await run(INSERT, ['one']);
  await run('UPDATE "word" SET "text" = ? RETURNING "text"', ['other']);
  await run('PRAGMA journal_mode');
  await all(SELECT, [1]);
  await expect(all('VACUUM')).resolves.toEqual([]);
});

it('keeps not more than it may, and lets go of all of them at the end', async () => {
  for (let number = 0; number < 500; number += 1) await all(`SELECT ${number} AS "number"`);
  database.statements.length = 0;
  await all('SELECT 499 AS "number"');
  expect(database.statements).toEqual([]);
  await all('SELECT 0 AS "number"');
  expect(database.statements).toEqual(['SELECT 0 AS "number"']);
  const last = all(SELECT, [1]);
  expect(await close()).toBeNull();
  expect(await last).toEqual([]);
  database = new Counted(':memory:');
});
