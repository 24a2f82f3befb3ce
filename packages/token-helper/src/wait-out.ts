import { setTimeout } from 'node:timers/promises';
import { exitCodes, Problem } from './problem.js';

/** One attempt of any length is patient for so long. */
const PATIENCE_MS = 30_000;
/** So much has each attempt, however little is left to wait. */
const SHORTEST_MS = 5_000;

/**
 * Repeats what fails with EX_TEMPFAIL until it goes well, fails otherwise, or `end` (of performance.now()) has come. Where
 * it was told when to come back and that is too late, it does not wait at all.
 */
export async function waitOut<Value>(
  end: number,
  attempt: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  let patience = PATIENCE_MS;
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt(AbortSignal.timeout(patience));
    } catch (error) {
      const left = end - performance.now();
      const pause = passes(error) ? pauseBefore(tries, error, left) : Infinity;
      if (pause > left) throw error;
      await setTimeout(pause);
      patience = Math.ceil(Math.min(PATIENCE_MS, Math.max(SHORTEST_MS, left - pause)));
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
