import { describe, expect, it } from 'vitest';
import {
  confirmation,
  isGivenUp,
  isSoon,
  LONGEST_CHECK,
  nextCheck,
  scheduledCheck,
  SOON,
} from './check-times.js';

const now = new Date('2026-03-01T12:00:00Z');
const minutes = (time: Date | null) => time && (time.getTime() - now.getTime()) / 60_000;

const usual = { checkEveryMinutes: 15, slowdown: 0, refusedLogins: 0 };

describe('the next check', () => {
  it('is spread by a tenth to either side', () => {
    const at = (chance: number) => minutes(nextCheck(usual, now, chance));
    expect([at(0), at(0.5), at(1)]).toEqual([13.5, 15, 16.5]);
    expect([0, 1].map((chance) => minutes(confirmation(0, now, chance)))).toEqual([0.9, 1.1]);
  });

  it('of a rarely checked mailbox is not sooner because its server limits the rate', () => {
    expect(minutes(nextCheck({ ...usual, checkEveryMinutes: 1440, slowdown: 3 }, now, 0.5))).toBe(
      1440,
    );
  });
});

describe('after a refused login the next check', () => {
  const pauses = (checkEveryMinutes: number) =>
    [1, 2, 3, 4, 5, 100].map((refusedLogins) =>
      minutes(nextCheck({ ...usual, checkEveryMinutes, refusedLogins }, now, 0.5)),
    );

  it.each([
    ['waits 15 minutes, an hour, four hours, then a day', 15, [15, 60, 240, 1440, 1440, 1440]],
    ['waits so for a mailbox that is checked more often', 5, [15, 60, 240, 1440, 1440, 1440]],
    ['is never sooner than the interval', 720, [720, 720, 720, 1440, 1440, 1440]],
  ])('%s', (_what, every, expected) => {
    expect(pauses(every)).toEqual(expected);
  });

  it('that confirms it waits as long, and no longer for a mailbox that is checked rarely', () => {
    expect([1, 2, 9].map((times) => minutes(confirmation(times, now, 0.5)))).toEqual([
      15, 60, 1440,
    ]);
  });

  it('is given up to once a day at the fourth', () => {
    expect([0, 3, 4, 5].map((refusedLogins) => isGivenUp({ refusedLogins }))).toEqual([
      ...[false, false, true, true],
    ]);
  });
});

describe('a check that need not wait for its turn', () => {
  it('is known again as put forward, where a regular time never is', () => {
    for (const after of [SOON.first, SOON.first + SOON.within + LONGEST_CHECK])
      expect(isSoon(new Date(now.getTime() + after), now)).toBe(true);
    const soonest = nextCheck({ ...usual, checkEveryMinutes: 5 }, now, 0);
    expect(isSoon(soonest, now)).toBe(false);
    for (const past of [null, now, new Date(now.getTime() - 1)])
      expect(isSoon(past, now)).toBe(false);
  });
});

describe('a mailbox that is saved', () => {
  const mailbox = { ...usual, enabled: true, checkEveryMinutes: 30, nextCheckAt: null };
  const times = { now, chance: 0.5 };
  const soon = new Date(now.getTime() + 60_000);

  it('is checked one interval later when it is new', () => {
    expect(minutes(scheduledCheck(mailbox, undefined, times))).toBe(30);
  });

  it('keeps the time that stands, unless the interval is another one', () => {
    const standing = { ...mailbox, nextCheckAt: soon };
    expect(scheduledCheck(standing, standing, times)).toBe(soon);
    expect(minutes(scheduledCheck({ ...standing, checkEveryMinutes: 5 }, standing, times))).toBe(5);
  });

  it('has no next check while it is switched off', () => {
    expect(
      scheduledCheck({ ...mailbox, enabled: false, nextCheckAt: soon }, mailbox, times),
    ).toBeNull();
  });
});
