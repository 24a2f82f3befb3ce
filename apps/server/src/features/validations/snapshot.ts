import type { Secret } from '../../lib/secret.js';
import type { GrantType } from '../../graphql/enums.js';
import type { GrantSettings, IdentityUrls } from '../token-endpoint/grant-settings.js';
import type { ClientCredentials } from '../oauth-clients/client-credentials.js';
import { joinScopes, sameScope, splitScopes } from '../oauth-clients/scopes.js';
import type { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import { serverMetadata, type ServerMetadata } from '../oauth-clients/server-metadata.js';
import type { Provider } from '../providers/provider.js';
import type { AttemptSettings } from './attempt.js';

/** Of a client what a snapshot takes. */
export type SnapshotClient = Pick<
  OAuthClient,
  | 'provider'
  | 'updatedAt'
  | 'authorizeUrl'
  | 'accessTokenUrl'
  | 'clientId'
  | 'clientAuthentication'
  | 'scopes'
  | 'scopeSeparator'
  | 'tenant'
  | 'authorizeParameters'
  | 'tokenParameters'
  | 'pkce'
  | 'basicEncoding'
  | 'issuer'
  | 'revocationUrl'
  | 'confirmedEndpoints'
  | 'discovery'
>;

interface Beside {
  clientSecret: Secret | undefined;
  redirectUri: string;
  provider: Provider;
  /** Addresses of the mailboxes that use the client. */
  addresses: readonly string[];
}

export function snapshot(client: SnapshotClient, beside: Beside): AttemptSettings {
  const { provider, clientSecret, redirectUri, addresses } = beside;
  const { issuer, sendsIssuer, ...server } = serverMetadata(client, provider);
  const [only, ...others] = new Set(addresses);
  return {
    provider: client.provider,
    version: client.updatedAt.getTime(),
    authorizeUrl: client.authorizeUrl ?? '',
    accessTokenUrl: client.accessTokenUrl ?? '',
    clientId: client.clientId ?? '',
    ...(clientSecret && { clientSecret }),
    clientAuthentication: client.clientAuthentication,
    scopes: client.scopes,
    scopeSeparator: client.scopeSeparator,
    redirectUri,
    ...(issuer && { issuer: issuer.value }),
    sendsIssuer,
    identityUrls: identityUrls(server),
    ...(server.identityScopes && { identityScopes: server.identityScopes }),
    authorizationParameters: provider.authorizationParameters,
    authorizeParameters: client.authorizeParameters,
    tokenParameters: client.tokenParameters,
    pkce: client.pkce,
    basicEncoding: client.basicEncoding,
    // A hint among several mailboxes would lead to one of them by chance.
    ...(only && others.length === 0 && { loginHint: only }),
  };
}

function identityUrls({
  userinfoUrl,
  introspectionUrl,
}: Pick<ServerMetadata, 'userinfoUrl' | 'introspectionUrl'>): IdentityUrls {
  return {
    ...(userinfoUrl && { userinfoUrl: userinfoUrl.value }),
    ...(introspectionUrl && { introspectionUrl: introspectionUrl.value }),
  };
}

export function grantSettings(
  settings: AttemptSettings,
  { grantType, credentials }: { grantType: GrantType; credentials: ClientCredentials },
): GrantSettings {
  const { accessTokenUrl, clientId, clientSecret, clientAuthentication, scopes } = settings;
  return {
    accessTokenUrl,
    clientId,
    clientAuthentication,
    scopes,
    grantType,
    tokenParameters: settings.tokenParameters,
    basicEncoding: settings.basicEncoding,
    // The secret of the snapshot; what else there is belongs to the same version of the settings.
    ...credentials,
    clientSecret,
    ...(settings.identityUrls && { identityUrls: settings.identityUrls }),
    scopeSeparator: settings.scopeSeparator,
  };
}

export function joinedScopes({ scopes, scopeSeparator }: AttemptSettings): string {
  return joinScopes(scopes, scopeSeparator);
}

/** The id token of an answer is to name it, where one is asked for (OpenID Connect Core section 15.5.2). */
export function withNonce(settings: AttemptSettings, nonce: string): AttemptSettings {
  const sent = splitScopes(joinedScopes(settings), settings.scopeSeparator);
  return sent.some((scope) => sameScope(scope, 'openid')) ? { ...settings, nonce } : settings;
}
