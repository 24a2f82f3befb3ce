import type { EntityManager } from 'typeorm';
import { badInput } from '../lib/errors.js';
import { folded } from '../lib/folded.js';
import type { Condition } from '../lib/wanted-rows.js';

/**
 * Search in the stored text of a row (lib/folded.ts), by any part of it. All that SQLite has of its own is
 * here: FTS5 finds groups of three characters. On PostgreSQL, `pg_trgm` answers LIKE by itself.
 */

const LONGEST = 200;
const GROUP = 3;
/** Groups that begin with one or two characters; more of them are in many rows. */
const MOST_GROUPS = 100;

/** What is looked for; undefined: nothing. A UserError where it is longer than any text. */
export function searchedFor(typed: string | null | undefined): string | undefined {
  if ([...(typed ?? '')].length > LONGEST)
    throw badInput([
      { path: 'search', code: 'TOO_LONG', message: `At most ${LONGEST} characters are searched.` },
    ]);
  return folded(typed ?? '') || undefined;
}

/** Looks into a row that something else has found. */
export const textHas = (term: string): Condition => ({
  sql: `instr("searchText", ?) > 0`,
  values: [term],
});

/** Whether one must look for it by the groups that begin with it. */
export const isShort = (term: string): boolean => [...term].length < GROUP;

/** The statement that finds the numbers of the rows which have it, without looking at the others; undefined: there are many. */
export async function rowsWith(
  read: EntityManager,
  table: string,
  term: string,
): Promise<Condition | undefined> {
  const groups = isShort(term) ? await groupsFrom(read, table, term) : [term];
  if (groups.length > MOST_GROUPS) return undefined;
  const match = groups.map((group) => `"${group.replaceAll('"', '""')}"`).join(' OR ');
  // No row has this number.
  if (!match) return { sql: 'SELECT 0 AS "number"', values: [] };
  const sql = `SELECT "rowid" AS "number" FROM "${table}_search" WHERE "${table}_search" MATCH ?`;
  return { sql, values: [match] };
}

/** The ids of rows by their numbers, in no order. */
export const idsOfRows = (table: string, numbers: string): string =>
  `SELECT "row"."id" FROM (${numbers}) "found"
    CROSS JOIN "${table}_search_row" "row" ON "row"."number" = "found"."number"`;

async function groupsFrom(read: EntityManager, table: string, term: string): Promise<string[]> {
  const rows = await read.query<{ term: string }[]>(
    `SELECT "term" FROM "${table}_search_gram" WHERE "term" >= ? AND "term" < ? LIMIT ?`,
    [term, `${term}\u{10FFFF}`, MOST_GROUPS + 1],
  );
  return rows.map((row) => row.term);
}
