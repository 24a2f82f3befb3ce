import type { Provider } from '../providers/provider.js';
import { templateUrl, withTenant } from '../providers/tenant.js';
import { discoveredOf, type Discovery } from './discovery.js';
import { isAtSiteOf } from './endpoint-sites.js';

interface Described {
  authorizeUrl: string | null;
  accessTokenUrl: string | null;
  confirmedEndpoints?: string | null;
  tenant: string | null;
  issuer: string | null;
  revocationUrl: string | null;
  discovery: Discovery | null;
}

type Facts = Pick<
  Provider,
  | 'authorizeUrl'
  | 'accessTokenUrl'
  | 'issuer'
  | 'userinfoUrl'
  | 'revocationUrl'
  | 'isDescribed'
  | 'identityScopes'
>;

/** Who has said it: a person, the facts of the provider, or the server itself. */
export type MetadataSource = 'SETTINGS' | 'PROVIDER' | 'DISCOVERY';

export interface Sourced {
  value: string;
  source: MetadataSource;
}

/** What is known of the authorization server of a client beside its two endpoints. */
export interface ServerMetadata {
  /** What `iss` must be; absent: anything of the authorization endpoint's origin. */
  issuer?: Sourced;
  /** An answer without `iss` is not this server's (RFC 9207 section 2.4). */
  sendsIssuer: boolean;
  userinfoUrl?: Sourced;
  introspectionUrl?: Sourced;
  revocationUrl?: Sourced;
  /** It takes clients at its revocation endpoint by HTTP Basic alone. */
  revokesByBasic: boolean;
  /** The scopes that make it tell who signed in; absent where nobody knows. */
  identityScopes?: readonly string[];
}

/**
 * What a person has typed or confirmed goes before the facts of a provider, and those before what the
 * server says of itself. An address that would get tokens is left out where it is of neither endpoint's
 * site: a document may name any.
 */
export function serverMetadata(client: Described, provider: Facts): ServerMetadata {
  const own = ownFacts(client, provider);
  const discovered = discoveredOf(client);
  const first = (
    typed: string | null,
    fact: string | undefined,
    found: string | undefined,
  ): Sourced | undefined => {
    if (typed) return { value: typed, source: 'SETTINGS' };
    if (fact) return { value: fact, source: 'PROVIDER' };
    return found ? { value: found, source: 'DISCOVERY' } : undefined;
  };
  const safe = (one: Sourced | undefined): Sourced | undefined =>
    one && (one.source === 'PROVIDER' || isAtSiteOf(one.value, client)) ? one : undefined;
  const [issuer, userinfoUrl, introspectionUrl, revocationUrl] = [
    first(client.issuer, own.issuer, discovered?.issuer),
    safe(first(null, own.userinfoUrl, discovered?.userinfoUrl)),
    safe(first(null, undefined, discovered?.introspectionUrl)),
    safe(first(client.revocationUrl, own.revocationUrl, discovered?.revocationUrl)),
  ];
  const identityScopes = own.identityScopes ?? discovered?.identityScopes;
  return {
    sendsIssuer: discovered?.sendsIssuer ?? false,
    revokesByBasic: basicAlone(discovered?.revocationWays),
    ...(issuer && { issuer }),
    ...(userinfoUrl && { userinfoUrl }),
    ...(introspectionUrl && { introspectionUrl }),
    ...(revocationUrl && { revocationUrl }),
    ...(identityScopes && { identityScopes }),
  };
}

/** The facts of a provider hold for its own addresses only, and those can be edited. */
function ownFacts(client: Described, provider: Facts): Partial<Facts> {
  if (!isOwn(client, provider)) return {};
  const { userinfoUrl, identityScopes } = provider;
  const token = templateUrl(provider.accessTokenUrl)?.origin;
  const tokens = token !== undefined && token === templateUrl(client.accessTokenUrl)?.origin;
  const issuer = provider.issuer && withTenant(provider.issuer, client.tenant ?? undefined);
  return {
    ...(issuer && { issuer }),
    ...(identityScopes && { identityScopes }),
    ...(tokens && userinfoUrl && { userinfoUrl }),
    ...(tokens && provider.revocationUrl && { revocationUrl: provider.revocationUrl }),
  };
}

export function isOwn(
  { authorizeUrl }: Pick<Described, 'authorizeUrl'>,
  provider: Pick<Provider, 'authorizeUrl'>,
): boolean {
  const own = templateUrl(provider.authorizeUrl);
  return own !== undefined && own.origin === templateUrl(authorizeUrl)?.origin;
}

function basicAlone(ways: readonly string[] | undefined): boolean {
  return (
    ways !== undefined &&
    ways.includes('client_secret_basic') &&
    !ways.includes('client_secret_post')
  );
}
