import { googleGuide } from './google-guide.js';
import type { Provider } from './provider.js';

export const google: Provider = {
  id: 'GOOGLE',
  label: 'Google',
  available: true,
  hasTenant: false,
  authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
  accessTokenUrl: 'https://oauth2.googleapis.com/token',
  revocationUrl: 'https://oauth2.googleapis.com/revoke',
  revocationEndsAccount: true,
  issuer: 'https://accounts.google.com',
  userinfoUrl: 'https://openidconnect.googleapis.com/v1/userinfo',
  identityScopes: ['openid', 'email'],
  isDescribed: true,
  // One scope opens IMAP, POP and SMTP alike; the narrower Gmail scopes are for Google's own API.
  scopes: [{ value: 'https://mail.google.com/', purpose: 'IMAP', preset: true }],
  scopeSeparator: 'SPACE',
  clientAuthentication: 'CLIENT_SECRET_POST',
  // Google gives a refresh token for access_type=offline only, and again only when consent is asked anew.
  authorizationParameters: { access_type: 'offline', prompt: 'consent select_account' },
  incoming: [
    { protocol: 'IMAP', host: 'imap.gmail.com', port: 993, security: 'TLS' },
    { protocol: 'POP3', host: 'pop.gmail.com', port: 995, security: 'TLS' },
  ],
  outgoing: { host: 'smtp.gmail.com', port: 465, security: 'TLS' },
  mailHosts: {
    'oauth2.googleapis.com': ['imap.googlemail.com', 'pop.googlemail.com', 'smtp.googlemail.com'],
  },
  // Google says six months, and 180 days are never more than that.
  idleDays: 180,
  guide: googleGuide,
};
