import type { Ending, ExpirationKind } from './expiration.js';
import { accessEndings } from './kinds/access.js';
import { apiKeyEndings } from './kinds/api-key.js';
import { clientCertificateEndings } from './kinds/client-certificate.js';
import { clientSecretEndings } from './kinds/client-secret.js';
import { googleTestingEndings } from './kinds/google-testing.js';
import { grantIdleEndings } from './kinds/grant-idle.js';
import { mailCertificateEndings } from './kinds/mail-certificate.js';
import { passwordSmtpEndings } from './kinds/password-smtp.js';
import { refreshTokenEndings } from './kinds/refresh-token.js';
import type { Seen } from './seen.js';

/** Everything that can end; one line each. */
export const kinds: Readonly<Record<ExpirationKind, (seen: Seen) => Ending[]>> = {
  CLIENT_SECRET: clientSecretEndings,
  CLIENT_CERTIFICATE: clientCertificateEndings,
  GRANT_IDLE: grantIdleEndings,
  REFRESH_TOKEN: refreshTokenEndings,
  GOOGLE_TESTING: googleTestingEndings,
  ACCESS: accessEndings,
  MAIL_CERTIFICATE: mailCertificateEndings,
  PASSWORD_SMTP: passwordSmtpEndings,
  API_KEY: apiKeyEndings,
};
