import { describe, expect, it } from 'vitest';
import { createSlidingWindow } from './sliding-window.js';

describe('R1 a sliding window', () => {
  const START = Date.UTC(2026, 0, 1);
  let now = START;
  const window = () =>
    createSlidingWindow({ limit: 10, milliseconds: 60_000, clock: () => new Date(now) });
  const admitted = (limiter: ReturnType<typeof window>, times: number, key = 'k') =>
    Array.from({ length: times }, () => limiter.admit(key)).filter((wait) => wait === undefined)
      .length;

  it('admits the limit, then says how long to wait', () => {
    now = START;
    const limiter = window();
    expect(admitted(limiter, 12)).toBe(10);
    now += 45_000;
    expect(limiter.admit('k')).toBe(15);
  });

  it('counts each key by itself', () => {
    now = START;
    const limiter = window();
    admitted(limiter, 10);
    expect(admitted(limiter, 10, 'other')).toBe(10);
  });

  it('does not admit twice the limit around the border of two windows', () => {
    now = START + 59_000;
    const limiter = window();
    admitted(limiter, 10);
    now += 2000;
    expect(admitted(limiter, 10)).toBeLessThanOrEqual(1);
    now += 60_000;
    expect(admitted(limiter, 20)).toBe(10);
  });

  it('forgets keys that nobody uses any more', () => {
    now = START;
    const limiter = window();
    for (let index = 0; index < 30_000; index += 1) {
      now += 60;
      expect(limiter.admit(`address ${index}`)).toBeUndefined();
    }
  });
});
