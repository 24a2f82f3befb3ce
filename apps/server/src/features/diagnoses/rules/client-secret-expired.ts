import { isEntra, isMicrosoft, openRegistration } from '../repairs/registration.js';
import { aadsts, any, certain, says } from '../matchers.js';
import { azNewSecret } from '../repairs/entra.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const clientSecretExpired = rule({
  code: 'client-secret-expired',
  stage: 'TOKEN',
  actor: 'APP_ADMIN',
  refuses: 'client',
  title: 'The client secret has expired',
  cause:
    'A client secret may have an expiry date, and that day has passed. Every mailbox that uses this client stops at the same moment.',
  docsUrl: 'https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials',
  match: certain(
    any(
      aadsts(7000222),
      says(
        'client secret keys are expired',
        'client secret has expired',
        'client secret expired',
        'client secret is expired',
        'expired client secret',
      ),
    ),
  ),
  repair: (v) => ({
    fix: [
      `${openRegistration(v, 'Certificates & secrets')}${isMicrosoft(v) ? ' → Client secrets → New client secret' : ' and create a new client secret'}.`,
      `Copy ${isMicrosoft(v) ? 'the column Value' : 'it'} at once; it may be shown only now.`,
      `${openClient(v)}, paste it as Client secret, enter the new expiry date and save. Nobody has to sign in again: the grants outlive the secret.`,
      validateAgain(v),
    ],
    commands: isEntra(v) ? azNewSecret(v) : [],
  }),
});
