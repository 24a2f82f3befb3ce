import { describe, expect, it } from 'vitest';
import { minimumLifeProblems, neededLife } from './needed-life.js';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const begun = new Date('2026-11-30T12:00:00Z');

const grant = (lifeMs: number, more: object = {}) => ({
  accessTokenExpiresAt: new Date(begun.getTime() + lifeMs),
  lastRefreshedAt: begun,
  grantedAt: new Date(0),
  lifeAssumed: false,
  ...more,
});

describe('the life that a stored token must have left', () => {
  it.each([
    ['two minutes, unless more or less is wanted', HOUR, undefined, 120 * SECOND],
    ['what is wanted', HOUR, 1800 * SECOND, 1800 * SECOND],
    ['none, where that is wanted', HOUR, 0, 0],
    ['its whole life, to the millisecond', HOUR, HOUR, HOUR],
    ['most of it, where more is wanted than any token lives', HOUR, 2 * HOUR, 0.9 * HOUR],
    ['two minutes of a token that lives for one, as ever', 60 * SECOND, undefined, 120 * SECOND],
    ['no more than is wanted of a short one', 60 * SECOND, 90 * SECOND, 90 * SECOND],
    ['everything, where a new one is wanted', HOUR, Infinity, Infinity],
  ])('is %s', (_, lifeMs, minLifeMs, needed) => {
    expect(neededLife(grant(lifeMs), { minLifeMs })).toBe(needed);
  });

  it('is counted from the consent where the token was never renewed', () => {
    const first = grant(HOUR, { lastRefreshedAt: null, grantedAt: begun });
    expect(neededLife(first, { minLifeMs: 2 * HOUR })).toBe(0.9 * HOUR);
  });

  it('may be over where nobody has told when the token ends, and whoever asks will see', () => {
    const assumed = grant(300 * SECOND, { lifeAssumed: true });
    expect(neededLife(assumed, { mayBeOver: true })).toBe(-HOUR);
    expect(neededLife(grant(HOUR), { mayBeOver: true })).toBe(120 * SECOND);
  });
});

describe('a wish for a minimum life', () => {
  it.each([undefined, 0, 1, 86_400])('of %s s is fine', (seconds) => {
    expect(minimumLifeProblems(seconds)).toEqual([]);
  });

  it.each([-1, 86_401, 1.5, Number.NaN, Infinity, -0.1])('of %s s is refused', (seconds) => {
    expect(minimumLifeProblems(seconds)).toMatchObject([{ path: 'minimumLifeSeconds' }]);
  });
});
