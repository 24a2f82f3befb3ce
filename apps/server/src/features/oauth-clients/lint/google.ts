import { lintRule } from './finding.js';
import { byUser, isGoogle, parsedUrl } from './reading.js';

export const googleRules = [
  lintRule('google-offline-access-scope', (client) =>
    isGoogle(client) &&
    client.scopes.some((scope) => scope.trim().toLowerCase() === 'offline_access')
      ? {
          severity: 'ERROR',
          field: 'scopes',
          title: 'Google knows no scope offline_access.',
          fix: 'Remove it: Google gives lasting access for access_type=offline, which Mailkey sends by itself.',
        }
      : undefined,
  ),

  lintRule('google-without-offline', (client, { provider }) => {
    const own = client.authorizeParameters.find(({ name }) => name === 'access_type')?.value;
    const typed = parsedUrl(client.authorizeUrl)?.searchParams.get('access_type');
    const sent = own ?? typed ?? provider.authorizationParameters['access_type'];
    return isGoogle(client) && byUser(client) && client.authorizeUrl && sent !== 'offline'
      ? {
          severity: 'ERROR',
          field: 'authorizeParameters',
          title:
            'Without access_type=offline Google gives no refresh token: access ends after an hour.',
          fix: 'Choose Google as provider and its own address, or add access_type=offline and prompt=consent to the further parameters.',
        }
      : undefined;
  }),

  lintRule('google-as-application', (client) =>
    isGoogle(client) && !byUser(client)
      ? {
          severity: 'ERROR',
          field: 'grantType',
          title: 'Google gives no mail access to an application by its secret.',
          fix: 'Choose access on behalf of a user.',
        }
      : undefined,
  ),
] as const;
