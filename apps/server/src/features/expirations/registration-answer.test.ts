import { describe, expect, it } from 'vitest';
import { readRegistration } from './registration-answer.js';

const near = '2027-01-01T00:00:00Z';
const far = '2028-01-01T00:00:00Z';

const read = (passwordCredentials: unknown, keyCredentials: unknown = []) =>
  readRegistration(JSON.stringify({ passwordCredentials, keyCredentials }), 'abc');

describe('the secret', () => {
  it('is found by its first characters', () => {
    const secrets = [
      { hint: 'xyz', endDateTime: near },
      { hint: 'abc', endDateTime: far },
    ];
    expect(read(secrets)).toEqual({ secretEndsAt: new Date(far) });
  });

  it('is nobody’s guess where several begin alike', () => {
    const secrets = [
      { hint: 'abc', endDateTime: near },
      { hint: 'abc', endDateTime: far },
    ];
    expect(read(secrets)).toEqual({});
  });

  it('is the only one without a hint, as old ones have none', () => {
    expect(read([{ hint: null, endDateTime: near }])).toEqual({ secretEndsAt: new Date(near) });
    expect(read([{ endDateTime: near }, { endDateTime: far }])).toEqual({});
    expect(read([{ hint: 'xyz', endDateTime: near }])).toEqual({});
  });
});

it('of several certificates the last one counts', () => {
  const keys = [{ endDateTime: far }, { endDateTime: near }];
  expect(read([], keys)).toEqual({ certificateEndsAt: new Date(far) });
});

it.each(['', 'null', '[]', '"text"', '<html>'])('takes %j for no registration', (body) => {
  expect(readRegistration(body, 'abc')).toBeUndefined();
});

it.each([
  null,
  {},
  'x',
  [null, 1, {}, { hint: 'abc', endDateTime: 'soon' }, { endDateTime: { toString: 1 } }],
])('finds nothing in %j', (credentials) => expect(read(credentials, credentials)).toEqual({}));
