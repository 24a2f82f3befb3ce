import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What one benchmark came to, beside the reference that ran in turn with it. Ratios can be compared
 * between machines; milliseconds cannot.
 * @typedef {{ measured: string; value: number; reference?: number; ratio?: number; goal: string; processorMs?: number }} Line
 */

/** @typedef {any} Told what a benchmark has written: its own JSON */

/** @type {Record<string, (told: Told) => Record<string, Omit<Line, 'goal' | 'measured'> & { goal: string; in?: string }>>} */
const lines = {
  check: ({ ratio, table }) => ({
    'checks, 50 at once, to bare imapflow': {
      ...beside(table['check'], table['bare imapflow'], 'perSecond'),
      ratio,
      in: 'a second',
      goal: 'at least 0.6',
      processorMs: table['check'].processorMsEach,
    },
  }),
  'hand-out': (told) => ({
    'tokens from the cache, one caller, to an empty query': handOut(told, 1, 0.35),
    'tokens from the cache, 50 callers, to an empty query': handOut(told, 50, 0.8),
    'the slowest of 100 of these': {
      ...beside(
        told.table['token from the cache, 50'],
        told.table['empty query, bare, 50'],
        'p99Ms',
      ),
      in: 'ms',
      goal: 'below 10',
    },
  }),
  expired: ({ table }) => ({
    'one expired grant, 1,000 callers, beyond the provider': {
      value: table['1000 callers'].beyondProviderMs,
      in: 'ms',
      goal: 'below 150',
      processorMs: table['1000 callers'].processorMsEach,
    },
  }),
  live: ({ table, memoryRatio }) => ({
    'one event to 1,000 subscribers, the slowest of 100': {
      value: table['one event'].p99Ms,
      in: 'ms',
      goal: 'below 60',
      processorMs: table['one event'].processorMsEach,
    },
    'memory after they have gone, to before': { value: memoryRatio, goal: 'at most 1.1' },
  }),
  list: ({ table }) => {
    const of = Object.entries(table);
    const [slowest, one] = of.reduce((a, b) => (b[1].manyMs > a[1].manyMs ? b : a));
    const [steepest, other] = of.reduce((a, b) => (b[1].ratio > a[1].ratio ? b : a));
    return {
      [`the slowest list among 100,000: ${slowest}`]: {
        value: one.manyMs,
        reference: one.fewMs,
        ratio: one.ratio,
        in: 'ms',
        goal: 'at most 15',
      },
      [`the list that grows most, to 100: ${steepest}`]: {
        value: other.manyMs,
        reference: other.fewMs,
        ratio: other.ratio,
        in: 'ms',
        goal: 'at most 1.3',
      },
    };
  },
  family: ({ table }) => {
    const [longest, one] = Object.entries(table).reduce((a, b) =>
      b[1].longestProcessorMs > a[1].longestProcessorMs ? b : a,
    );
    return {
      [`the longest transaction for 10,000 mailboxes: ${longest}`]: {
        value: one.longestMs,
        in: 'ms',
        goal: 'at most 250',
        processorMs: one.longestProcessorMs,
      },
    };
  },
  start: ({ ratio, table }) => ({
    'a start until it listens, to a bare Apollo with TypeORM': {
      ...beside(table['mailkey'], table['bare Apollo and TypeORM'], 'readyMs'),
      ratio,
      in: 'ms',
      goal: 'at most 1.1 times',
      processorMs: table['mailkey'].processorMs,
    },
    'memory of one that waits': {
      ...beside(table['mailkey'], table['bare Apollo and TypeORM'], 'idleMb'),
      in: 'MB',
      goal: 'at most 130',
    },
  }),
};

/** @param {Told} own @param {Told} bare @param {string} of */
function beside(own, bare, of) {
  return { value: own[of], reference: bare[of] };
}

/** @param {Told} told @param {number} callers @param {number} least */
function handOut(told, callers, least) {
  const own = told.table[`token from the cache, ${callers}`];
  return {
    ...beside(own, told.table[`empty query, bare, ${callers}`], 'perSecond'),
    ratio: callers === 1 ? told.ratioAlone : told[`ratioOf${callers}`],
    in: 'a second',
    goal: `at least ${least}`,
    processorMs: own.processorMsEach,
  };
}

/**
 * One table of all that was measured. A benchmark that did not run has no line.
 * @param {Record<string, Told>} told by the name of the benchmark
 */
export function benchTable(told) {
  return Object.assign(
    {},
    ...Object.entries(told).flatMap(([name, one]) => (lines[name] ? [lines[name](one)] : [])),
  );
}

const FILE = /^bench-(.+)\.json$/;

/** Former results would look like new ones. @param {string} folder */
export function clearBenches(folder) {
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(folder)) if (FILE.test(file)) rmSync(join(folder, file));
}

/** Prints the table of what lies in the folder and writes it there as bench-all.json. @param {string} folder */
export function tellBenches(folder) {
  const told = Object.fromEntries(
    readdirSync(folder).flatMap((file) => {
      const name = FILE.exec(file)?.[1];
      return name ? [[name, JSON.parse(readFileSync(join(folder, file), 'utf8'))]] : [];
    }),
  );
  const table = benchTable(told);
  if (Object.keys(table).length > 0) console.table(table);
  writeFileSync(join(folder, 'bench-all.json'), JSON.stringify(table, undefined, 2));
}
