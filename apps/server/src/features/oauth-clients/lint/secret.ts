import { lintRule } from './finding.js';
import { isMicrosoft } from './reading.js';

const DAY = 24 * 60 * 60_000;
const SOON_DAYS = 30;

export const secretRules = [
  lintRule('secret-missing', ({ secret, clientAuthentication }) =>
    secret === 'absent' && clientAuthentication !== 'NONE'
      ? {
          severity: 'INFO',
          field: 'clientSecret',
          title: 'The Client Secret is not known yet.',
          fix: 'Create one in the app registration and copy its value: it is shown only once.',
        }
      : undefined,
  ),

  // The sandbox rehearses Microsoft's portal; elsewhere a GUID may well be the secret.
  lintRule('secret-is-its-id', (client) =>
    (isMicrosoft(client) || client.provider === 'SANDBOX') && client.secret === 'guid-shaped'
      ? {
          severity: isMicrosoft(client) ? 'ERROR' : 'WARNING',
          field: 'clientSecret',
          title: 'This looks like the Secret ID, not like the secret.',
          fix: 'Under Certificates & secrets copy the column Value. It is shown only right after creation: create a new secret if it is hidden now.',
        }
      : undefined,
  ),

  lintRule('secret-is-masked', ({ secret }) =>
    secret === 'masked'
      ? {
          severity: 'ERROR',
          field: 'clientSecret',
          title: 'These are the stars that the portal shows instead of the secret.',
          fix: 'A secret can be copied only right after its creation: create a new one and copy its value then.',
        }
      : undefined,
  ),

  lintRule('secret-has-space', ({ secret }) =>
    secret === 'spaced'
      ? {
          severity: 'WARNING',
          field: 'clientSecret',
          title: 'The Client Secret begins or ends with a space.',
          fix: 'Paste it again with the copy button of the portal.',
        }
      : undefined,
  ),

  lintRule('secret-expired', ({ secret, secretExpiresAt }, { now }) =>
    secret !== 'absent' && secretExpiresAt && secretExpiresAt <= now
      ? {
          severity: 'ERROR',
          field: 'clientSecretExpiresAt',
          title: `The Client Secret expired on ${day(secretExpiresAt)}.`,
          fix: 'Create a new secret in the app registration, and enter its value and its end date.',
        }
      : undefined,
  ),

  lintRule('secret-expires-soon', ({ secret, secretExpiresAt }, { now }) => {
    const left = secretExpiresAt ? secretExpiresAt.getTime() - now.getTime() : 0;
    return secret !== 'absent' && secretExpiresAt && left > 0 && left <= SOON_DAYS * DAY
      ? {
          severity: 'WARNING',
          field: 'clientSecretExpiresAt',
          title: `The Client Secret expires on ${day(secretExpiresAt)}.`,
          fix: 'Create a new secret now and enter it here: the old one works until then, so nothing stops.',
        }
      : undefined;
  }),

  lintRule('secret-expiry-unknown', (client) =>
    isMicrosoft(client) && client.secret !== 'absent' && !client.secretExpiresAt
      ? {
          severity: 'INFO',
          field: 'clientSecretExpiresAt',
          title: 'When the Client Secret expires is not known.',
          fix: 'Enter the date from the column Expires, so that Mailkey can warn you before all mailboxes stop.',
        }
      : undefined,
  ),

  lintRule('secret-not-used', ({ secret, clientAuthentication }) =>
    secret !== 'absent' && clientAuthentication === 'NONE'
      ? {
          severity: 'WARNING',
          field: 'clientAuthentication',
          title: 'There is a Client Secret, and it is never sent.',
          fix: 'Choose how the client authenticates: by the request body (post) at most providers. Or remove the secret.',
        }
      : undefined,
  ),

  lintRule('application-without-secret', ({ grantType, clientAuthentication }) =>
    grantType === 'CLIENT_CREDENTIALS' && clientAuthentication === 'NONE'
      ? {
          severity: 'ERROR',
          field: 'clientAuthentication',
          title: 'Access as the application needs a secret.',
          fix: 'Choose how the client authenticates, and enter its secret.',
        }
      : undefined,
  ),
] as const;

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
