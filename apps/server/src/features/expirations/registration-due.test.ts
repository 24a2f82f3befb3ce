import { describe, expect, it } from 'vitest';
import type { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import { createProviders } from '../providers/index.js';
import { registrationOf } from './registration-due.js';

const { MICROSOFT_365: microsoft, ...others } = createProviders();
const clientId = '11111111-2222-3333-4444-555555555555';
const path = '/contoso.example/oauth2/v2.0/token';

const at = (host: string, by: object = {}) =>
  registrationOf(
    {
      clientId,
      tenant: 'contoso.example',
      secretShape: 'opaque',
      scopes: ['offline_access'],
      accessTokenUrl: `https://${host}${path}`,
      ...by,
    } as unknown as OAuthClient, // only what it reads
    microsoft,
  );
const graphOf = (host: string, by: object = {}) => {
  const asked = at(host, by);
  return asked && [new URL(asked.url).host, asked.scope];
};
const scopes = (host: string) => ({ scopes: [`https://${host}/IMAP.AccessAsUser.All`] });
const graph = (host: string) => [host, `https://${host}/.default`];

describe('an app registration is read', () => {
  it.each([
    ['login.microsoftonline.com', {}, 'graph.microsoft.com'],
    ['login.windows.net', {}, 'graph.microsoft.com'],
    ['login.microsoftonline.us', scopes('outlook.office365.us'), 'graph.microsoft.us'],
    ['login.microsoftonline.us', {}, 'graph.microsoft.us'],
    ['login.microsoftonline.us', scopes('outlook-dod.office365.us'), 'dod-graph.microsoft.us'],
    ['login.microsoftonline.us', scopes('webmail.apps.mil'), 'dod-graph.microsoft.us'],
    ['login.partner.microsoftonline.cn', {}, 'microsoftgraph.chinacloudapi.cn'],
    ['login.chinacloudapi.cn', {}, 'microsoftgraph.chinacloudapi.cn'],
  ])('with a token of %s and scopes %j at %s', (host, by, expected) => {
    expect(graphOf(host, by)).toEqual(graph(expected));
  });

  it('in the cloud of its token endpoint, whatever scopes and authorize URL name', () => {
    const authorizeUrl = `https://login.microsoftonline.com/x/authorize`;
    const foreign = { ...scopes('outlook.office.com'), authorizeUrl };
    expect(graphOf('login.microsoftonline.us', foreign)).toEqual(graph('graph.microsoft.us'));
    expect(graphOf('login.partner.microsoftonline.cn', foreign)).toEqual(
      graph('microsoftgraph.chinacloudapi.cn'),
    );
    const dod = scopes('outlook-dod.office365.us');
    expect(graphOf('login.microsoftonline.com', dod)).toEqual(graph('graph.microsoft.com'));
  });

  it('by the application’s own id', () => {
    expect(at('login.microsoftonline.us')?.url).toBe(
      `https://graph.microsoft.us/v1.0/applications(appId='${clientId}')?$select=passwordCredentials,keyCredentials`,
    );
  });
});

describe('no secret goes', () => {
  it.each([
    'login.microsoftonline.us.example.org',
    'evil.microsoftonline.us',
    'login.microsoftonline.us:8443',
    'login.chinacloudapi.cn:444',
    'portal.azure.cn',
    'graph.microsoft.us',
    'outlook.office365.us',
    'keycloak.example.org',
  ])('to %s', (host) => {
    for (const by of [{}, scopes('outlook.office365.us'), scopes('outlook.office.com')])
      expect(at(host, by)).toBeUndefined();
  });

  it('over plain http, or without an address', () => {
    for (const accessTokenUrl of [
      `http://login.microsoftonline.us${path}`,
      `http://login.chinacloudapi.cn${path}`,
      '',
      null,
    ])
      expect(at('', { accessTokenUrl })).toBeUndefined();
  });

  it('for an id that is none, a shared tenant, or a provider that tells nothing', () => {
    for (const by of [{ clientId: "x')" }, { clientId: null }, { tenant: 'Common' }])
      expect(at('login.microsoftonline.us', by)).toBeUndefined();
    const client = { clientId, secretShape: 'opaque', scopes: [], accessTokenUrl: '' };
    for (const provider of Object.values(others))
      if (provider.id !== 'SANDBOX')
        expect(registrationOf(client as unknown as OAuthClient, provider)).toBeUndefined();
  });
});
