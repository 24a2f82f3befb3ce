import { applicationScope, cloudFacts, clouds, delegatedScopes } from './cloud.js';
import { microsoft365Guide } from './microsoft-365-guide.js';
import type { Provider } from './provider.js';

const { GLOBAL } = cloudFacts;
const login = `https://${GLOBAL.login[0]}/{tenant}/oauth2/v2.0`;
const [imapScope = '', popScope = '', smtpScope = ''] = delegatedScopes(GLOBAL);

/** The mail servers of each cloud, by the hosts that give the tokens they take. */
const mailHosts = Object.fromEntries(
  clouds.flatMap((cloud) => {
    const { login: logins } = cloudFacts[cloud];
    return logins.map((host) => [host, serversAt(host)]);
  }),
);

/** One sign-in service serves GCC High and DoD. */
function serversAt(login: string): string[] {
  return clouds
    .map((cloud) => cloudFacts[cloud])
    .filter(({ login: logins }) => logins.includes(login))
    .flatMap(({ imap, smtp, mailHosts: further }) => [imap, smtp, ...further]);
}

/** No `issuer`: Entra ID sends no `iss` with the code, and its issuer carries the tenant's id. */
export const microsoft365: Provider = {
  id: 'MICROSOFT_365',
  label: 'Microsoft 365',
  available: true,
  hasTenant: true,
  tenantHint: 'Directory (tenant) ID, or a domain such as contoso.com',
  authorizeUrl: `${login}/authorize`,
  accessTokenUrl: `${login}/token`,
  // Its userinfo is Graph's, which takes no token of Outlook's; the tokens themselves say who it is.
  identityScopes: ['openid', 'email', 'profile'],
  isDescribed: true,
  scopes: [
    { value: imapScope, purpose: 'IMAP', preset: true },
    { value: popScope, purpose: 'POP3', preset: true },
    { value: smtpScope, purpose: 'SMTP', preset: true },
    { value: 'offline_access', purpose: 'OFFLINE', preset: true },
    { value: 'openid', purpose: 'IDENTITY', preset: false },
    { value: 'profile', purpose: 'IDENTITY', preset: false },
    { value: 'email', purpose: 'IDENTITY', preset: false },
    {
      value: applicationScope(GLOBAL),
      purpose: 'APPLICATION',
      preset: false,
    },
  ],
  scopeSeparator: 'SPACE',
  clientAuthentication: 'CLIENT_SECRET_POST',
  // A browser that is signed in as somebody else is the first cause of "authenticated but not connected".
  authorizationParameters: { prompt: 'select_account' },
  incoming: [
    { protocol: 'IMAP', host: GLOBAL.imap, port: 993, security: 'TLS' },
    { protocol: 'POP3', host: GLOBAL.imap, port: 995, security: 'TLS' },
  ],
  outgoing: { host: GLOBAL.smtp, port: 587, security: 'STARTTLS' },
  mailHosts,
  // A refresh token of a web application that is not used for 90 days ends.
  idleDays: 90,
  registration: {
    url: "https://graph.microsoft.com/v1.0/applications(appId='{clientId}')?$select=passwordCredentials,keyCredentials",
    scope: 'https://graph.microsoft.com/.default',
  },
  guide: microsoft365Guide(GLOBAL),
};
