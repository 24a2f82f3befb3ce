import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { taken } from '../faults/server-process.js';

/** A program of reference/ in a process of its own, which answers each line with a line. */
export function startProgram(name: string) {
  const file = fileURLToPath(new URL(`reference/${name}.js`, import.meta.url));
  const child = spawn(process.execPath, [file], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async <T>(): Promise<T> => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${name} has ended`);
    return JSON.parse(String(value)) as T; // what the program prints
  };
  return {
    next,
    ask<T>(about: object): Promise<T> {
      child.stdin.write(`${JSON.stringify(about)}\n`);
      return next<T>();
    },
    processorMs: () => taken(child.pid ?? 0).processorMs,
    stop: () => void child.kill(),
  };
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Also the value below which a share of them lies. */
export function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? 0;
}

export const rounded = (value: number): number => Number(value.toFixed(3));
