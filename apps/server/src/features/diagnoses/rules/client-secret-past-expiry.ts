import { fact } from '../matchers.js';
import { azNewSecret } from '../repairs/entra.js';
import { openClient } from '../repairs/mailkey.js';
import { isEntra, openRegistration } from '../repairs/registration.js';
import { rule } from '../rule.js';

export const clientSecretPastExpiry = rule({
  code: 'client-secret-past-expiry',
  stage: 'SETTINGS',
  authentication: 'OAUTH2',
  severity: 'WARNING',
  actor: 'APP_ADMIN',
  title: 'The client secret’s expiry date has passed',
  cause:
    'By the date that was entered the secret is no longer valid. If it still works, the date is wrong; else every mailbox of this client will stop.',
  match: ({ facts: { client, now } }) =>
    client?.secretExpiresAt && client.secretExpiresAt <= now
      ? fact('CERTAIN', `Expiry date: ${client.secretExpiresAt.toISOString().slice(0, 10)}.`)
      : undefined,
  repair: (v) => ({
    fix: [
      `${openRegistration(v, 'Certificates & secrets')}. Create a new secret and copy its Value.`,
      `${openClient(v)}, enter it with its expiry date, and validate.`,
    ],
    commands: isEntra(v) ? azNewSecret(v) : [],
  }),
});
