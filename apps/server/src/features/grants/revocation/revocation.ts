import type { Secret } from '../../../lib/secret.js';
import type { OAuthClient } from '../../oauth-clients/oauth-client.entity.js';
import { serverMetadata } from '../../oauth-clients/server-metadata.js';
import { urlOrigin } from '../../oauth-clients/token-origin.js';
import type { BasicEncoding, ClientAuthentication, Provider } from '../../providers/provider.js';
import { otherEncoding } from '../../token-endpoint/client-authentication.js';

/** What a grant is revoked with: a snapshot, since its row is gone when the provider is asked. */
export interface Revocable {
  revocationUrl: string;
  token: Secret;
  hint: 'refresh_token' | 'access_token';
  clientId: string;
  clientSecret?: Secret;
  clientAuthentication: ClientAuthentication;
  basicEncoding: BasicEncoding | null;
}

export interface RevocationEndpoint {
  revocationUrl: string;
  /** It takes clients by HTTP Basic alone. */
  byBasic: boolean;
}

/**
 * The same question with the client shown another way: some servers take HTTP Basic alone here
 * (Authlib), or the other form of it. A refusal of the client has ended nothing (RFC 7009 section 2.1).
 */
export function otherWay(revocable: Revocable): Revocable | undefined {
  if (!revocable.clientSecret) return undefined;
  if (revocable.clientAuthentication === 'CLIENT_SECRET_POST')
    return { ...revocable, clientAuthentication: 'CLIENT_SECRET_BASIC' };
  const basicEncoding = otherEncoding(revocable);
  return basicEncoding && { ...revocable, basicEncoding };
}

/**
 * Where a grant is revoked: as it was typed, as the provider is known, or as the server says of
 * itself. Only where its tokens came from the server of today: after an edit that is somebody else,
 * and no token goes to two parties.
 */
export function revocationEndpoint(
  { provider, client }: { provider: Provider; client: OAuthClient },
  accessTokenUrl: string,
): RevocationEndpoint | undefined {
  const fact = revocationUrlOf(provider, accessTokenUrl);
  const isOfToday = urlOrigin(client.accessTokenUrl) === urlOrigin(accessTokenUrl);
  const known = isOfToday ? serverMetadata(client, provider) : undefined;
  const revocationUrl = known?.revocationUrl?.value ?? fact;
  return revocationUrl === undefined
    ? undefined
    : { revocationUrl, byBasic: known?.revokesByBasic ?? false };
}

/** The address of the provider's facts, for tokens that came from the provider itself. */
export function revocationUrlOf(
  { revocationUrl, accessTokenUrl: own }: Pick<Provider, 'revocationUrl' | 'accessTokenUrl'>,
  accessTokenUrl: string,
): string | undefined {
  return own && urlOrigin(own) === urlOrigin(accessTokenUrl) ? revocationUrl : undefined;
}
