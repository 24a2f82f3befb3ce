import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { benchTable, clearBenches, tellBenches } from '../../scripts/steps/bench-table.js';

const check = {
  ratio: 0.5,
  table: {
    check: { perSecond: 100, processorMsEach: 8 },
    'bare imapflow': { perSecond: 200, processorMsEach: 4 },
  },
};
const list = {
  table: {
    page: { fewMs: 4, manyMs: 6, ratio: 1.5 },
    search: { fewMs: 9, manyMs: 9.9, ratio: 1.1 },
  },
};

it('tells each measure beside its reference and what is aimed at', () => {
  expect(benchTable({ check })).toEqual({
    'checks, 50 at once, to bare imapflow': {
      value: 100,
      reference: 200,
      ratio: 0.5,
      processorMs: 8,
      in: 'a second',
      goal: 'at least 0.6',
    },
  });
});

it('tells the worst of many alike', () => {
  expect(Object.keys(benchTable({ list }))).toEqual([
    'the slowest list among 100,000: search',
    'the list that grows most, to 100: page',
  ]);
});

it('tells tokens by the number of callers', () => {
  const row = { perSecond: 9, p99Ms: 3, processorMsEach: 1 };
  const table = Object.fromEntries(
    [1, 50].flatMap((callers) => [
      [`token from the cache, ${callers}`, row],
      [`empty query, bare, ${callers}`, row],
    ]),
  );
  const told = { table, ratioAlone: 0.3, ratioOf50: 1.3 };
  expect(Object.values(benchTable({ 'hand-out': told }))).toMatchObject([
    { ratio: 0.3, value: 9 },
    { ratio: 1.3, value: 9 },
    { value: 3, in: 'ms' },
  ]);
});

it('has no line for what did not run or is none of its own', () => {
  expect(benchTable({ other: {} })).toEqual({});
});

it('takes no former result for a new one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mailkey-bench-'));
  try {
    writeFileSync(join(folder, 'bench-check.json'), JSON.stringify(check));
    tellBenches(folder);
    const told = () => JSON.parse(readFileSync(join(folder, 'bench-all.json'), 'utf8'));
    expect(Object.keys(told())).toHaveLength(1);
    clearBenches(folder);
    tellBenches(folder);
    expect(told()).toEqual({});
  } finally {
    rmSync(folder, { recursive: true });
  }
});
