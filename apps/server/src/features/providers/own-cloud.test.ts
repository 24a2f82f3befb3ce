import { describe, expect, it } from 'vitest';
import { cloudFacts, cloudOfHost, clouds, delegatedScopes } from './cloud.js';
import { createProviders } from './index.js';
import { inOwnCloud } from './own-cloud.js';

const providers = createProviders();
const { MICROSOFT_365: microsoft } = providers;

describe.each(clouds)('a client in %s', (cloud) => {
  const facts = cloudFacts[cloud];
  const authorizeUrl = `https://${facts.login[0]}/{tenant}/oauth2/v2.0/authorize`;
  const own = inOwnCloud(microsoft, { authorizeUrl, scopes: delegatedScopes(facts) });

  it('meets hosts of its own cloud alone', () => {
    const text = JSON.stringify({ ...own, mailHosts: undefined });
    const hosts = text.match(/\b(?:[a-z0-9-]+\.)+(?:com|us|cn|mil|net|microsoft)\b/g) ?? [];
    expect(hosts).toContain(facts.graph);
    const foreign = hosts.filter((host) => {
      const of = cloudOfHost(host);
      const shared = host === 'contoso.com' || facts.login.includes(host);
      return !shared && of !== cloud && !(cloud === 'DOD' && portals.includes(host));
    });
    // Entra's and Graph's worldwide names end in microsoft.com, which tells no cloud.
    expect(foreign.filter((host) => cloud !== 'GLOBAL' || !host.endsWith('microsoft.com'))).toEqual(
      [],
    );
  });

  it('is led to its own portals, and has its own scopes and servers', () => {
    expect(own.guide[0]?.url).toContain(`${facts.entra}/#view/`);
    expect(own.scopes.map(({ value }) => value)).toEqual(
      expect.arrayContaining(delegatedScopes(facts)),
    );
    expect(own.incoming.map(({ host }) => host)).toEqual([facts.imap, facts.imap]);
    expect(own.outgoing?.host).toBe(facts.smtp);
  });
});

/** GCC High and DoD share Entra's portal. */
const portals = ['entra.microsoft.us'];

it('leaves everybody else as they are', () => {
  const client = { authorizeUrl: 'https://login.microsoftonline.us/x/authorize', scopes: [] };
  for (const id of ['GOOGLE', 'YANDEX', 'FASTMAIL', 'YAHOO', 'GENERIC', 'SANDBOX'] as const)
    expect(inOwnCloud(providers[id], client)).toBe(providers[id]);
  for (const authorizeUrl of [null, 'https://keycloak.example/auth', 'nonsense', ''])
    expect(inOwnCloud(microsoft, { authorizeUrl, scopes: ['openid'] })).toBe(microsoft);
});
