import type { EntityManager } from 'typeorm';
import type { Condition, Key, Wanted } from '../lib/wanted-rows.js';
import { idsOfRows, isShort, rowsWith, textHas } from './text-search.js';

export type Keys = Record<string, Key> & { id: string };

/** So few rows are sorted. Where there are more, one goes along the index and soon has a page. */
const FEW = 500;
/** So many rows are looked into for a letter or two, before one asks what begins with them. */
const GLANCE = 500;

/** Rows by their keys, a page at a time, however many there are: along an index, or few enough to be sorted. */
export function sortedList(read: EntityManager, wanted: Wanted) {
  const { search, order } = wanted;
  // Without its sign SQLite would go along the index of times, and sort.
  const time = changedSince(wanted, order[0] === 'updatedAt' ? '' : '+');
  const all = { ...wanted, tests: [...wanted.tests, ...time, ...searched(wanted)] };
  let known: Promise<Few> | undefined;
  const few = (): Promise<Few> => (known ??= fewRows(read, wanted));

  return {
    /** The first rows behind `after`. */
    async first(most: number, after?: readonly Key[]): Promise<Keys[]> {
      if (wanted.ranges.length === 0) return [];
      const page = { most, after };
      if (search !== undefined && isShort(search)) {
        const next = inOrder({ ...wanted, tests: [] }, { most: GLANCE, after });
        const seen = await run<Keys>(read, sorted(all, idsOf(next), page));
        if (seen.length === most) return seen;
      }
      const { ids } = await few();
      return run<Keys>(read, ids ? sorted(all, ids, page) : inOrder(all, page));
    },

    /** How many there are in all, counted up to `most`. */
    async count(most: number): Promise<number> {
      if (wanted.ranges.length === 0) return 0;
      const { ids, found } = await few();
      const rows = ids ? chosen(all, ids) : isAll(wanted) && found ? found : idsOfAll(wanted);
      return countOf(read, rows, most);
    },
  };
}

/** The statement of the ids of all of them, in no order: it looks into each row that the ranges have. */
export const idsOfAll = (wanted: Wanted): Condition =>
  anywhere({ ...wanted, tests: [...wanted.tests, ...changedSince(wanted), ...searched(wanted)] });

const searched = ({ search }: Wanted): Condition[] =>
  search === undefined ? [] : [textHas(search)];

const changedSince = ({ since }: Wanted, sign = ''): Condition[] =>
  since === undefined ? [] : [{ sql: `${sign}"updatedAt" >= ?`, values: [since] }];

/** Nothing but the search. */
const isAll = ({ ranges, tests, since }: Wanted): boolean =>
  since === undefined && tests.length === 0 && ranges.every((range) => isEmpty(range));

const isEmpty = (range: object): boolean => Object.keys(range).length === 0;

interface Few {
  /** The statement of their ids; absent where there are many, or everything is wanted. */
  ids?: Condition;
  /** The statement that has found them, of whatever number. */
  found?: Condition;
}

/** What another index finds: by the search, or by the time. */
async function fewRows(read: EntityManager, wanted: Wanted): Promise<Few> {
  const { table, search, since, order } = wanted;
  if (search !== undefined) {
    const found = await rowsWith(read, table, search);
    if (!found || (await countOf(read, found, FEW + 1)) > FEW) return found ? { found } : {};
    return { ids: { ...found, sql: idsOfRows(table, found.sql) }, found };
  }
  if (since === undefined || order[0] === 'updatedAt') return {};
  const changed = { ...wanted, tests: changedSince(wanted) };
  const ids = idsOf(anywhere(changed));
  return (await countOf(read, ids, FEW + 1)) > FEW ? {} : { ids };
}

/** Behind the last range there is nothing, nor where there is no range. */
const NOTHING: Condition = { sql: '0', values: [] };

const direction = ({ descending }: Wanted): string => (descending ? 'DESC' : 'ASC');
const beyond = ({ descending }: Wanted): string => (descending ? '<' : '>');
const quoted = (columns: readonly string[]): string =>
  columns.map((column) => `"${column}"`).join(', ');

interface Page {
  most: number;
  after?: readonly Key[] | undefined;
}

