import { describe, expect, it } from 'vitest';
import { compareScopes } from './granted-scopes.js';

const asked = { scopes: ['mail:read', 'mail:send', 'offline_access'], separator: 'SPACE' } as const;
const compare = (scope: unknown, question: object = {}) =>
  compareScopes({ ...asked, ...question }, { scope, refreshToken: true, idToken: false });

describe('compareScopes', () => {
  it.each<[string, unknown]>([
    ['in another order', 'mail:send mail:read'],
    ['by commas', 'mail:read,mail:send'],
    ['by commas and blanks', 'mail:send, mail:read'],
    ['by line ends', 'mail:send\nmail:read'],
    ['by semicolons', 'mail:read;mail:send'],
    ['by plus signs', 'mail:read+mail:send'],
    ['in the coding of addresses', 'mail:read%20mail:send'],
    ['by coded commas', 'mail:read%2Cmail:send'],
    ['as a list', ['mail:read', 'mail:send']],
    ['as a list of one text', ['mail:read mail:send']],
    ['as a list in a text', '["mail:read","mail:send"]'],
    ['twice', 'mail:read mail:send mail:read'],
    ['in capitals', 'MAIL:READ Mail:Send'],
  ])('finds what was granted %s', (_, scope) => {
    const { missingScopes, grantedScopes, scopesTold } = compare(scope);
    expect(missingScopes).toEqual([]);
    expect(grantedScopes.map((one) => one.toLowerCase()).sort()).toEqual([
      'mail:read',
      'mail:send',
    ]);
    expect(scopesTold).toBe(true);
  });

  it.each([[''], ['  '], [[]], [['']], [',']])('grants nothing with %j', (scope) => {
    expect(compare(scope)).toEqual({
      grantedScopes: [],
      missingScopes: ['mail:read', 'mail:send'],
      scopesTold: true,
    });
  });

  it.each([[undefined], [null], [7], [{ mail: true }]])(
    'grants what was asked with %j',
    (scope) => {
      const { grantedScopes, missingScopes, scopesTold } = compare(scope);
      expect(grantedScopes).toEqual(asked.scopes);
      expect([missingScopes, scopesTold]).toEqual([[], false]);
    },
  );

  it('leaves a comma in a scope that was asked for with one', () => {
    const { grantedScopes, missingScopes } = compare('a,b c', { scopes: ['a,b', 'c'] });
    expect(grantedScopes).toEqual(['a,b', 'c']);
    expect(missingScopes).toEqual([]);
  });
});
