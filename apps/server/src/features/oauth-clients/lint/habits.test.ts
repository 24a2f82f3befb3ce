import { describe, expect, it } from 'vitest';
import { createProviders } from '../../providers/index.js';
import type { LintedClient } from './finding.js';
import type { HabitCode } from './habits.js';
import { lintOAuthClient } from './index.js';

const providers = createProviders();
const good: LintedClient = {
  provider: 'GENERIC',
  clientId: 'app',
  secret: 'present',
  authorizeUrl: 'https://id.example/authorize',
  accessTokenUrl: 'https://id.example/token',
  scopes: ['mail'],
  scopeSeparator: 'SPACE',
  grantType: 'AUTHORIZATION_CODE',
  clientAuthentication: 'CLIENT_SECRET_POST',
  authorizeParameters: [],
  tokenParameters: [],
  pkce: 'S256',
  redirectUri: 'https://mail.example/oauth/callback/1',
};
const basic: Partial<LintedClient> = { clientAuthentication: 'CLIENT_SECRET_BASIC' };
const named = (name: string) => [{ name, value: 'x' }];

const cases: Record<HabitCode, [fires: Partial<LintedClient>, silent: Partial<LintedClient>]> = {
  'authorize-parameter-refused': [
    { authorizeParameters: named('State') },
    { authorizeParameters: named('prompt'), tokenParameters: named('audience') },
  ],
  'token-parameter-refused': [
    { tokenParameters: named('client_secret') },
    { tokenParameters: named('resource') },
  ],
  'pkce-off-without-secret': [
    { pkce: 'OFF', clientAuthentication: 'NONE' },
    { pkce: 'S256', clientAuthentication: 'NONE', secret: 'absent' },
  ],
  'pkce-off': [{ pkce: 'OFF' }, { pkce: 'OFF', grantType: 'CLIENT_CREDENTIALS' }],
  'basic-with-colon': [{ ...basic, secret: 'colon' }, { secret: 'colon' }],
  'basic-client-id-with-colon': [{ ...basic, clientId: 'a:b' }, { clientId: 'a:b' }],
  'revocation-url-elsewhere': [
    { revocationUrl: 'https://id.example.evil.test/revoke' },
    { revocationUrl: 'https://api.id.example/revoke' },
  ],
};

function lint(client: Partial<LintedClient>) {
  const linted = { ...good, ...client };
  const [provider, now] = [providers[linted.provider], new Date('2026-01-01T00:00:00Z')];
  return lintOAuthClient(linted, { provider, mailboxes: [], publicUrl: 'https://m.example', now });
}
const codes = (client: Partial<LintedClient>) => lint(client).map(({ code }) => code);

describe.each(Object.entries(cases))('%s', (code, [fires, silent]) => {
  it('fires, and stays silent', () => {
    expect(codes(fires)).toContain(code);
    expect(codes(silent)).toEqual([]);
  });
});

it('says of a parameter what saving would say', () => {
  const [found] = lint({ authorizeParameters: [...named('prompt'), ...named('prompt')] });
  expect(found).toMatchObject({ severity: 'ERROR', field: 'authorizeParameters' });
  expect(found?.title).toBe('prompt stands there twice. Keep one of them.');
});

describe('a revocation address', () => {
  const revocationUrl = 'https://other.test/revoke';

  it('names its site, and what becomes of it', () => {
    const [found] = lint({ revocationUrl });
    expect(found).toMatchObject({ severity: 'WARNING', field: 'revocationUrl' });
    expect(found?.title).toMatch(/other\.test.*never used/);
  });

  it.each<[string, Partial<LintedClient>]>([
    ['is empty', { revocationUrl: ' ' }],
    ['cannot be read, which saving says', { revocationUrl: 'other.test' }],
    ['stands beside no token address yet', { revocationUrl, accessTokenUrl: '' }],
    [
      'is at the site of the sign-in, of a pair that an admin has confirmed',
      {
        revocationUrl: 'https://id.example/revoke',
        accessTokenUrl: 'https://tokens.test/token',
        confirmedEndpoints: 'https://id.example https://tokens.test',
      },
    ],
  ])('is no finding where it %s', (_, client) => {
    expect(codes(client)).not.toContain('revocation-url-elsewhere');
  });

  it('is judged beside a tenant as well', () => {
    const accessTokenUrl = 'https://id.example/{tenant}/token';
    expect(codes({ revocationUrl, accessTokenUrl, tenant: 't' })).toContain(
      'revocation-url-elsewhere',
    );
  });
});

it('takes access_type among the further parameters for what Google needs', () => {
  const google: Partial<LintedClient> = {
    clientId: '1-x.apps.googleusercontent.com',
    authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
    accessTokenUrl: 'https://oauth2.googleapis.com/token',
    scopes: ['https://mail.google.com/'],
  };
  const offline = { authorizeParameters: [{ name: 'access_type', value: 'offline' }] };
  expect(codes(google)).toContain('google-without-offline');
  expect(codes({ ...google, ...offline })).not.toContain('google-without-offline');
  const leftOut = { authorizeParameters: [{ name: 'access_type', value: '' }] };
  expect(codes({ ...google, provider: 'GOOGLE', ...leftOut })).toContain('google-without-offline');
});
