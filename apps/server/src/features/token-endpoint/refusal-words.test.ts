import { describe, expect, it } from 'vitest';
import { readRefusal } from './refusal-words.js';

describe('readRefusal', () => {
  it.each<[string, object, string, string]>([
    ['a name', { error: 'invalid_grant', error_description: 'Gone.' }, 'invalid_grant', 'Gone.'],
    ['a sentence', { error: 'Token has been revoked' }, 'Token has been revoked', ''],
    ['a list', { error: ['invalid_grant'] }, 'invalid_grant', ''],
    [
      'a list of objects',
      { errors: [{ code: 'invalid_grant', message: 'Gone.' }] },
      'invalid_grant',
      'Gone.',
    ],
    ['an object', { error: { code: 'invalid_grant', message: 'Gone.' } }, 'invalid_grant', 'Gone.'],
    [
      'an object with a number',
      { error: { code: 401, status: 'UNAUTHENTICATED', message: 'x' } },
      'UNAUTHENTICATED',
      'x',
    ],
    ['two levels', { error: { errors: [{ reason: 'authError' }] } }, '', 'authError'],
    [
      'a fault',
      { fault: { faultstring: 'Invalid token', detail: { errorcode: 'x' } } },
      '',
      'Invalid token',
    ],
    ['error_code', { error_code: 'token_expired', message: 'Old.' }, 'token_expired', 'Old.'],
    ['errorCode', { errorCode: 'invalid_grant', errorSummary: 'Gone.' }, 'invalid_grant', 'Gone.'],
    ['code alone', { code: 'invalid_refresh_token' }, 'invalid_refresh_token', ''],
    ['words alone', { message: 'session not found' }, '', 'session not found'],
    ['true with words', { error: true, message: 'session not found' }, '', 'session not found'],
    [
      'a number',
      { errcode: 40030, errmsg: 'invalid refresh_token' },
      '40030',
      'invalid refresh_token',
    ],
  ])('finds the error in %s', (_, fields, name, words) => {
    const found = readRefusal({ ...fields });
    expect(found?.name).toBe(name);
    expect(found?.words).toBe(words);
  });

  it.each([
    {},
    { error: '' },
    { error: null },
    { error: 0, errmsg: '' },
    { errors: [] },
    { error: {} },
    { error: false },
    { errcode: 0 },
    { code: 'success' },
  ])('finds none in %j', (fields) => {
    expect(readRefusal({ ...fields })).toBe(undefined);
  });

  it('does not follow an answer into the deep', () => {
    let deep: object = { code: 'x' };
    for (let level = 0; level < 50; level += 1) deep = { error: deep };
    expect(readRefusal({ ...deep })).toBe(undefined);
  });
});
