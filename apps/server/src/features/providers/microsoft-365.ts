import {
  applicationScope,
  cloudFacts,
  clouds,
  delegatedScopes,
  type Cloud,
  type CloudFacts,
} from './cloud.js';
import { microsoft365Guide } from './microsoft-365-guide.js';
import type { Provider, ProviderScope } from './provider.js';

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
const everywhere = {
  id: 'MICROSOFT_365',
  label: 'Microsoft 365',
  available: true,
  hasTenant: true,
  tenantHint: 'Directory (tenant) ID, or a domain such as contoso.com',
  // Its userinfo is Graph's, which takes no token of Outlook's; the tokens themselves say who it is.
  identityScopes: ['openid', 'email', 'profile'],
  isDescribed: true,
  scopeSeparator: 'SPACE',
  clientAuthentication: 'CLIENT_SECRET_POST',
  // A browser that is signed in as somebody else is the first cause of "authenticated but not connected".
  authorizationParameters: { prompt: 'select_account' },
  mailHosts,
  // A refresh token of a web application that is not used for 90 days ends.
  idleDays: 90,
} as const satisfies Partial<Provider>;

export function microsoft365In(cloud: Cloud): Provider {
  const facts = cloudFacts[cloud];
  const [host, ...furtherTokenHosts] = facts.login;
  const login = `https://${host}/{tenant}/oauth2/v2.0`;
  return {
    ...everywhere,
    authorizeUrl: `${login}/authorize`,
    accessTokenUrl: `${login}/token`,
    scopes: scopesOf(facts),
    incoming: [
      { protocol: 'IMAP', host: facts.imap, port: 993, security: 'TLS' },
      { protocol: 'POP3', host: facts.imap, port: 995, security: 'TLS' },
    ],
    outgoing: { host: facts.smtp, port: 587, security: 'STARTTLS' },
    registration: {
      url: `https://${facts.graph}/v1.0/applications(appId='{clientId}')?$select=passwordCredentials,keyCredentials`,
      scope: `https://${facts.graph}/.default`,
      furtherTokenHosts,
    },
    guide: microsoft365Guide(facts),
  };
}

function scopesOf(facts: CloudFacts): ProviderScope[] {
  const [imap = '', pop = '', smtp = ''] = delegatedScopes(facts);
  return [
    { value: imap, purpose: 'IMAP', preset: true },
    { value: pop, purpose: 'POP3', preset: true },
    { value: smtp, purpose: 'SMTP', preset: true },
    { value: 'offline_access', purpose: 'OFFLINE', preset: true },
    { value: 'openid', purpose: 'IDENTITY', preset: false },
    { value: 'profile', purpose: 'IDENTITY', preset: false },
    { value: 'email', purpose: 'IDENTITY', preset: false },
    { value: applicationScope(facts), purpose: 'APPLICATION', preset: false },
  ];
}

export const microsoft365 = microsoft365In('GLOBAL');
