import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bench, describe } from 'vitest';
import { freePort } from '../testkit/free-port.js';

const ROUNDS = 5;
/** After these a process that only waits has given back what it gives back by itself. */
const IDLE_MS = 5000;
const TICK_MS = 10;
const OUTPUT = join(import.meta.dirname, '../output');
const PROGRAMS = {
  'bare Apollo and TypeORM': join(import.meta.dirname, 'reference/bare-start.js'),
  mailkey: join(import.meta.dirname, '../../apps/server/dist/main.js'),
};

interface Start {
  readyMs: number;
  processorMs: number;
  idleMb: number;
}

describe('the start on a database that is there already, in turn with what every such server loads', () => {
  bench(
    `${ROUNDS} starts of each, after one to warm up`,
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'mailkey-start-'));
      const seen = new Map<string, Start[]>();
      for (let round = 0; round <= ROUNDS; round += 1)
        for (const [name, program] of Object.entries(PROGRAMS)) {
          const start = await startOnce(program, folder);
          if (round > 0) seen.set(name, [...(seen.get(name) ?? []), start]);
        }
      rmSync(folder, { recursive: true });
      tell(Object.fromEntries([...seen].map(([name, starts]) => [name, medians(starts)])));
    },
    { iterations: 1, time: 0, warmupIterations: 0, warmupTime: 0 },
  );
});

/** From the first instruction to the first line, which both write when they listen. */
async function startOnce(program: string, folder: string): Promise<Start> {
  const port = String(await freePort());
  const began = performance.now();
  const child = spawn(process.execPath, [program, port, join(folder, 'bare.sqlite')], {
    cwd: folder,
    env: { PORT: port, DATABASE_URL: `sqlite:${folder}/mailkey.sqlite`, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<unknown>((resolve, reject) => {
    child.stdout.once('data', resolve);
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it was ready`)));
  });
  const readyMs = performance.now() - began;
  const processorMs = processorMsOf(child.pid);
  await sleep(IDLE_MS);
  const idleMb = memoryOf(child.pid);
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  await ended;
  return { readyMs, processorMs, idleMb };
}

/** User and system time, see proc(5). */
function processorMsOf(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** What is resident, in MB. */
function memoryOf(pid: number | undefined): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

function medians(starts: Start[]): Start {
  const median = (read: (start: Start) => number): number =>
    Math.round(starts.map(read).toSorted((a, b) => a - b)[Math.floor(starts.length / 2)] ?? 0);
  return {
    readyMs: median(({ readyMs }) => readyMs),
    processorMs: median(({ processorMs }) => processorMs),
    idleMb: median(({ idleMb }) => idleMb),
  };
}

function tell(table: Record<string, Start>): void {
  const [bare, own] = Object.values(table);
  const ratio = (own?.processorMs ?? 0) / (bare?.processorMs ?? 1);
  console.table(table);
  console.log(`processor time, as a multiple of the bare one: ${ratio.toFixed(2)}`);
  mkdirSync(OUTPUT, { recursive: true });
  writeFileSync(join(OUTPUT, 'bench-start.json'), JSON.stringify({ ratio, table }, undefined, 2));
}
