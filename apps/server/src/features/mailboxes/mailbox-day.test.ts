import { describe, expect, it } from 'vitest';
import {
  dateOf,
  dayOf,
  dayState,
  lastDays,
  noChecks,
  withCheck,
  withEnded,
  type DayCounts,
} from './mailbox-day.js';
import type { Meaning } from './mailbox-status.js';

const at = new Date('2026-11-30T23:59:59.999Z');
const checked = (...meanings: Meaning[]) =>
  meanings.reduce<DayCounts | null>(
    (day, meaning) => withCheck(day, { at, meaning, tookMs: 100 }),
    null,
  )!;

describe('a day of a mailbox', () => {
  it('begins and ends at midnight of UTC', () => {
    expect(dateOf(dayOf(at))).toBe('2026-11-30');
    expect(dayOf(new Date(at.getTime() + 1))).toBe(dayOf(at) + 1);
  });

  it.each<[string, Meaning[]]>([
    ['OK', ['ok', 'ok']],
    ['OK', ['suspected', 'ok']],
    ['FAILING', ['ok', 'failing', 'ok']],
    ['FAILING', ['throttled', 'failing']],
    ['THROTTLED', ['ok', 'throttled']],
    ['THROTTLED', ['shut-out', 'ok']],
  ])('is %s after %j', (state, meanings) => {
    expect(dayState(checked(...meanings))).toBe(state);
  });

  it('is OFF without a check', () => expect(dayState(noChecks(1))).toBe('OFF'));

  it('adds up how long its checks took, whatever the clock did meanwhile', () => {
    const took = [2_500, 12.6, -40].reduce<DayCounts | null>(
      (day, tookMs) => withCheck(day, { at, meaning: 'ok', tookMs }),
      null,
    );
    expect(took).toMatchObject({ checks: 3, ok: 3, sumMs: 2_513, maxMs: 2_500 });
  });

  it('is another one after midnight, and leaves the former as it was', () => {
    const before = checked('failing');
    const next = withCheck(before, { at: new Date(at.getTime() + 1), meaning: 'ok', tookMs: 5 });
    expect(next).toEqual({ ...noChecks(before.day + 1), checks: 1, ok: 1, sumMs: 5, maxMs: 5 });
    expect(before).toMatchObject({ failing: 1, checks: 1 });
  });
});

describe('the days that are kept and shown', () => {
  it('are the last ninety', () => {
    let days: DayCounts[] = [];
    for (let day = 1; day <= 200; day += 1) days = withEnded(days, noChecks(day));
    expect([days.length, days[0]?.day, days.at(-1)?.day]).toEqual([90, 111, 200]);
  });

  it('hold each day once, and lose what lies too far back though days are missing', () => {
    const days = withEnded([noChecks(1), noChecks(50)], { ...noChecks(50), checks: 7 });
    expect(days).toEqual([noChecks(1), { ...noChecks(50), checks: 7 }]);
    expect(withEnded(days, noChecks(500))).toEqual([noChecks(500)]);
  });

  it('are filled where nothing is known, up to today', () => {
    const known = [{ ...noChecks(8), checks: 1 }, noChecks(2)];
    const shown = lastDays(known, { today: 9, last: 3, none: noChecks });
    expect(shown).toEqual([noChecks(7), known[0], noChecks(9)]);
  });
});
