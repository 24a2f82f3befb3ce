import { describe, expect, it } from 'vitest';
import { channelRests, verdictOn } from './delivery-verdict.js';

const now = new Date('2026-03-01T12:00:00Z');
const MINUTE = 60_000;
const refused = { kind: 'refused', why: 'no', retry: true } as const;
const minutes = (attempts: number, chance = 0.5) => {
  const { nextAttemptAt } = verdictOn({ attempts, kind: 'x' }, refused, { now, chance });
  return nextAttemptAt && (nextAttemptAt.getTime() - now.getTime()) / MINUTE;
};

describe('after a failed attempt', () => {
  it('waits four times as long each time, a day at most, and gives up at the eighth', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8].map((attempts) => minutes(attempts))).toEqual([
      ...[1, 4, 16, 64, 256, 1024, 1440, null],
    ]);
  });

  it('is spread by a fifth, so that many do not come at once', () => {
    expect([minutes(2, 0), minutes(2, 1)]).toEqual([3.2, 4.8]);
  });

  it('waits as long as it is asked to, a day at most', () => {
    const asked = (waitMs: number) =>
      verdictOn({ attempts: 1, kind: 'x' }, { ...refused, waitMs }, { now, chance: 0.5 });
    expect(asked(30 * MINUTE).nextAttemptAt).toEqual(new Date(now.getTime() + 30 * MINUTE));
    expect(asked(99 * 24 * 60 * MINUTE).nextAttemptAt).toEqual(new Date('2026-03-02T12:00:00Z'));
  });

  it('is made again at once where we ourselves have cut it off, whatever it was', () => {
    const again = { state: 'WAITING', nextAttemptAt: now };
    for (const delivery of [
      { attempts: 8, kind: 'x' },
      { attempts: 1, kind: 'test' },
    ])
      expect(verdictOn(delivery, { ...refused, cut: true }, { now, chance: 0.5 })).toEqual(again);
  });

  it('is given up where only a person can fix it, and a test at once', () => {
    const final = { state: 'GIVEN_UP', nextAttemptAt: null };
    const moment = { now, chance: 0.5 };
    expect(verdictOn({ attempts: 1, kind: 'x' }, { ...refused, retry: false }, moment)).toEqual(
      final,
    );
    expect(verdictOn({ attempts: 1, kind: 'test' }, refused, moment)).toEqual(final);
  });
});

describe('a channel that fails', () => {
  it('rests an hour at most, unless it is asked for more', () => {
    const rests = (failCount: number, waitMs?: number) =>
      (channelRests(failCount, waitMs, { now, chance: 0.5 }).getTime() - now.getTime()) / MINUTE;
    expect([rests(1), rests(3), rests(9), rests(1, 90 * MINUTE)]).toEqual([1, 16, 60, 90]);
  });
});
