import type { Secret } from '../../lib/secret.js';
import type { ClientCredentials } from '../oauth-clients/client-credentials.js';
import type { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import { joinScopes } from '../oauth-clients/scopes.js';
import type { GrantSettings } from './grant-settings.js';
import type { TokenRequest } from './token-request.js';

/** What a grant keeps of how it was asked for. */
interface Granted extends Pick<GrantSettings, 'accessTokenUrl' | 'clientId' | 'grantType'> {
  requestedScopes: string[];
  livedSeconds: number;
}

/** Where the grant was given, with the secret of today: a new secret keeps old grants alive. */
export function settingsOf(
  grant: Granted,
  client: OAuthClient,
  credentials: ClientCredentials,
): GrantSettings {
  return {
    ...credentials,
    accessTokenUrl: grant.accessTokenUrl,
    clientId: grant.clientId,
    clientAuthentication: client.clientAuthentication,
    basicEncoding: client.basicEncoding,
    tokenParameters: client.tokenParameters,
    grantType: grant.grantType,
    scopes: grant.requestedScopes,
    scopeSeparator: client.scopeSeparator,
    lived: grant.livedSeconds,
  };
}

/** An application has no refresh token: it asks anew. */
export function requestOf(refreshToken: Secret | undefined, settings: GrantSettings): TokenRequest {
  if (refreshToken) return { kind: 'refresh', refreshToken };
  return {
    kind: 'client-credentials',
    scope: joinScopes(settings.scopes, settings.scopeSeparator),
  };
}
