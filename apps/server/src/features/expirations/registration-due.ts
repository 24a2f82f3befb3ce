import type { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import type { Provider } from '../providers/provider.js';
import { templateUrl } from '../providers/tenant.js';
import { DAY } from './expiration.js';

/** It becomes a part of the address that is asked. */
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A tenant's own endpoint: at the shared ones an application is nobody's. */
const SHARED = ['common', 'organizations', 'consumers'];

/**
 * Whether the app registration of a client is to be asked now: after a validation, after a new secret,
 * and once a day. A token for the application costs no refresh token, whoever granted the rest.
 */
export function registrationIsDue(
  client: OAuthClient,
  provider: Provider,
  { validatedAt, now }: { validatedAt: Date | undefined; now: Date },
): boolean {
  if (!client.enabled || client.standing !== 'VALIDATED') return false;
  if (!isReadable(client, provider)) return false;
  const { registrationReadAt: readAt, secretSetAt } = client;
  if (!readAt || (validatedAt && readAt < validatedAt)) return true;
  if (secretSetAt && readAt < secretSetAt) return true;
  return now.getTime() - readAt.getTime() >= DAY;
}

/** The secret goes to the provider's own host alone, whatever was typed as the token URL. */
function isReadable(client: OAuthClient, provider: Provider): boolean {
  const { clientId, accessTokenUrl, tenant, secretShape } = client;
  if (!provider.registration || !accessTokenUrl || secretShape === 'absent') return false;
  if (!GUID.test(clientId ?? '')) return false;
  if (SHARED.includes((tenant ?? '').toLowerCase())) return false;
  return templateUrl(accessTokenUrl)?.origin === templateUrl(provider.accessTokenUrl)?.origin;
}
