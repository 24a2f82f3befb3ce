import type { ExpirationCertainty, ExpirationKind } from '../features/expirations/expiration.js';
import type { EndSource } from '../features/oauth-clients/registration-ends.js';
import { choices } from './choices.js';

export const ExpirationKindEnum = choices<ExpirationKind>(
  'ExpirationKind',
  'GRANT_IDLE: nobody refreshes the grant any more. REFRESH_TOKEN: the provider told its end. GOOGLE_TESTING: the seven days of an app in Testing. ACCESS: there is no refresh token. MAIL_CERTIFICATE: the TLS certificate of a mail server. PASSWORD_SMTP: a provider takes passwords for sending no more. API_KEY: for admins only.',
  {
    CLIENT_SECRET: 'CLIENT_SECRET',
    CLIENT_CERTIFICATE: 'CLIENT_CERTIFICATE',
    GRANT_IDLE: 'GRANT_IDLE',
    REFRESH_TOKEN: 'REFRESH_TOKEN',
    GOOGLE_TESTING: 'GOOGLE_TESTING',
    ACCESS: 'ACCESS',
    MAIL_CERTIFICATE: 'MAIL_CERTIFICATE',
    PASSWORD_SMTP: 'PASSWORD_SMTP',
    API_KEY: 'API_KEY',
  },
);

export const ExpirationCertaintyEnum = choices<ExpirationCertainty>(
  'ExpirationCertainty',
  'KNOWN: somebody named the date. ESTIMATED: it follows from a rule of the provider.',
  { KNOWN: 'KNOWN', ESTIMATED: 'ESTIMATED' },
);

export const EndSourceEnum = choices<EndSource>(
  'EndSource',
  'TYPED: a person entered the date. READ: the app registration told it.',
  { TYPED: 'TYPED', READ: 'READ' },
);
