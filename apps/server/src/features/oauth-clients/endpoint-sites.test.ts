import { describe, expect, it } from 'vitest';
import { splitEndpoints } from './endpoint-sites.js';

const split = (authorizeUrl: string, accessTokenUrl: string, confirmedEndpoints?: string) =>
  splitEndpoints({ authorizeUrl, accessTokenUrl, confirmedEndpoints });

describe('endpoints', () => {
  it.each([
    ['https://login.example.org/a', 'https://tokens.example.org/t'],
    ['https://login.example.co.uk/a', 'https://www.example.co.uk/t'],
    ['https://LOGIN.example.org./a', 'https://example.org/t'],
    ['https://login.bücher.example/a', 'https://xn--bcher-kva.example/t'],
    ['https://localhost:4000/a', 'https://localhost:4001/t'],
    ['https://127.0.0.1/a', 'https://127.1:8443/t'],
    ['https://[::1]/a', 'https://[0:0::1]:1/t'],
    ['https://keycloak/a', 'https://keycloak:8443/t'],
    ['https://accounts.google.com/o/oauth2/v2/auth', 'https://oauth2.googleapis.com/token'],
    ['https://login.microsoftonline.com/{tenant}/a', 'https://login.microsoftonline.com/x/t'],
    ['', 'https://example.org/t'],
    ['not a URL', 'https://example.org/t'],
  ])('HO4 are of one site, or known: %s and %s', (authorize, token) => {
    expect(split(authorize, token)).toBeUndefined();
  });

  it.each([
    ['https://login.microsoftonline.com/x/a', 'https://login.microsoftonline.com.evil.test/t'],
    ['https://login.microsoftonline.com/x/a', 'https://evil.test/login.microsoftonline.com'],
    ['https://accounts.google.com/o/oauth2/v2/auth', 'https://oauth2.googleapis.com:8443/token'],
    ['https://accounts.google.com.evil.test/auth', 'https://oauth2.googleapis.com/token'],
    ['https://one.co.uk/a', 'https://two.co.uk/t'],
    ['https://one.com.au/a', 'https://two.com.au/t'],
    ['https://one.onmicrosoft.com/a', 'https://two.onmicrosoft.com/t'],
    ['https://one.partner.onmschina.cn/a', 'https://two.partner.onmschina.cn/t'],
    ['https://one.github.io/a', 'https://two.github.io/t'],
    ['https://one.azurewebsites.net/a', 'https://two.azurewebsites.net/t'],
    ['https://one.公司.cn/a', 'https://two.公司.cn/t'],
    ['https://one.xn--55qx5d.cn/a', 'https://two.xn--55qx5d.cn/t'],
    ['https://127.0.0.1/a', 'https://127.0.0.2/t'],
    ['https://10.1.1.1/a', 'https://20.1.1.1/t'],
    ['https://localhost/a', 'https://127.0.0.1/t'],
    ['https://[::1]/a', 'https://[::2]/t'],
    ['https://keycloak/a', 'https://vault/t'],
    ['https://a.keycloak/a', 'https://b.vault/t'],
    ['https://co.uk/a', 'https://evil.co.uk/t'],
    ['https://example.org/a', 'https://example.org.evil.test./t'],
  ])('HO4 are of two sites: %s and %s', (authorize, token) => {
    expect(split(authorize, token)).toBeDefined();
  });

  it('HO4 are confirmed as this very pair of origins', () => {
    const [one, other] = ['https://a.test/authorize', 'https://b.test/token'];
    expect(split(one, other)).toEqual({ authorizeHost: 'a.test', tokenHost: 'b.test' });
    expect(split(one, other, 'https://a.test https://b.test')).toBeUndefined();
    expect(split(one, other, 'https://b.test https://a.test')).toBeDefined();
    expect(split(one, 'https://b.test:8443/token', 'https://a.test https://b.test')).toBeDefined();
  });
});
