import { expect, it, vi } from 'vitest';
import { mountInApp } from '../../testing.js';
import { blankClient } from './client-form.js';
import OAuthClientEditor from './OAuthClientEditor.vue';

const patience = { timeout: 10_000 };

/** A guide as the server would answer it: its one step leads to the portal that the variables name. */
const step = (url: string) => ({
  __typename: 'GuideStep',
  title: 'Register',
  text: ['There.'],
  url,
  values: [],
  bringsBack: [],
});
const provider = (url: string) => ({
  __typename: 'Provider',
  id: 'MICROSOFT_365',
  label: 'Microsoft 365',
  hasTenant: true,
  tenantHint: null,
  authorizeUrl: null,
  accessTokenUrl: null,
  scopes: [],
  scopeSeparator: 'SPACE',
  clientAuthentication: 'CLIENT_SECRET_POST',
  authorizeParameters: [],
  incoming: [],
  outgoing: null,
  guide: [step(url)],
});
const portals: Record<string, string> = {
  'https://login.microsoftonline.us/t/oauth2/v2.0/authorize': 'https://entra.microsoft.us/',
  'https://login.partner.microsoftonline.cn/t/oauth2/v2.0/authorize':
    'https://entra.microsoftonline.cn/',
};

it('leads to the portals of the cloud whose address is typed', async () => {
  const asked: unknown[] = [];
  const form = { ...blankClient(), provider: 'MICROSOFT_365' };
  const { wrapper } = mountInApp(
    OAuthClientEditor,
    { form, problem: null },
    {
      answers: {
        Providers: () => ({ data: { providers: [provider('https://entra.microsoft.com/')] } }),
        LintOAuthClient: () => ({ data: { lintOAuthClient: [] } }),
        ProviderGuide: (variables) => {
          asked.push(variables);
          const url = portals[String(variables['authorizeUrl'])] ?? 'https://entra.microsoft.com/';
          return { data: { providers: [provider(url)] } };
        },
      },
    },
  );
  const portal = () => wrapper.find('ol a').attributes('href');
  await vi.waitFor(() => expect(portal()).toBe('https://entra.microsoft.com/'), patience);
  for (const [authorizeUrl, url] of Object.entries(portals)) {
    const scopes = [`https://${new URL(authorizeUrl).host}/scope`];
    await wrapper.setProps({ form: { ...form, authorizeUrl, scopes } });
    await vi.waitFor(() => expect(portal()).toBe(url), patience);
    expect(asked.at(-1)).toEqual({ authorizeUrl, scopes });
  }
});
