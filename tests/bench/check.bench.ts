import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bench, describe } from 'vitest';
import { openCheckStage, type CheckStage, type Round } from './check-stage.js';

const MAILBOXES = 500;
const ROUNDS = 3;
const JSON_FILE = fileURLToPath(new URL('../output/bench-check.json', import.meta.url));

// Vitest measures the whole of it, with the schedule's pause before each round: the table is what counts.
describe(`${MAILBOXES} mailboxes of one Dovecot, 50 at once, in turn with bare imapflow`, () => {
  bench(
    `${ROUNDS} rounds of each, after one to warm up`,
    async () => {
      const stage = await openCheckStage(MAILBOXES);
      try {
        await measure(stage);
      } finally {
        await stage.close();
      }
    },
    { iterations: 1, time: 0, warmupIterations: 0, warmupTime: 0 },
  );
});

/** The mail server's own processor time is told apart: all three share the machine's cores. */
async function measure(stage: CheckStage): Promise<void> {
  const rows = { 'bare imapflow': stage.visitAll, check: stage.checkAll };
  const seen = new Map<string, (Round & { mailServerMs: number })[]>();
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const [name, work] of Object.entries(rows)) {
      const before = stage.mailServerMs();
      const done = await work();
      if (done.failed > 0) throw new Error(`${name}: ${done.failed} of ${MAILBOXES} failed`);
      const mailServerMs = stage.mailServerMs() - before;
      if (round > 0) seen.set(name, [...(seen.get(name) ?? []), { ...done, mailServerMs }]);
    }
  const table = Object.fromEntries([...seen].map(([name, all]) => [name, inOne(all)]));
  const ratio = (table['check']?.perSecond ?? 0) / (table['bare imapflow']?.perSecond ?? 1);
  console.table(table);
  console.log(`ratio to bare imapflow: ${ratio.toFixed(2)}`);
  mkdirSync(new URL('.', `file://${JSON_FILE}`), { recursive: true });
  writeFileSync(JSON_FILE, JSON.stringify({ ratio, table }, undefined, 2));
}

/** Medians. */
function inOne(rounds: (Round & { mailServerMs: number })[]) {
  const each = (read: (round: (typeof rounds)[number]) => number): number =>
    Number((median(rounds.map(read)) / MAILBOXES).toFixed(2));
  return {
    perSecond: Math.round((MAILBOXES * 1000) / median(rounds.map(({ ms }) => ms))),
    processorMsEach: each(({ processorMs }) => processorMs),
    mailServerMsEach: each(({ mailServerMs }) => mailServerMs),
  };
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
