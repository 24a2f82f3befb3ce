import { describe, expect, it } from 'vitest';
import { readTokenContent } from './token-content.js';

const jwt = (claims: unknown): string =>
  [{ alg: 'RS256' }, claims, 'signature']
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');

describe('readTokenContent', () => {
  it('reads a delegated token of Exchange Online', () => {
    const content = readTokenContent(
      jwt({
        aud: 'https://outlook.office.com',
        iss: 'https://sts.windows.net/t1/',
        scp: 'IMAP.AccessAsUser.All SMTP.Send',
        upn: 'jane@contoso.com',
        tid: 't1',
        appid: 'a1',
        oid: 'o1',
        iat: 1_700_000_000,
        exp: 1_700_003_600,
      }),
    );
    expect(content).toEqual({
      format: 'jwt',
      length: expect.any(Number),
      audience: 'https://outlook.office.com',
      issuer: 'https://sts.windows.net/t1/',
      scopes: ['IMAP.AccessAsUser.All', 'SMTP.Send'],
      roles: [],
      kind: 'delegated',
      account: 'jane@contoso.com',
      objectId: 'o1',
      tenant: 't1',
      appId: 'a1',
      issuedAt: new Date(1_700_000_000_000),
      expiresAt: new Date(1_700_003_600_000),
    });
  });

  it('tells an application token by its roles', () => {
    const content = readTokenContent(jwt({ aud: ['x'], roles: ['IMAP.AccessAsApp'], azp: 'a1' }));
    expect(content).toMatchObject({
      kind: 'application',
      roles: ['IMAP.AccessAsApp'],
      appId: 'a1',
    });
  });

  it('O15 learns who consented from the id token where the access token is opaque', () => {
    const content = readTokenContent('ya29.opaque', jwt({ email: 'jane@gmail.com', tid: 't' }));
    expect(content).toEqual({
      format: 'opaque',
      length: 'ya29.opaque'.length,
      scopes: [],
      roles: [],
      kind: 'unknown',
      account: 'jane@gmail.com',
      tenant: 't',
    });
  });

  it.each([
    'opaque',
    'a.b.c',
    'a.b',
    'a.b.c.d.e',
    jwt('text'),
    jwt(null),
    jwt([1]),
    jwt({ scp: { toString: 1 }, roles: { toString: 1 } }),
    jwt({ aud: 7, scp: {}, exp: 'soon', iat: 1e300, upn: { x: 1 }, roles: [1, null] }),
  ])('does not stumble over %s', (token) => {
    const content = readTokenContent(token);
    expect(content.account).toBeUndefined();
    expect(content.expiresAt).toBeUndefined();
    expect(content.roles).toEqual([]);
  });

  it('caps and cleans what a stranger wrote', () => {
    const { account } = readTokenContent(jwt({ upn: `a\r\nb\u0001${'x'.repeat(5000)}` }));
    expect(account).toMatch(/^a\ufffd\ufffdb\ufffdx+$/);
    expect(account?.length).toBe(320);
  });
});
