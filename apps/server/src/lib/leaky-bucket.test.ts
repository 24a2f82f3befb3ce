import { describe, expect, it } from 'vitest';
import { createLeakyBucket } from './leaky-bucket.js';

const START = Date.UTC(2026, 0, 1);
let now = START;

function bucket(limit: number) {
  now = START;
  return createLeakyBucket({ limit, milliseconds: 60_000, clock: () => new Date(now) });
}

const admitted = (limiter: ReturnType<typeof bucket>, times: number, key = 'k') =>
  Array.from({ length: times }, () => limiter.admit(key)).filter((wait) => wait === undefined)
    .length;

describe('R1 a leaky bucket', () => {
  it.each([1, 3, 7, 10, 60, 600, 1199])('takes its limit of %i at once and no more', (limit) => {
    expect(admitted(bucket(limit), limit + 5)).toBe(limit);
  });

  it('then takes one after the other, and says when', () => {
    const limiter = bucket(10);
    admitted(limiter, 10);
    expect(limiter.admit('k')).toBe(6);
    now += 5_999;
    expect(limiter.admit('k')).toBe(1);
    now += 1;
    expect(admitted(limiter, 5)).toBe(1);
    now += 30_000;
    expect(admitted(limiter, 9)).toBe(5);
    now += 3_600_000;
    expect(admitted(limiter, 99)).toBe(10);
  });

  it('lets a crowd that waits as it is told through at its pace', () => {
    const limiter = bucket(600);
    admitted(limiter, 600);
    let through = 0;
    for (let second = 0; second < 40; second += 1) {
      now += 1000;
      through += admitted(limiter, 50);
    }
    expect(through).toBe(400);
  });

  it('counts each key by itself', () => {
    const limiter = bucket(10);
    admitted(limiter, 10);
    expect(admitted(limiter, 10, 'other')).toBe(10);
  });

  it('survives a clock that is put back', () => {
    const limiter = bucket(10);
    admitted(limiter, 10);
    now -= 3_600_000;
    expect(limiter.admit('k')).toBeLessThanOrEqual(6);
    now += 6_000;
    expect(limiter.admit('k')).toBeUndefined();
  });

  it('forgets keys that nobody uses any more', () => {
    const limiter = bucket(10);
    for (let index = 0; index < 30_000; index += 1) {
      now += 60;
      expect(limiter.admit(`address ${index}`)).toBeUndefined();
    }
  });
});
