import { describe, expect, it } from 'vitest';
import {
  discoveredOf,
  discoveryIsDue,
  discoveryPlaces,
  isIssuer,
  readDiscovery,
} from './discovery.js';

const urls = (authorizeUrl: string) => discoveryPlaces(authorizeUrl).map(({ url }) => url);

describe('where an authorization server may describe itself', () => {
  it.each([
    ['https://id.example/authorize', 'https://id.example/.well-known/openid-configuration'],
    ['https://id.example/authorize', 'https://id.example/.well-known/oauth-authorization-server'],
    [
      'https://kc.example/realms/staff/protocol/openid-connect/auth',
      'https://kc.example/realms/staff/.well-known/openid-configuration',
    ],
    [
      'https://g.example/api/oidc/auth',
      'https://g.example/api/oidc/.well-known/openid-configuration',
    ],
    [
      'https://g.example//api/oidc/auth',
      'https://g.example/api/oidc/.well-known/openid-configuration',
    ],
    ['https://d.example/o/authorize/', 'https://d.example/o/.well-known/openid-configuration'],
    [
      'https://b.example/api/auth/oauth2/authorize',
      'https://b.example/.well-known/oauth-authorization-server/api/auth',
    ],
    [
      'https://b.example/api/auth/oauth2/authorize',
      'https://b.example/api/auth/.well-known/openid-configuration',
    ],
    [
      'https://login.example/tenant/oauth2/v2.0/authorize',
      'https://login.example/tenant/v2.0/.well-known/openid-configuration',
    ],
    [
      'https://ak.example/application/o/authorize/?x=1',
      'https://ak.example/application/o/.well-known/openid-configuration',
    ],
  ])('of %s: %s', (authorizeUrl, url) => {
    expect(urls(authorizeUrl)).toContain(url);
  });

  it('is never another host, and never many places', () => {
    const deep = `https://id.example/${'a/'.repeat(50)}authorize`;
    expect(urls(deep).length).toBeLessThan(20);
    for (const url of urls(deep)) expect(new URL(url).origin).toBe('https://id.example');
    expect(urls('https://user:word@id.example/authorize')).toEqual([]);
    expect(urls('not a url')).toEqual([]);
  });
});

const authorizeUrl = 'https://id.example/realms/x/auth?kc_idp_hint=a';
const place = {
  url: 'https://id.example/realms/x/.well-known/openid-configuration',
  issuer: 'https://id.example/realms/x',
};
const document = {
  issuer: 'https://id.example/realms/x',
  authorization_endpoint: 'https://id.example/realms/x/auth',
  userinfo_endpoint: 'https://id.example/realms/x/userinfo',
  revocation_endpoint: 'https://id.example/realms/x/revoke',
  scopes_supported: ['email', 'openid', 'mail'],
};
const read = (changes: object) =>
  readDiscovery(JSON.stringify({ ...document, ...changes }), place, authorizeUrl);

describe('what a discovery document tells', () => {
  it('is read where a server has put its parts together with a slash too many', () => {
    const authorization_endpoint = 'https://id.example//realms/x/auth/';
    expect(read({ authorization_endpoint })?.revocationUrl).toBe(document.revocation_endpoint);
  });

  it('D1 is read where issuer and authorization endpoint fit', () => {
    expect(read({})).toEqual({
      documentUrl: place.url,
      issuer: place.issuer,
      sendsIssuer: false,
      userinfoUrl: document.userinfo_endpoint,
      revocationUrl: document.revocation_endpoint,
      identityScopes: ['openid', 'email'],
    });
    expect(read({ authorization_response_iss_parameter_supported: true })?.sendsIssuer).toBe(true);
    // Auth0 and others end theirs in a slash, and send it so.
    expect(read({ issuer: `${place.issuer}/` })?.issuer).toBe(`${place.issuer}/`);
  });

  it.each([
    ['another issuer', { issuer: 'https://evil.example' }],
    ['the issuer of another realm', { issuer: 'https://id.example/realms/y' }],
    ['no issuer', { issuer: undefined }],
    ['an issuer with a hole', { issuer: 'https://id.example/{tenantid}/v2.0' }],
    ['another endpoint', { authorization_endpoint: 'https://id.example/realms/y/auth' }],
    ['an endpoint elsewhere', { authorization_endpoint: 'https://evil.example/realms/x/auth' }],
    ['no endpoint', { authorization_endpoint: null }],
  ])('D1 is not believed with %s', (_, changes) => {
    expect(read(changes)).toBeUndefined();
  });

  it.each(['', 'null', '[]', '<html>', '"x"', '{'])('D1 is nothing in %s', (body) => {
    expect(readDiscovery(body, place, authorizeUrl)).toBeUndefined();
  });

  it('D1 leaves out addresses that are none', () => {
    const odd = read({
      userinfo_endpoint: 'javascript:alert(1)',
      introspection_endpoint: 'https://user:word@id.example/',
      revocation_endpoint: ['https://id.example/'],
    });
    expect(odd).toMatchObject({ issuer: place.issuer });
    expect(Object.keys(odd ?? {})).not.toContain('userinfoUrl');
    expect(Object.keys(odd ?? {})).not.toContain('introspectionUrl');
    expect(Object.keys(odd ?? {})).not.toContain('revocationUrl');
  });
});

describe('what was learned', () => {
  const now = new Date('2026-01-01T00:00:00Z');
  const found = read({}) ?? null;
  const discovery = { authorizeUrl, askedAt: now.getTime(), found };
  const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

  it('D1 is of one authorization URL only', () => {
    expect(discoveredOf({ authorizeUrl, discovery })).toBe(found);
    expect(discoveredOf({ authorizeUrl: 'https://id.example/other', discovery })).toBeUndefined();
    expect(discoveredOf({ authorizeUrl, discovery: null })).toBeUndefined();
  });

  it('is asked for again after a day, and where nothing was found after an hour', () => {
    expect(discoveryIsDue({ authorizeUrl, discovery: null }, now)).toBe(true);
    expect(discoveryIsDue({ authorizeUrl, discovery }, later(23))).toBe(false);
    expect(discoveryIsDue({ authorizeUrl, discovery }, later(24))).toBe(true);
    const nothing = { ...discovery, found: null };
    expect(discoveryIsDue({ authorizeUrl, discovery: nothing }, later(0.5))).toBe(false);
    expect(discoveryIsDue({ authorizeUrl, discovery: nothing }, later(1))).toBe(true);
    expect(discoveryIsDue({ authorizeUrl: null, discovery }, now)).toBe(false);
    expect(discoveryIsDue({ authorizeUrl: 'https://a/{tenant}/b', discovery }, now)).toBe(false);
  });

  it('names an issuer only as RFC 8414 has one', () => {
    expect(isIssuer('https://id.example/x')).toBe(true);
    for (const odd of [
      'id.example',
      'https://id.example/?x',
      'https://id.example/#x',
      'a'.repeat(9),
    ])
      expect(isIssuer(odd)).toBe(false);
  });
});
