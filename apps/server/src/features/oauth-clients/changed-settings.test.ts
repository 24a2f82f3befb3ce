import { expect, it } from 'vitest';
import { createProviders } from '../providers/index.js';
import { newSettings } from './changed-settings.js';
import type { OAuthClientInput } from './oauth-client.input.js';

const providers = createProviders();
const made = (by: Partial<OAuthClientInput>) => {
  const input = { name: 'n', enabled: true, provider: 'MICROSOFT_365', tenant: 't', ...by };
  return newSettings(input as OAuthClientInput, providers[input.provider as 'MICROSOFT_365']);
};
const hostsOf = (by: Partial<OAuthClientInput>) => {
  const { authorizeUrl, accessTokenUrl, scopes } = made(by);
  return [authorizeUrl, accessTokenUrl, scopes[0]].map((url) => new URL(url ?? '').host);
};
const [us, cn] = ['login.microsoftonline.us', 'login.partner.microsoftonline.cn'];
const dod = ['https://webmail.apps.mil/SMTP.Send'];

it.each([
  [{}, ['login.microsoftonline.com', 'login.microsoftonline.com', 'outlook.office.com']],
  [{ authorizeUrl: `https://${us}/t/oauth2/v2.0/authorize` }, [us, us, 'outlook.office365.us']],
  [{ accessTokenUrl: `https://${cn}/t/oauth2/v2.0/token` }, [cn, cn, 'partner.outlook.cn']],
  [{ scopes: dod }, [us, us, 'webmail.apps.mil']],
])('what was not typed follows the cloud of %j', (by, hosts) => {
  expect(hostsOf(by)).toEqual(hosts);
});

it('takes what was typed as it stands', () => {
  const authorizeUrl = `https://${us}/t/oauth2/v2.0/authorize`;
  const accessTokenUrl = `https://${cn}/t/oauth2/v2.0/token`;
  expect(made({ authorizeUrl, accessTokenUrl, scopes: ['x'] })).toMatchObject({
    authorizeUrl,
    accessTokenUrl,
    scopes: ['x'],
  });
});
