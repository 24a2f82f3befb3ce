import { microsoft365Guide } from './microsoft-365-guide.js';
import type { Provider } from './provider.js';

const login = 'https://login.microsoftonline.com/{tenant}/oauth2/v2.0';
const outlook = 'https://outlook.office.com';

const worldwide = [
  'outlook.office.com',
  'imap-mail.outlook.com',
  'pop-mail.outlook.com',
  'smtp-mail.outlook.com',
  'imap.outlook.com',
];
const china = ['partner.outlook.cn', 'smtp.partner.outlook.cn'];

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
    { value: `${outlook}/IMAP.AccessAsUser.All`, purpose: 'IMAP', preset: true },
    { value: `${outlook}/POP.AccessAsUser.All`, purpose: 'POP3', preset: true },
    { value: `${outlook}/SMTP.Send`, purpose: 'SMTP', preset: true },
    { value: 'offline_access', purpose: 'OFFLINE', preset: true },
    { value: 'openid', purpose: 'IDENTITY', preset: false },
    { value: 'profile', purpose: 'IDENTITY', preset: false },
    { value: 'email', purpose: 'IDENTITY', preset: false },
    {
      value: 'https://outlook.office365.com/.default',
      purpose: 'APPLICATION',
      preset: false,
    },
  ],
  scopeSeparator: 'SPACE',
  clientAuthentication: 'CLIENT_SECRET_POST',
  // A browser that is signed in as somebody else is the first cause of "authenticated but not connected".
  authorizationParameters: { prompt: 'select_account' },
  incoming: [
    { protocol: 'IMAP', host: 'outlook.office365.com', port: 993, security: 'TLS' },
    { protocol: 'POP3', host: 'outlook.office365.com', port: 995, security: 'TLS' },
  ],
  outgoing: { host: 'smtp.office365.com', port: 587, security: 'STARTTLS' },
  mailHosts: {
    'login.microsoftonline.com': worldwide,
    'login.windows.net': [...worldwide, 'outlook.office365.com', 'smtp.office365.com'],
    'login.microsoftonline.us': [
      'outlook.office365.us',
      'smtp.office365.us',
      'outlook-dod.office365.us',
    ],
    'login.partner.microsoftonline.cn': china,
    'login.chinacloudapi.cn': china,
  },
  // A refresh token of a web application that is not used for 90 days ends.
  idleDays: 90,
  registration: {
    url: "https://graph.microsoft.com/v1.0/applications(appId='{clientId}')?$select=passwordCredentials,keyCredentials",
    scope: 'https://graph.microsoft.com/.default',
  },
  guide: microsoft365Guide,
};
