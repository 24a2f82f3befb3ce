import { aadsts, any, certain, says } from '../matchers.js';
import { azNewSecret } from '../repairs/entra.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { isEntra, isMicrosoft, openRegistration } from '../repairs/registration.js';
import { rule } from '../rule.js';

export const clientSecretMissing = rule({
  code: 'client-secret-missing',
  stage: 'TOKEN',
  actor: 'APP_ADMIN',
  title: 'No client secret was sent, and the provider wants one',
  cause:
    'The redirect URI is registered for a web application, which has to prove itself by a secret; and this client has none.',
  match: certain(
    any(
      aadsts(7000218, 7000216, 7000219),
      says(
        'client_secret is missing',
        'missing client_secret',
        'missing required parameter client_secret',
      ),
    ),
  ),
  repair: (v) => ({
    fix: [
      `${openRegistration(v, 'Certificates & secrets')}${isMicrosoft(v) ? ' → Client secrets → New client secret, and copy the Value at once' : ' and create a client secret; copy it at once'}.`,
      `${openClient(v)}, paste it as Client secret, and set client authentication to “secret in the body” instead of none.`,
      validateAgain(v),
    ],
    commands: isEntra(v) ? azNewSecret(v) : [],
  }),
});
