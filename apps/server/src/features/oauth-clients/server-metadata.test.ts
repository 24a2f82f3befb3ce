import { describe, expect, it } from 'vitest';
import { createProviders } from '../providers/index.js';
import type { Discovered } from './discovery.js';
import { serverMetadata } from './server-metadata.js';

const { GENERIC, GOOGLE, MICROSOFT_365 } = createProviders();
const authorizeUrl = 'https://login.example.org/authorize';
const found: Discovered = {
  documentUrl: 'https://login.example.org/.well-known/openid-configuration',
  issuer: 'https://login.example.org',
  sendsIssuer: true,
  userinfoUrl: 'https://api.example.org/userinfo',
  introspectionUrl: 'https://evil.example/introspect',
  revocationUrl: 'https://login.example.org/revoke',
};
const client = {
  authorizeUrl,
  accessTokenUrl: 'https://tokens.example.org/token',
  tenant: null,
  issuer: null,
  revocationUrl: null,
  discovery: { authorizeUrl, askedAt: 0, found },
};
const known = (changes: object = {}, provider = GENERIC) =>
  serverMetadata({ ...client, ...changes }, provider);

describe('D1 what is known of an authorization server', () => {
  it('is what it says of itself, as far as it is of the same site', () => {
    expect(known()).toEqual({
      issuer: { value: found.issuer, source: 'DISCOVERY' },
      sendsIssuer: true,
      userinfoUrl: { value: found.userinfoUrl, source: 'DISCOVERY' },
      revocationUrl: { value: found.revocationUrl, source: 'DISCOVERY' },
      revokesByBasic: false,
    });
  });

  it('goes behind what a person has typed', () => {
    const typed = known({
      issuer: 'https://id.example',
      revocationUrl: 'https://login.example.org/typed',
    });
    expect(typed.issuer).toEqual({ value: 'https://id.example', source: 'SETTINGS' });
    expect(typed.revocationUrl?.value).toBe('https://login.example.org/typed');
  });

  it('gives no token to another site, whoever names it', () => {
    expect(known({ revocationUrl: 'https://evil.example/revoke' }).revocationUrl).toBeUndefined();
    const split = { accessTokenUrl: 'https://other.example/token' };
    expect(known(split).userinfoUrl).toBeUndefined();
    const confirmedEndpoints = 'https://login.example.org https://other.example';
    expect(known({ ...split, confirmedEndpoints }).userinfoUrl?.value).toBe(found.userinfoUrl);
  });

  it('is forgotten with the address that it was found for', () => {
    const moved = known({ authorizeUrl: 'https://login.example.org/v2/authorize' });
    expect(moved).toEqual({ sendsIssuer: false, revokesByBasic: false });
  });

  it('holds for a provider at its own addresses only', () => {
    const own = { authorizeUrl: GOOGLE.authorizeUrl, accessTokenUrl: GOOGLE.accessTokenUrl };
    const google = known({ ...own, discovery: null }, GOOGLE);
    expect(google.issuer).toEqual({ value: 'https://accounts.google.com', source: 'PROVIDER' });
    expect(google.userinfoUrl?.value).toBe('https://openidconnect.googleapis.com/v1/userinfo');
    expect(google.revocationUrl?.value).toBe('https://oauth2.googleapis.com/revoke');
    const elsewhere = known({ discovery: null }, GOOGLE);
    expect(elsewhere).toEqual({ sendsIssuer: false, revokesByBasic: false });
    const half = { authorizeUrl: GOOGLE.authorizeUrl, discovery: null };
    expect(known(half, GOOGLE).userinfoUrl).toBeUndefined();
    expect(known({ discovery: null }, MICROSOFT_365).issuer).toBeUndefined();
  });

  it('knows how a server wants to be asked to end a grant', () => {
    const ways = (revocationWays: string[]) =>
      known({ discovery: { ...client.discovery, found: { ...found, revocationWays } } });
    expect(ways(['client_secret_basic']).revokesByBasic).toBe(true);
    expect(ways(['client_secret_basic', 'client_secret_post']).revokesByBasic).toBe(false);
    expect(ways(['none']).revokesByBasic).toBe(false);
  });
});
