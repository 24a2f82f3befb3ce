import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bench, describe } from 'vitest';
import { familyWorks, type FamilyWork } from './family-works.js';
import { openFamilyStage, type FamilyStage } from '../testkit/family-stage.js';

const MAILBOXES = Number(process.env['FAMILY'] ?? 10_000);
/** Only what has this in its name. */
const ONLY = process.env['FAMILY_ONLY'] ?? '';
const ROUNDS = Number(process.env['FAMILY_ROUNDS'] ?? 3);
/**
 * What no transaction may take: as long as that nobody else writes a token. Judged by processor time,
 * which is the same on a busy machine.
 */
const MOST_MS = 250;
const JSON_FILE = fileURLToPath(new URL('../output/bench-family.json', import.meta.url));

interface Taken {
  transactions: number;
  longestMs: number;
  longestProcessorMs: number;
  allMs: number;
}

describe(`what is done for all of the ${MAILBOXES} mailboxes of a client`, () => {
  bench(
    `${ROUNDS} rounds of each, in a database of its own`,
    async () => {
      const table: Record<string, Taken> = {};
      for (const [name, prepare] of Object.entries(familyWorks))
        if (name.includes(ONLY)) table[name] = await medianOf(() => inOwnDatabase(prepare));
      console.table(table);
      const over = Object.entries(table).filter(([, one]) => one.longestProcessorMs > MOST_MS);
      console.log(
        `more than ${MOST_MS} ms of processor: ${over.map(([name]) => name).join(', ') || 'none'}`,
      );
      mkdirSync(new URL('.', `file://${JSON_FILE}`), { recursive: true });
      writeFileSync(JSON_FILE, JSON.stringify({ mailboxes: MAILBOXES, table }, undefined, 2));
    },
    { iterations: 1, time: 0, warmupIterations: 0, warmupTime: 0 },
  );
});

async function inOwnDatabase(prepare: FamilyWork): Promise<Taken> {
  const stage = await openFamilyStage();
  try {
    await stage.channel();
    const work = await prepare(stage, MAILBOXES);
    return await measured(stage, work);
  } finally {
    await stage.close();
  }
}

/** Each transaction from its BEGIN to the next one's, or to the end: its commit is part of it. */
async function measured(stage: FamilyStage, work: () => Promise<unknown>): Promise<Taken> {
  const marks: { wall: number; processor: number }[] = [];
  const mark = (): void => {
    const { user, system } = process.cpuUsage();
    marks.push({ wall: performance.now(), processor: (user + system) / 1000 });
  };
  stage.onBegin(mark);
  await work();
  await stage.flows.batches.work();
  mark();
  const each = (of: 'wall' | 'processor'): number[] =>
    marks.slice(1).map((one, at) => Math.round(one[of] - (marks[at]?.[of] ?? 0)));
  return {
    transactions: marks.length - 1,
    longestMs: Math.max(...each('wall')),
    longestProcessorMs: Math.max(...each('processor')),
    allMs: each('wall').reduce((sum, ms) => sum + ms, 0),
  };
}

async function medianOf(work: () => Promise<Taken>): Promise<Taken> {
  const rounds: Taken[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await work());
  const median = (of: keyof Taken): number =>
    rounds.map((one) => one[of]).toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  return {
    transactions: median('transactions'),
    longestMs: median('longestMs'),
    longestProcessorMs: median('longestProcessorMs'),
    allMs: median('allMs'),
  };
}
