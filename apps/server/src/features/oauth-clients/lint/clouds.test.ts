import { expect, it } from 'vitest';
import { microsoft365 } from '../../providers/microsoft-365.js';
import type { LintedClient } from './finding.js';
import { lintOAuthClient } from './index.js';

const base: LintedClient = {
  provider: 'MICROSOFT_365',
  clientId: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
  secret: 'present',
  scopes: [],
  scopeSeparator: 'SPACE',
  grantType: 'AUTHORIZATION_CODE',
  clientAuthentication: 'CLIENT_SECRET_POST',
  authorizeParameters: [],
  tokenParameters: [],
  pkce: 'S256',
  redirectUri: 'https://mailkey.example/oauth/callback/1',
};

const at = (login: string, changes: Partial<LintedClient>) => {
  const url = `https://${login}/11111111-2222-3333-4444-555555555555/oauth2/v2.0`;
  const client = { ...base, authorizeUrl: `${url}/authorize`, accessTokenUrl: `${url}/token` };
  const context = { provider: microsoft365, mailboxes: [], publicUrl: '', now: new Date() };
  return lintOAuthClient({ ...client, ...changes }, context);
};
const fixOf = (code: string, found: ReturnType<typeof at>) =>
  found.find((finding) => finding.code === code)?.fix;

it.each([
  ['login.microsoftonline.com', 'https://outlook.office.com', []],
  ['login.microsoftonline.us', 'https://outlook.office365.us', []],
  [
    'login.microsoftonline.us',
    'https://outlook-dod.office365.us',
    ['https://outlook-dod.office365.us/SMTP.Send'],
  ],
  ['login.partner.microsoftonline.cn', 'https://partner.outlook.cn', []],
])('at %s a bare scope belongs to %s', (login, exchange, scopes) => {
  const found = at(login, { scopes: [...scopes, 'IMAP.AccessAsUser.All', 'offline_access'] });
  expect(fixOf('scope-without-resource', found)).toBe(`Ask for ${exchange}/IMAP.AccessAsUser.All.`);
});

it.each([
  ['login.microsoftonline.us', 'https://graph.microsoft.us/Mail.Read'],
  ['login.microsoftonline.us', 'https://dod-graph.microsoft.us/Mail.Read'],
  ['login.chinacloudapi.cn', 'https://microsoftgraph.chinacloudapi.cn/Mail.Read'],
])('knows Graph at %s: %s', (login, scope) => {
  expect(fixOf('scope-of-graph', at(login, { scopes: [scope] }))).toMatch(/Replace/);
});

it('lets scopes of GCC High and of DoD stand at their common sign-in, and of nobody else', () => {
  const mismatch = (login: string, host: string) =>
    fixOf('cloud-mismatch', at(login, { scopes: [`https://${host}/SMTP.Send`] }));
  expect(mismatch('login.microsoftonline.us', 'outlook-dod.office365.us')).toBeUndefined();
  expect(mismatch('login.microsoftonline.us', 'outlook.office365.us')).toBeUndefined();
  expect(mismatch('login.windows.net', 'outlook.office.com')).toBeUndefined();
  expect(mismatch('login.microsoftonline.us', 'outlook.office.com')).toMatch(
    /outlook\.office365\.us/,
  );
  expect(mismatch('login.microsoftonline.com', 'partner.outlook.cn')).toMatch(
    /outlook\.office\.com/,
  );
});

it('asks for the whole of Exchange in the own cloud, as the application', () => {
  const scopes = ['https://outlook-dod.office365.us/SMTP.SendAsApp'];
  const found = at('login.microsoftonline.us', { grantType: 'CLIENT_CREDENTIALS', scopes });
  expect(fixOf('application-needs-default-scope', found)).toBe(
    'Ask for https://outlook-dod.office365.us/.default alone.',
  );
});
