import type { Secret } from '../../lib/secret.js';
import type { BasicEncoding, ClientAuthentication, Provider } from '../providers/provider.js';

/** What a grant is given back with: a snapshot, since its row is gone when the provider is asked. */
export interface Revocable {
  revocationUrl: string;
  token: Secret;
  hint: 'refresh_token' | 'access_token';
  clientId: string;
  clientSecret?: Secret;
  clientAuthentication: ClientAuthentication;
  basicEncoding: BasicEncoding | null;
}

/**
 * Where a grant is given back. Only where its tokens came from the provider itself: an address that
 * was edited is somebody else's, and no token goes to two parties.
 */
export function revocationUrlOf(
  provider: Pick<Provider, 'revocationUrl' | 'accessTokenUrl'>,
  accessTokenUrl: string,
): string | undefined {
  const { revocationUrl } = provider;
  if (!revocationUrl || !provider.accessTokenUrl || !URL.canParse(accessTokenUrl)) return undefined;
  const own = new URL(provider.accessTokenUrl).origin === new URL(accessTokenUrl).origin;
  return own ? revocationUrl : undefined;
}