/** Along the index of each range, merged on the way: nothing is sorted. */
function inOrder(wanted: Wanted, { most, after }: Page): Condition {
  const parts = wanted.ranges.flatMap((range) => {
    const rest = after ? behind(wanted, range, after) : [];
    return rest ? [part(wanted, range, rest)] : [];
  });
  const order = wanted.order.map((column) => `"${column}" ${direction(wanted)}`).join(', ');
  const found = parts.length > 0 ? conjunction(parts) : part(wanted, {}, [NOTHING]);
  return { sql: `${found.sql} ORDER BY ${order} LIMIT ?`, values: [...found.values, most] };
}

/** What follows the cursor in a range; undefined where the whole range lies before it. */
function behind(
  wanted: Wanted,
  range: Readonly<Record<string, Key>>,
  after: readonly Key[],
): Condition[] | undefined {
  const { order, descending } = wanted;
  const [column = 'id', ...others] = order;
  const [value = '', ...rest] = after;
  const fixed = range[column];
  if (fixed === undefined) return [isBehind(wanted, order, after)];
  if (fixed === value) return behind({ ...wanted, order: others }, range, rest);
  return fixed > value === descending ? undefined : [];
}

const isBehind = (
  wanted: Wanted,
  columns: readonly string[],
  after: readonly Key[],
): Condition => ({
  sql: `(${quoted(columns)}) ${beyond(wanted)} (${after.map(() => '?').join(', ')})`,
  values: after,
});

function part(
  { table, order, tests }: Wanted,
  range: Readonly<Record<string, Key>>,
  more: readonly Condition[],
): Condition {
  const equal = Object.entries(range).map(([column, value]) => ({
    sql: `"${column}" = ?`,
    values: [value],
  }));
  const { sql, values } = and([...equal, ...more, ...tests]);
  return { sql: `SELECT ${quoted(order)} FROM "${table}" WHERE ${sql}`, values };
}

/** All of them, in no order. */
function anywhere(wanted: Wanted): Condition {
  const byId = { ...wanted, order: ['id'] };
  const parts = wanted.ranges.map((range) => part(byId, range, []));
  return parts.length > 0 ? conjunction(parts) : part(byId, {}, [NOTHING]);
}

/** Those of these ids that are wanted. The signs keep SQLite from looking for them by another index. */
function chosen(wanted: Wanted, ids: Condition, more: readonly Condition[] = []): Condition {
  const { table, ranges, order, tests } = wanted;
  const inRange = ranges.map((range) =>
    and(Object.entries(range).map(([name, value]) => ({ sql: `+"${name}" = ?`, values: [value] }))),
  );
  const either = {
    sql: `(${inRange.map(({ sql }) => `(${sql})`).join(' OR ')})`,
    values: inRange.flatMap(({ values }) => values),
  };
  const one = { sql: `"id" IN (${ids.sql})`, values: ids.values };
  const { sql, values } = and([one, either, ...tests, ...more]);
  return { sql: `SELECT ${quoted(order)} FROM "${table}" WHERE ${sql}`, values };
}

function sorted(wanted: Wanted, ids: Condition, { most, after }: Page): Condition {
  const { order } = wanted;
  const rows = chosen(wanted, ids, after ? [isBehind(wanted, order, after)] : []);
  const by = order.map((column) => `+"${column}" ${direction(wanted)}`).join(', ');
  return { sql: `${rows.sql} ORDER BY ${by} LIMIT ?`, values: [...rows.values, most] };
}

const idsOf = ({ sql, values }: Condition): Condition => ({
  sql: `SELECT "id" FROM (${sql})`,
  values,
});

const conjunction = (parts: readonly Condition[]): Condition => ({
  sql: parts.map(({ sql }) => sql).join(' UNION ALL '),
  values: parts.flatMap(({ values }) => values),
});

const and = (all: readonly Condition[]): Condition => ({
  sql: all.map(({ sql }) => sql).join(' AND ') || '1',
  values: all.flatMap(({ values }) => values),
});

async function countOf(read: EntityManager, rows: Condition, most: number): Promise<number> {
  const limited = { sql: `${rows.sql} LIMIT ?`, values: [...rows.values, most] };
  const sql = `SELECT COUNT(*) AS "count" FROM (${limited.sql})`;
  const [counted] = await run<{ count: number | string }>(read, { ...limited, sql });
  return Number(counted?.count ?? 0);
}

const run = <T>(read: EntityManager, { sql, values }: Condition): Promise<T[]> =>
  read.query<T[]>(sql, [...values]);
