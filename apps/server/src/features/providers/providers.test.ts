import { describe, expect, it } from 'vitest';
import { createProviders, offeredProviders } from './index.js';
import { providerIds } from './provider.js';
import { withTenant } from './tenant.js';

const sandbox = {
  authorizeUrl: 'http://127.0.0.1:4010/{tenant}/oauth2/v2.0/authorize',
  accessTokenUrl: 'http://127.0.0.1:4010/{tenant}/oauth2/v2.0/token',
  revocationUrl: 'http://127.0.0.1:4010/{tenant}/oauth2/v2.0/revoke',
  tenant: 'sandbox.example',
  clientId: 'rehearsal',
  registration: { url: 'http://127.0.0.1:4010/graph', scope: 'http://127.0.0.1:4010/.default' },
  clientSecret: 'first',
  secondClientSecret: 'second',
  scopes: [{ value: 'offline_access', purpose: 'OFFLINE' as const, preset: true }],
  servers: {
    incoming: [
      { protocol: 'IMAP' as const, host: 'localhost', port: 4993, security: 'TLS' as const },
    ],
    outgoing: { host: 'localhost', port: 4587, security: 'STARTTLS' as const },
  },
  mailHosts: ['localhost:4993', 'localhost:4587', 'localhost:4143'],
};
const providers = createProviders(sandbox);
const placeholders = /\{(?!redirectUri\}|tenant\}|clientId\}|name\}|adminConsentUrl\})[^}]*\}/;

describe.each(providerIds)('provider %s', (id) => {
  const provider = providers[id];

  it('carries its own id and a label', () => {
    expect(provider.id).toBe(id);
    expect(provider.label).not.toBe('');
  });

  it('names endpoints that are URLs once the tenant is known', () => {
    for (const template of [provider.authorizeUrl, provider.accessTokenUrl]) {
      if (template === undefined) continue;
      expect(template.includes('{tenant}')).toBe(provider.hasTenant);
      expect(URL.canParse(withTenant(template, 'contoso.com') ?? '')).toBe(true);
    }
  });

  it('asks for no scope that its separator would split', () => {
    for (const { value } of provider.scopes) expect(value).not.toMatch(/[\s,;+]/);
  });

  it('guides with steps that have words, and with known placeholders only', () => {
    expect(provider.guide.length).toBeGreaterThan(1);
    for (const step of provider.guide) expect(step.text.length).toBeGreaterThan(0);
    for (const step of provider.guide) {
      const values = step.values.map(({ value }) => value);
      for (const text of [...step.text, ...values, step.url ?? '']) {
        expect(text).not.toMatch(placeholders);
      }
    }
  });
});

describe('providers', () => {
  it('gives the redirect URI before anything is brought back from Microsoft', () => {
    const [first] = providers.MICROSOFT_365.guide;
    expect(first?.values).toContainEqual({ label: 'Redirect URI (Web)', value: '{redirectUri}' });
    const fields = providers.MICROSOFT_365.guide.flatMap((step) => step.bringsBack);
    expect(fields).toEqual(['clientSecret', 'clientSecretExpiresAt', 'clientId', 'tenant']);
  });

  it('asks Google for a lasting grant', () => {
    expect(providers.GOOGLE.authorizationParameters).toEqual({
      access_type: 'offline',
      prompt: 'consent select_account',
    });
  });

  it('presets nothing for Generic', () => {
    const { authorizeUrl, accessTokenUrl, scopes, incoming, outgoing } = providers.GENERIC;
    expect({ authorizeUrl, accessTokenUrl, scopes, incoming, outgoing }).toEqual({
      scopes: [],
      incoming: [],
    });
  });

  it('offers the sandbox only where it runs', () => {
    expect(offeredProviders(providers).map((provider) => provider.id)).toContain('SANDBOX');
    expect(offeredProviders(createProviders()).map((provider) => provider.id)).not.toContain(
      'SANDBOX',
    );
  });
});

describe('withTenant', () => {
  it.each([
    ['https://a/{tenant}/b', 'contoso.com', 'https://a/contoso.com/b'],
    ['https://a/b', undefined, 'https://a/b'],
    ['https://a/{tenant}/b', undefined, undefined],
    ['https://a/{tenant}/b', '  ', undefined],
    ['https://a/{tenant}/b', '../x', 'https://a/..%2Fx/b'],
  ])('%s with %s gives %s', (template, tenant, url) => {
    expect(withTenant(template, tenant)).toBe(url);
  });
});
