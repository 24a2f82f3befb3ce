import { describe, expect, it } from 'vitest';
import { exitCodes, Problem } from './problem.js';
import { patienceUntil, waitOut } from './wait-out.js';

const later = (retryAfterSeconds?: number) =>
  new Problem(exitCodes.tryAgain, 'later', { retryAfterSeconds });

/** Fails in these ways, one after the other, then goes well; how often it was tried. */
async function tries(seconds: number, failures: unknown[]): Promise<number | Error> {
  let count = 0;
  await waitOut(performance.now() + seconds * 1000, () => {
    const failure = failures[count];
    count += 1;
    return failure ? Promise.reject(failure as Error) : Promise.resolve();
  });
  return count;
}

describe('what passes', () => {
  it('is waited out, whether it was told for how long or not', async () => {
    expect(await tries(20, [later(), later(0.1), later(0)])).toBe(4);
  });

  it('is not waited for where nobody wants to, or where it takes longer', async () => {
    await expect(tries(0, [later()])).rejects.toThrow('later');
    const before = performance.now();
    await expect(tries(20, [later(21)])).rejects.toMatchObject({ hope: { retryAfterSeconds: 21 } });
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  it('is tried a last time when the wait ends', async () => {
    const before = performance.now();
    await expect(
      tries(
        0.5,
        Array.from({ length: 99 }, () => later()),
      ),
    ).rejects.toThrow('later');
    expect(performance.now() - before).toBeGreaterThan(480);
  });

  it.each([new Problem(exitCodes.noPermission, 'no'), new TypeError('a bug')])(
    'is not %s',
    async (failure) => {
      await expect(tries(20, [failure])).rejects.toBe(failure);
    },
  );
});

describe('one attempt', () => {
  it.each([
    [0, 10],
    [5, 10],
    [20, 20],
    [60, 30],
  ])('of who waits %i s is patient for %i s', (wait, patience) => {
    const seconds = patienceUntil(performance.now() + wait * 1000) / 1000;
    expect(seconds).toBeCloseTo(patience, 1);
  });
});
