import { plainGuide } from './plain-guide.js';
import type { Provider } from './provider.js';

export const yandex: Provider = {
  id: 'YANDEX',
  label: 'Yandex',
  available: true,
  hasTenant: false,
  authorizeUrl: 'https://oauth.yandex.com/authorize',
  accessTokenUrl: 'https://oauth.yandex.com/token',
  scopes: [
    { value: 'mail:imap_full', purpose: 'IMAP', preset: true },
    { value: 'mail:smtp', purpose: 'SMTP', preset: true },
  ],
  // It knows no OpenID Connect: who signed in is told by an address of its own kind only.
  identityScopes: [],
  scopeSeparator: 'SPACE',
  clientAuthentication: 'CLIENT_SECRET_POST',
  authorizationParameters: {},
  incoming: [
    { protocol: 'IMAP', host: 'imap.yandex.com', port: 993, security: 'TLS' },
    { protocol: 'POP3', host: 'pop.yandex.com', port: 995, security: 'TLS' },
  ],
  outgoing: { host: 'smtp.yandex.com', port: 465, security: 'TLS' },
  mailHosts: { 'oauth.yandex.ru': ['imap.yandex.ru', 'pop.yandex.ru', 'smtp.yandex.ru'] },
  guide: plainGuide({
    register: 'Open Yandex OAuth and create an application for Web services.',
    url: 'https://oauth.yandex.com/client/new',
    permissions:
      'Under Yandex Mail tick reading and deleting by IMAP (mail:imap_full) and sending by SMTP (mail:smtp).',
    signIn:
      'Sign in as the owner of the mailbox. In its settings, under Email clients, IMAP must be allowed.',
  }),
};
