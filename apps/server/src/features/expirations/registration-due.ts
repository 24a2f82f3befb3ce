import type { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import { inOwnCloud } from '../providers/own-cloud.js';
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
  if (!registrationOf(client, provider)) return false;
  const { registrationReadAt: readAt, secretSetAt } = client;
  if (!readAt || (validatedAt && readAt < validatedAt)) return true;
  if (secretSetAt && readAt < secretSetAt) return true;
  return now.getTime() - readAt.getTime() >= DAY;
}

/**
 * Where the registration is read, and with a token of which scope: in the cloud whose token endpoint the
 * client has, so that secret and token go to no other one. Undefined where it cannot be read: the secret
 * goes to the provider's own host alone, whatever was typed as the token URL.
 */
export function registrationOf(
  client: OAuthClient,
  provider: Provider,
): { url: string; scope: string } | undefined {
  const { clientId, accessTokenUrl, scopes, tenant, secretShape } = client;
  const own = inOwnCloud(provider, { accessTokenUrl, scopes });
  if (!own.registration || secretShape === 'absent') return undefined;
  if (!clientId || !GUID.test(clientId)) return undefined;
  if (SHARED.includes((tenant ?? '').toLowerCase())) return undefined;
  if (!isTokenEndpointOf(own, templateUrl(accessTokenUrl))) return undefined;
  const { url, scope } = own.registration;
  return { url: url.replace('{clientId}', clientId), scope };
}

function isTokenEndpointOf({ accessTokenUrl, registration }: Provider, url: URL | undefined) {
  if (!url) return false;
  const isFurther = registration?.furtherTokenHosts?.includes(url.host) ?? false;
  return (
    url.origin === templateUrl(accessTokenUrl)?.origin || (isFurther && url.protocol === 'https:')
  );
}
