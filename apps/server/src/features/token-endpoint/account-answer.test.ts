import { describe, expect, it } from 'vitest';
import { readAccount } from './account-answer.js';
import { accountNotTold } from '../grants/account-not-told.js';

const told = (claims: unknown, status = 200) => ({ status, body: JSON.stringify(claims) });
const jwt = (claims: object) =>
  `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`;

describe('D4 who signed in, by userinfo or introspection', () => {
  it.each([
    ['an address', { sub: '1', email: 'ana@x.example' }],
    ['an address beside another name', { preferred_username: 'ana', email: 'ana@x.example' }],
    ['an address under another name', { sub: '1', preferred_username: 'ana@x.example' }],
    ['introspection', { active: true, username: 'ana@x.example', sub: '1' }],
    ['several', { email: ['ana@x.example', 'b@x.example'] }],
  ])('is read: %s', (_, claims) => {
    expect(readAccount(told(claims))).toBe('ana@x.example');
  });

  it('is a name where there is no address', () => {
    expect(readAccount(told({ sub: '1', preferred_username: 'ana' }))).toBe('ana');
  });

  it('is read from a signed answer, too', () => {
    expect(readAccount({ status: 200, body: jwt({ sub: '1', email: 'a@x' }) }, '1')).toBe('a@x');
  });

  it.each([
    ['a refusal', told({ error: 'invalid_token', email: 'a@x' })],
    ['another status', told({ email: 'a@x' }, 401)],
    ['a token that is not active', told({ active: false, username: 'a@x' })],
    ['an id alone', told({ sub: '248289761001', name: 'Ana' })],
    ['a page', { status: 200, body: '<html>ana@x</html>' }],
    ['a list', told([{ email: 'a@x' }])],
    ['blanks', told({ email: '  ' })],
    ['no text', told({ email: { a: 1 } })],
  ])('is not known by %s', (_, answer) => {
    expect(readAccount(answer)).toBeUndefined();
  });

  it('is nobody whom the id token does not mean (OpenID Connect Core section 5.3.2)', () => {
    expect(readAccount(told({ sub: '2', email: 'eve@x' }), '1')).toBeUndefined();
    expect(readAccount(told({ email: 'eve@x' }), '1')).toBeUndefined();
    expect(readAccount(told({ sub: '1', email: 'ana@x' }), '1')).toBe('ana@x');
  });

  it('holds nothing that turns a screen around, and is short', () => {
    const account = readAccount(told({ email: `a\u202e\n${'x'.repeat(999)}@x` })) ?? '';
    expect(account.length).toBeLessThanOrEqual(320);
    expect(account).not.toMatch(/[\u202e\n]/);
  });
});

describe('D4 the words where nobody tells', () => {
  const words = (scopes: string[], identityScopes?: string[]) =>
    accountNotTold({ scopes, identityScopes });

  it('name the scope that would', () => {
    expect(words(['mail'], ['openid', 'email', 'profile'])).toBe(
      'This server does not tell who signed in. Add the scopes openid and email, and validate again.',
    );
    expect(words(['mail', 'openid'], ['openid', 'email'])).toBe(
      'This server does not tell who signed in. Add the scope email, and validate again.',
    );
    expect(words(['openid'], ['openid', 'profile'])).toContain('Add the scope profile');
  });

  it('say "if" where it is not known what the server takes', () => {
    expect(words(['mail'])).toBe(
      'This server does not tell who signed in. If it knows OpenID Connect, add the scopes openid and email, and validate again.',
    );
  });

  it('promise nothing where nothing would', () => {
    const plain = 'This server does not tell who signed in.';
    expect(words(['mail'], [])).toBe(plain);
    expect(words(['mail', 'openid', 'email'])).toBe(plain);
    expect(words(['OPENID', 'Email'], ['openid', 'email', 'profile'])).toBe(plain);
  });
});
