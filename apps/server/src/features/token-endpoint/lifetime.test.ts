import { describe, expect, it } from 'vitest';
import { lifetimeOf } from './lifetime.js';

const sentAt = new Date('2026-01-01T00:00:00Z');
const now = sentAt.getTime() / 1000;
const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const jwt = (claims: object) => `${encoded({ alg: 'RS256' })}.${encoded(claims)}.signature`;
const life = (fields: object, lived?: number) =>
  lifetimeOf({ ...fields }, { sentAt, ...(lived !== undefined && { lived }) });

describe('lifetimeOf', () => {
  it.each<[string, object, number]>([
    ['a number', { expires_in: 3599 }, 3599],
    ['a numeric text', { expires_in: '3599' }, 3599],
    ['a decimal text', { expires_in: '3599.5' }, 3599],
    ['blanks around it', { expires_in: ' 3600 ' }, 3600],
    ['zero', { expires_in: 0 }, 0],
    ['a span by the name of an instant', { expires: 1800 }, 1800],
    ['a span as expires_at', { expires_at: '1800' }, 1800],
    ['another name', { expiry: new Date((now + 900) * 1000).toISOString() }, 900],
    ['longer than a day', { expires_in: 864_000 }, 86_400],
    [
      'exp of a JWT that ends sooner',
      { expires_in: 3600, access_token: jwt({ exp: now + 900 }) },
      900,
    ],
    [
      'exp of a JWT that ends later',
      { expires_in: 600, access_token: jwt({ exp: now + 900 }) },
      600,
    ],
    ['exp alone', { access_token: jwt({ exp: now + 900 }) }, 900],
    ['exp as a text', { access_token: jwt({ exp: String(now + 900) }) }, 900],
    ['exp in milliseconds', { access_token: jwt({ exp: (now + 900) * 1000 }) }, 900],
    [
      'exp and iat of a clock ahead',
      { access_token: jwt({ iat: now + 7200, exp: now + 9000 }) },
      1800,
    ],
    [
      'exp and iat of a clock behind',
      { access_token: jwt({ iat: now - 9000, exp: now - 7200 }) },
      1800,
    ],
    [
      'an old token once more',
      { expires_in: 3600, access_token: jwt({ iat: now - 3000, exp: now + 600 }) },
      600,
    ],
    ['expires_on, a number', { expires_on: now + 1800 }, 1800],
    ['expires_on, a text', { expires_in: '3600', expires_on: String(now + 1800) }, 1800],
    ['expires_at in milliseconds', { expires_at: (now + 1800) * 1000 }, 1800],
    ['expires_at, a date', { expires_at: '2026-01-01T00:20:00Z' }, 1200],
    ['expires_at, a date of another zone', { expires_at: '2026-01-01T02:20:00+02:00' }, 1200],
    ['expires_at, a date without a zone', { expires_at: '2026-01-01 00:20:00' }, 1200],
    ['.expires, a date of HTTP', { '.expires': 'Thu, 01 Jan 2026 00:20:00 GMT' }, 1200],
    ['an instant and when it was issued', { expires_at: now + 9000, created_at: now + 7200 }, 1800],
    ['milliseconds beyond 30 days', { expires_in: 3_600_000 }, 3600],
    [
      'milliseconds, as exp shows',
      { expires_in: 600_000, access_token: jwt({ exp: now + 600 }) },
      600,
    ],
    ['milliseconds, as expires_in_sec shows', { expires_in: 600_000, expires_in_sec: 600 }, 600],
    ['milliseconds as a text', { expires_in: '7200000' }, 7200],
    ['a text with a unit', { expires_in: '3600s' }, 3600],
    ['minutes', { expires_in: '60m' }, 3600],
    ['a unit as a word', { expires_in: '30 minutes' }, 1800],
    ['an hour', { expires_in: '1h' }, 3600],
    ['milliseconds with their unit', { expires_in: '900000ms' }, 900],
    ['a duration of ISO 8601', { expires_in: 'PT1H' }, 3600],
    ['a longer duration', { expires_in: 'PT1H30M5S' }, 5405],
    ['a list of one', { expires_in: [3600] }, 3600],
    ['a list of one text', { expires_in: ['3600'] }, 3600],
    ['a name with its unit', { expires_in_ms: 1_800_000 }, 1800],
    ['a short one', { expires_in_ms: 600_000 }, 600],
    ['a date of .NET', { '.expires': '1/1/2026 12:20:00 AM +00:00' }, 1200],
    ['one of another zone', { expires_at: '01/01/2026 2:20:00 AM +02:00' }, 1200],
    ['one without a zone', { expires_on: '1/1/2026 12:20:00 AM' }, 1200],
    ['an instant as expires_in', { expires_in: now + 1800 }, 1800],
    ['the life of the id token', { expires_in: 3600, id_token: jwt({ exp: now + 120 }) }, 3600],
  ])('is told by %s', (_, fields, seconds) => {
    expect(life(fields)).toMatchObject({ seconds, assumed: false });
  });

  it.each<[string, object]>([
    ['nothing', {}],
    ['null', { expires_in: null }],
    ['a negative number', { expires_in: -5 }],
    ['a negative text', { expires_in: '-5' }],
    ['words', { expires_in: 'soon', expires_at: 'tomorrow' }],
    ['an object', { expires_in: {} }],
    ['infinity', { expires_in: Infinity, expires_at: NaN }],
    ['an instant that is over', { expires_at: now - 60 }],
    ['an exp that is over', { access_token: jwt({ exp: now - 60 }) }],
    ['a broken token', { access_token: 'a.b.c' }],
  ])('is assumed with %s: five minutes', (_, fields) => {
    expect(life(fields)).toEqual({ seconds: 300, assumed: true });
  });

  it.each([
    [120, 300],
    [301.7, 301],
    [1800, 1800],
    [7200, 3600],
  ])(
    'is assumed as long as a token was seen to live, an hour at the most: %s s',
    (lived, seconds) => {
      expect(life({}, lived)).toEqual({ seconds, assumed: true });
      expect(life({ expires_in: 60 }, lived)).toEqual({ seconds: 60, assumed: false });
    },
  );

  it('takes a long life for one where the token itself says so', () => {
    const long = 90 * 86_400;
    const fields = { expires_in: long, access_token: jwt({ exp: now + long }) };
    expect(life(fields)).toEqual({ seconds: 86_400, assumed: false });
  });

  it('says what it has read otherwise than it stands', () => {
    expect(life({ expires_in: 3_600_000 }).odd).toMatch(/milliseconds/);
    expect(life({ expires_in: now + 60 }).odd).toMatch(/instant/);
  });
});
