import { fact } from '../matchers.js';
import { azNewSecret } from '../repairs/entra.js';
import { openClient } from '../repairs/mailkey.js';
import { isEntra, openRegistration } from '../repairs/registration.js';
import { rule } from '../rule.js';

const DAY = 86_400_000;

export const clientSecretExpiresSoon = rule({
  code: 'client-secret-expires-soon',
  stage: 'SETTINGS',
  authentication: 'OAUTH2',
  severity: 'WARNING',
  actor: 'APP_ADMIN',
  title: 'The client secret expires within 30 days',
  cause: 'On its expiry date every mailbox that uses this client stops working at once.',
  match: ({ facts: { client, now } }) => {
    const left =
      client?.secretExpiresAt && (client.secretExpiresAt.getTime() - now.getTime()) / DAY;
    return client?.secretExpiresAt && left !== undefined && left > 0 && left <= 30
      ? fact(
          'CERTAIN',
          `Expiry date: ${client.secretExpiresAt.toISOString().slice(0, 10)}, in ${Math.ceil(left)} days.`,
        )
      : undefined;
  },
  repair: (v) => ({
    fix: [
      `${openRegistration(v, 'Certificates & secrets')}. Create a new secret now; the old one stays valid beside it.`,
      `${openClient(v)}, enter the new one with its expiry date, and validate.`,
      'Delete the old secret when that has worked.',
    ],
    commands: isEntra(v) ? azNewSecret(v) : [],
  }),
});
