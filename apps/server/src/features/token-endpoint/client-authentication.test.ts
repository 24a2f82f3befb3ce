import { describe, expect, it } from 'vitest';
import { Secret } from '../../lib/secret.js';
import { clientAuthentication, otherEncoding } from './client-authentication.js';

const shown = (clientId: string, secret: string) => ({
  clientId,
  clientSecret: new Secret(secret),
  clientAuthentication: 'CLIENT_SECRET_BASIC' as const,
});

function basicOf(clientId: string, secret: string, basicEncoding?: 'FORM' | 'PLAIN'): string {
  const headers = new Headers();
  const show = clientAuthentication({ ...shown(clientId, secret), basicEncoding });
  void show({ issuer: 'https://as' }, { client_id: clientId }, new URLSearchParams(), headers);
  const [way, pair = ''] = (headers.get('authorization') ?? '').split(' ');
  return `${way} ${Buffer.from(pair, 'base64').toString('utf8')}`;
}

describe('O9 Basic', () => {
  it.each([
    // RFC 6749 appendix B: these four are never escaped, whatever comes with them.
    ['my-app_1.x*', 'a-b_c.d*e', 'my-app_1.x*:a-b_c.d*e'],
    ['client', 'p+%41:&=z', 'client:p%2B%2541%3A%26%3Dz'],
    ['https://app.example/', 'a b~', 'https%3A%2F%2Fapp.example%2F:a+b%7E'],
    ['ümlaut', 'ß', '%C3%BCmlaut:%C3%9F'],
  ])('is form-encoded by the book: %s %s', (id, secret, pair) => {
    expect(basicOf(id, secret)).toBe(`Basic ${pair}`);
    expect(basicOf(id, secret, 'FORM')).toBe(`Basic ${pair}`);
    expect(basicOf(id, secret, 'PLAIN')).toBe(`Basic ${id}:${secret}`);
  });

  it.each([
    ['app-1', 'a-b_c.d*e~'.slice(0, -1), undefined],
    ['app', 'a~b', 'PLAIN'],
    ['app', 'a+b', 'PLAIN'],
    ['a:b', 'plain', 'PLAIN'],
    ['app', 'zß', 'PLAIN'],
  ] as const)('has another form for %s and %s only where it differs', (id, secret, other) => {
    expect(otherEncoding(shown(id, secret))).toBe(other);
  });

  it('has the form-encoded one as the other where it stands as it is', () => {
    expect(otherEncoding({ ...shown('app', 'a+b'), basicEncoding: 'PLAIN' })).toBe('FORM');
    const post = { ...shown('app', 'a+b'), clientAuthentication: 'CLIENT_SECRET_POST' } as const;
    expect(otherEncoding(post)).toBeUndefined();
  });
});
