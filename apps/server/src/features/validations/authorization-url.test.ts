import { describe, expect, it } from 'vitest';
import { Secret } from '../../lib/secret.js';
import type { AttemptSettings } from './attempt.js';
import { authorizationUrl } from './authorization-url.js';

const settings: AttemptSettings = {
  provider: 'GENERIC',
  version: 1,
  authorizeUrl: 'https://login.example/authorize',
  accessTokenUrl: 'https://login.example/token',
  clientId: 'client/1',
  clientAuthentication: 'NONE',
  scopes: ['https://outlook.office.com/SMTP.Send', 'offline_access'],
  scopeSeparator: 'SPACE',
  redirectUri: 'https://m.example/oauth/callback/1',
  authorizationParameters: {},
};
// The example of RFC 7636 appendix B.
const secrets = {
  state: new Secret('st-1'),
  codeVerifier: new Secret('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'),
};
const url = (changes: Partial<AttemptSettings> = {}): URL =>
  new URL(authorizationUrl({ ...settings, ...changes }, secrets));

describe('authorizationUrl', () => {
  it('O1 O2 asks for a code with state and PKCE S256', () => {
    expect(Object.fromEntries(url().searchParams)).toEqual({
      response_type: 'code',
      client_id: 'client/1',
      redirect_uri: 'https://m.example/oauth/callback/1',
      scope: 'https://outlook.office.com/SMTP.Send offline_access',
      state: 'st-1',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    });
  });

  it.each([
    ['SPACE', 'a%20b'],
    ['COMMA', 'a%2Cb'],
    ['SEMICOLON', 'a%3Bb'],
    ['PLUS', 'a%2Bb'],
  ] as const)('joins scopes by %s exactly', (scopeSeparator, sent) => {
    expect(url({ scopes: ['a', 'b'], scopeSeparator }).search).toContain(`scope=${sent}&`);
  });

  it('sends no scope parameter when there is none', () => {
    expect(url({ scopes: [] }).searchParams.has('scope')).toBe(false);
  });

  it('keeps what stands in Url Authorize, but not over the protocol', () => {
    const { searchParams } = url({
      authorizeUrl:
        'https://login.example/authorize?brand=x%20y&client_id=other&state=fixed&state=2',
    });
    expect(searchParams.get('brand')).toBe('x y');
    expect(searchParams.getAll('client_id')).toEqual(['client/1']);
    expect(searchParams.getAll('state')).toEqual(['st-1']);
  });

  it('drops from Url Authorize what would take the place of the request or of a part of it', () => {
    const foreign = 'request=e30.e30.&request_uri=x&Client_ID=a&redirect.uri=b&STATE=c&%53cope=d';
    const { searchParams } = url({
      authorizeUrl: `https://login.example/authorize?p=1&${foreign}`,
    });
    expect([...searchParams.keys()].sort()).toEqual(['p', ...url().searchParams.keys()].sort());
  });

  it("adds the provider's extras and the login hint where the URL has none of its own", () => {
    const extras = {
      authorizationParameters: { prompt: 'select_account', access_type: 'offline' },
      loginHint: 'jane+a@contoso.com',
    };
    const plain = url(extras).searchParams;
    expect([plain.get('prompt'), plain.get('access_type'), plain.get('login_hint')]).toEqual([
      'select_account',
      'offline',
      'jane+a@contoso.com',
    ]);
    const chosen = url({ ...extras, authorizeUrl: 'https://login.example/a?prompt=login' });
    expect(chosen.searchParams.getAll('prompt')).toEqual(['login']);
  });

  it("lets the client's own parameters change the provider's and those of the URL, or leave them out", () => {
    const { searchParams } = url({
      authorizeUrl: 'https://login.example/a?audience=old&audience=older&brand=x',
      authorizationParameters: { prompt: 'select_account', access_type: 'offline' },
      loginHint: 'jane@contoso.com',
      authorizeParameters: [
        { name: 'prompt', value: 'consent' },
        { name: 'audience', value: 'mail & more' },
        { name: 'access_type', value: '' },
        { name: 'login_hint', value: '' },
      ],
    });
    expect(searchParams.getAll('prompt')).toEqual(['consent']);
    expect(searchParams.getAll('audience')).toEqual(['mail & more']);
    expect(searchParams.get('brand')).toBe('x');
    expect(searchParams.has('access_type')).toBe(false);
    expect(searchParams.has('login_hint')).toBe(false);
  });

  it.each(['https://login.example/a?prompt=', 'https://login.example/a?prompt=&x=1'])(
    'never sends an empty prompt: %s',
    (authorizeUrl) => {
      expect(url({ authorizeUrl }).searchParams.has('prompt')).toBe(false);
      const usual = { authorizationParameters: { prompt: 'select_account' } };
      expect(url({ authorizeUrl, ...usual }).searchParams.has('prompt')).toBe(false);
      const own = { ...usual, authorizeParameters: [{ name: 'prompt', value: '' }] };
      expect(url({ authorizeUrl, ...own }).searchParams.has('prompt')).toBe(false);
    },
  );

  it('keeps a parameter without a value that an admin has put into Url Authorize', () => {
    expect(url({ authorizeUrl: 'https://login.example/a?v2' }).search).toContain('v2=');
  });

  it('O2 sends no challenge where PKCE is off, not even one of the URL', () => {
    const { searchParams } = url({
      pkce: 'OFF',
      authorizeUrl: 'https://login.example/a?code_challenge=fixed&code_challenge_method=plain',
    });
    expect(searchParams.has('code_challenge')).toBe(false);
    expect(searchParams.has('code_challenge_method')).toBe(false);
    expect(searchParams.get('state')).toBe('st-1');
  });
});
