import { describe, expect, it } from 'vitest';
import { isUseToBeNoted, restsUntil } from './use.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const now = new Date(Date.UTC(2026, 5, 1));
const ago = (ms: number) => new Date(now.getTime() - ms);
/** Long granted, last used a month ago; its token came two days ago. */
const idle: Parameters<typeof restsUntil>[0] = {
  id: '000000aa',
  grantType: 'AUTHORIZATION_CODE',
  attempt: 'none',
  failCount: 0,
  lastUsedAt: ago(30 * DAY),
  grantedAt: ago(60 * DAY),
  lastRefreshedAt: ago(2 * DAY),
  accessTokenExpiresAt: ago(2 * DAY - HOUR),
  nextAttemptAt: ago(2 * DAY - HOUR),
  refreshTokenExpiresAt: null,
};

describe('a grant that is due', () => {
  it('rests for a week from its last token where nobody uses it', () => {
    expect(restsUntil(idle, now)).toEqual(new Date(now.getTime() + 5 * DAY));
  });

  it('rests a little shorter than others, always by the same', () => {
    const until = restsUntil({ ...idle, id: 'ffffffaa' }, now);
    expect(until).toEqual(new Date(ago(2 * DAY).getTime() + 6.3 * DAY));
    expect(restsUntil({ ...idle, id: 'ffffffaa' }, now)).toEqual(until);
  });

  it('does not rest when it is in use, new, in trouble, or overdue for a touch', () => {
    expect(restsUntil({ ...idle, lastUsedAt: ago(23 * HOUR) }, now)).toBeUndefined();
    expect(restsUntil({ ...idle, lastUsedAt: null, grantedAt: ago(HOUR) }, now)).toBeUndefined();
    expect(restsUntil({ ...idle, failCount: 1 }, now)).toBeUndefined();
    expect(restsUntil({ ...idle, attempt: 'normal' }, now)).toBeUndefined();
    expect(restsUntil({ ...idle, lastRefreshedAt: ago(8 * DAY) }, now)).toBeUndefined();
    expect(restsUntil({ ...idle, lastRefreshedAt: ago(-HOUR) }, now)).toBeUndefined();
  });

  it('rests until the middle of its refresh token at the latest', () => {
    const ends = { ...idle, refreshTokenExpiresAt: new Date(now.getTime() + 4 * DAY) };
    expect(restsUntil(ends, now)).toEqual(new Date(now.getTime() + DAY));
  });

  it('rests on and on where the application asks in its own name', () => {
    const own = { ...idle, lastRefreshedAt: ago(90 * DAY) };
    own.grantType = 'CLIENT_CREDENTIALS';
    expect(restsUntil(own, now)).toEqual(new Date(now.getTime() + 7 * DAY));
  });
});

describe('a use', () => {
  const used = { ...idle, lastUsedAt: ago(10 * MINUTE) };

  it('is written down when it is the first, or the first in an hour', () => {
    expect(isUseToBeNoted({ ...used, lastUsedAt: null }, now)).toBe(true);
    expect(isUseToBeNoted(used, now)).toBe(false);
    expect(isUseToBeNoted({ ...used, lastUsedAt: ago(HOUR) }, now)).toBe(true);
    expect(isUseToBeNoted({ ...used, lastUsedAt: ago(-HOUR) }, now)).toBe(true);
  });

  it('is written down when the token was to be left alone until after its end', () => {
    const resting = { ...used, nextAttemptAt: new Date(now.getTime() + 5 * DAY) };
    expect(isUseToBeNoted(resting, now)).toBe(true);
    expect(isUseToBeNoted({ ...resting, failCount: 1 }, now)).toBe(false);
  });
});
