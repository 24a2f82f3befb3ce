import { setTimeout } from 'node:timers/promises';
import { exitCodes, Problem } from './problem.js';

/** One attempt of any length is patient for so long at most, */
const MOST_MS = 30_000;
/** and for so long however little there is to wait: a first one, and one after it. */
const LEAST_MS = 10_000;
const LEAST_AGAIN_MS = 5_000;

/** Milliseconds of silence to bear where one waits until `end`, of performance.now(). */
export function patienceUntil(end: number, least = LEAST_MS): number {
  return Math.ceil(Math.min(MOST_MS, Math.max(least, end - performance.now())));
}

/**
 * Repeats what fails with EX_TEMPFAIL until it goes well, fails otherwise, or `end` (of performance.now()) has come. Where
 * it was told when to come back and that is too late, it does not wait at all.
 */
export async function waitOut<Value>(
  end: number,
  attempt: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  let least = LEAST_MS;
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt(AbortSignal.timeout(patienceUntil(end, least)));
    } catch (error) {
      const left = end - performance.now();
      const pause = passes(error) ? pauseBefore(tries, error, left) : Infinity;
      if (pause > left) throw error;
      await setTimeout(pause);
      least = LEAST_AGAIN_MS;
    }
  }
}

function passes(error: unknown): error is Problem {
  return (
    error instanceof Problem &&
    (error.exitCode === exitCodes.tryAgain || error.hope.mayPass === true)
  );
}

/**
 * Milliseconds. By chance up to a half longer, for those who failed together shall not come back
 * together; without an advice a little longer each time, and once more at the very end.
 */
function pauseBefore(
  tries: number,
  { hope: { retryAfterSeconds } }: Problem,
  left: number,
): number {
  const longer = 1 + Math.random() / 2;
  if (retryAfterSeconds === undefined)
    return left > 10 ? Math.min(left, 250 * 2 ** Math.min(tries, 4) * longer) : Infinity;
  const told = retryAfterSeconds * 1000;
  return told > left ? told : Math.min(left, Math.max(told, 100) * longer);
}
