import { describe, expect, it } from 'vitest';
import { adminConsentUrl, type ConsentedApp } from './admin-consent.js';

const app: ConsentedApp = {
  authorizeUrl: 'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/authorize',
  clientId: '11111111-2222-3333-4444-555555555555',
  redirectUri: 'https://mailkey.example/oauth/callback/abc',
  scopes: ['https://outlook.office.com/IMAP.AccessAsUser.All', 'offline_access'],
  state: 'S',
};
const at = (authorizeUrl: string, more: Partial<ConsentedApp> = {}) =>
  adminConsentUrl({ ...app, authorizeUrl, ...more });

describe('the page of admin consent', () => {
  it('asks for what the client asks for, and carries the state', () => {
    const url = new URL(adminConsentUrl(app) ?? '');
    expect(url.origin + url.pathname).toBe(
      'https://login.microsoftonline.com/contoso.com/v2.0/adminconsent',
    );
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: app.clientId,
      scope: 'https://outlook.office.com/IMAP.AccessAsUser.All offline_access',
      redirect_uri: app.redirectUri,
      state: 'S',
    });
    expect(url.search).not.toContain('+');
  });

  it.each([
    ['https://login.microsoftonline.us', 'https://outlook.office365.us/.default'],
    ['https://login.partner.microsoftonline.cn', 'https://partner.outlook.cn/.default'],
    ['https://login.windows.net', 'https://outlook.office.com/.default'],
  ])('stays in the cloud of %s', (origin, scope) => {
    const url = new URL(
      at(`${origin}/t/oauth2/v2.0/authorize?prompt=none#x`, { scopes: [] }) ?? '',
    );
    expect(url.origin).toBe(origin);
    expect(url.searchParams.get('scope')).toBe(scope);
    expect([url.searchParams.get('prompt'), url.hash]).toEqual([null, '']);
  });

  it.each([
    ['common', undefined, 'organizations'],
    ['organizations', 'common', 'organizations'],
    ['common', 'contoso.com', 'contoso.com'],
    ['organizations', 'a/b?c', 'a%2Fb%3Fc'],
  ])('for %s and the tenant %s is that of %s', (path, tenant, expected) => {
    const url = at(`https://login.microsoftonline.com/${path}/oauth2/v2.0/authorize`, { tenant });
    expect(new URL(url ?? '').pathname).toBe(`/${expected}/v2.0/adminconsent`);
  });

  it.each([
    'https://login.microsoftonline.com/consumers/oauth2/v2.0/authorize',
    'https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/oauth2/v2.0/authorize',
    'https://login.microsoftonline.com/{tenant}/oauth2/v2.0/authorize',
    'https://login.microsoftonline.com//oauth2/v2.0/authorize',
    'https://login.microsoftonline.com/oauth2/v2.0/authorize',
    'https://login.microsoftonline.com.evil.example/t/oauth2/v2.0/authorize',
    'https://login.live.com/oauth20_authorize.srf',
    'https://accounts.google.com/o/oauth2/v2/auth',
    'http://login.microsoftonline.com/t/oauth2/v2.0/authorize',
    'not an address',
    '',
  ])('there is none at %s', (authorizeUrl) => expect(at(authorizeUrl)).toBeUndefined());

  it('there is none without a client id', () =>
    expect(adminConsentUrl({ ...app, clientId: null })).toBeUndefined());
});
