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
    // IETF draft of an OAuth profile for open public clients, and READMEs of such; read on 30 Nov 2026.
    register:
      'Fastmail takes registrations from programs themselves (RFC 7591, dynamic client registration): a public client with PKCE, the redirect URI below and no secret. Its developer pages say how; where that does not do, ask Fastmail to register the application.',
    url: 'https://www.fastmail.com/dev/',
    permissions:
      'Name the protocols that you use: IMAP, POP, SMTP. The names of these scopes may be changing, and a resource may have to be named: compare them with the developer pages.',
    signIn: 'Sign in as the owner of the mailbox.',
  }),
};
