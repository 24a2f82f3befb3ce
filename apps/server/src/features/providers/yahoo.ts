import { plainGuide } from './plain-guide.js';
import type { Provider } from './provider.js';

export const yahoo: Provider = {
  id: 'YAHOO',
  label: 'Yahoo',
  available: true,
  hasTenant: false,
  authorizeUrl: 'https://api.login.yahoo.com/oauth2/request_auth',
  accessTokenUrl: 'https://api.login.yahoo.com/oauth2/get_token',
  scopes: [{ value: 'mail-w', purpose: 'IMAP', preset: true }],
  scopeSeparator: 'SPACE',
  clientAuthentication: 'CLIENT_SECRET_BASIC',
  authorizationParameters: {},
  incoming: [
    { protocol: 'IMAP', host: 'imap.mail.yahoo.com', port: 993, security: 'TLS' },
    { protocol: 'POP3', host: 'pop.mail.yahoo.com', port: 995, security: 'TLS' },
  ],
  outgoing: { host: 'smtp.mail.yahoo.com', port: 465, security: 'TLS' },
  mailHosts: { 'api.login.aol.com': ['imap.aol.com', 'pop.aol.com', 'smtp.aol.com'] },
  guide: plainGuide({
    register:
      'Open the Yahoo developer network, My Apps, and create an app. Yahoo no longer admits new mail clients: this works for an app that already has mail access.',
    url: 'https://developer.yahoo.com/apps/',
    permissions: 'The app needs the permission Mail with read and write (scope mail-w).',
    signIn: 'Sign in as the owner of the mailbox.',
  }),
};
