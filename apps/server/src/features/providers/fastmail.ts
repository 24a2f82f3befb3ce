import { plainGuide } from './plain-guide.js';
import type { Provider } from './provider.js';

const protocol = 'https://www.fastmail.com/dev/protocol';

export const fastmail: Provider = {
  id: 'FASTMAIL',
  label: 'Fastmail',
  available: true,
  hasTenant: false,
  authorizeUrl: 'https://api.fastmail.com/oauth/authorize',
  accessTokenUrl: 'https://api.fastmail.com/oauth/refresh',
  revocationUrl: 'https://api.fastmail.com/oauth/revoke',
  scopes: [
    { value: `${protocol}-imap`, purpose: 'IMAP', preset: true },
    { value: `${protocol}-pop`, purpose: 'POP3', preset: true },
    { value: `${protocol}-smtp`, purpose: 'SMTP', preset: true },
  ],
  scopeSeparator: 'SPACE',
  clientAuthentication: 'NONE',
  authorizationParameters: {},
  incoming: [
    { protocol: 'IMAP', host: 'imap.fastmail.com', port: 993, security: 'TLS' },
    { protocol: 'POP3', host: 'pop.fastmail.com', port: 995, security: 'TLS' },
  ],
  outgoing: { host: 'smtp.fastmail.com', port: 465, security: 'TLS' },
  guide: plainGuide({
    register:
      'Ask Fastmail to register your application: their developer pages say how. It is a public client with PKCE, so no secret is needed unless Fastmail gives you one.',
    url: 'https://www.fastmail.com/dev/',
    permissions: 'Name the protocols that you use: IMAP, POP, SMTP.',
    signIn: 'Sign in as the owner of the mailbox.',
  }),
};
