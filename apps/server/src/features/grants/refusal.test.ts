import { expect, it } from 'vitest';
import { backOff, refusalOf } from './refusal.js';

const now = new Date(Date.UTC(2026, 5, 1));
const later = (ms: number) => new Date(now.getTime() + ms);
const grant: Parameters<typeof refusalOf>[0] = {
  status: 'active',
  statusReason: null,
  statusSince: now,
  failCount: 0,
  refreshable: true,
  nextAttemptAt: later(-1),
};
const judged = (like: Partial<Parameters<typeof refusalOf>[0]>, settingsOf = later(-1)) =>
  refusalOf({ ...grant, ...like }, { settingsOf, now });

it('lets an active grant be refreshed, whenever its renewal is due', () => {
  expect(judged({})).toBeUndefined();
  expect(judged({ nextAttemptAt: later(50 * 60_000) })).toBeUndefined();
});

it('says when the provider is asked again after a failure', () => {
  expect(judged({ failCount: 2, nextAttemptAt: later(90_000) })).toEqual({
    reason: 'The provider gave no token. It is asked again at 2026-06-01T00:01:30.000Z.',
    code: 'BACKOFF',
    retryAfterSeconds: 90,
  });
});

it('takes no pause for true that is longer than any: the clock has gone back', () => {
  expect(judged({ failCount: 2, nextAttemptAt: later(24 * 60 * 60_000) })).toBeUndefined();
});

it('refuses what has ended, and what was refused as long as nobody has edited the client', () => {
  expect(judged({ status: 'reauth_required', statusReason: 'Revoked.' })?.reason).toBe('Revoked.');
  expect(judged({ status: 'misconfigured' })).toBeDefined();
  expect(judged({ status: 'misconfigured' }, later(1))).toBeUndefined();
  expect(judged({ refreshable: false })?.reason).toContain('no refresh token');
});

it('never tells to come back at once', () => {
  expect(backOff('Wait.', { pause: 3, now }).retryAfterSeconds).toBe(1);
});
