import { aadsts, any, certain, says } from '../matchers.js';
import { azNewSecret, openApp } from '../repairs/entra.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const clientSecretExpired = rule({
  code: 'client-secret-expired',
  stage: 'TOKEN',
  actor: 'APP_ADMIN',
  title: 'The client secret has expired',
  cause:
    'A client secret of Microsoft ends on its expiry date, and that day has passed. Every mailbox that uses this client stops at the same moment.',
  docsUrl: 'https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials',
  match: certain(
    any(aadsts(7000222), says('client secret keys are expired', 'client secret has expired')),
  ),
  repair: (v) => ({
    fix: [
      `${openApp(v, 'Certificates & secrets')} → Client secrets → New client secret.`,
      'Copy the column Value at once; it is shown only now.',
      `${openClient(v)}, paste it as Client secret, enter the new expiry date and save. Nobody has to sign in again: the grants outlive the secret.`,
      validateAgain(v),
    ],
    commands: [azNewSecret(v)],
  }),
});
