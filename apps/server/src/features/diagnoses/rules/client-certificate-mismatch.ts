import { aadsts, all, certain, not, says } from '../matchers.js';
import { openApp } from '../repairs/entra.js';
import { validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const clientCertificateMismatch = rule({
  code: 'client-certificate-mismatch',
  stage: 'TOKEN',
  of: 'MICROSOFT_365',
  actor: 'APP_ADMIN',
  title: 'The certificate is not one of this application',
  cause:
    'The request was signed with a certificate that is not in the app registration, or that is not valid.',
  match: certain(
    all(
      aadsts(700027, 50012, 700030, 50017, 50048, 7000213, 7000214, 1000502),
      not(says('client secret', 'client_secret')),
    ),
  ),
  repair: (v) => ({
    fix: [
      `${openApp(v, 'Certificates & secrets')} → Certificates → Upload certificate, with the public part (.cer).`,
      'Compare the thumbprint with the one in the message.',
      validateAgain(v),
    ],
  }),
});
