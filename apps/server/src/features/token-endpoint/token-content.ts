import type { TokenContent } from '../diagnoses/facts.js';
import { first, readClaims, type Claims } from './token-claims.js';

/**
 * What the tokens say about themselves. Nothing is verified, so nothing may be decided by it but
 * what a person is told (RFC 9068 reserves the content of an access token for its resource server).
 */
export function readTokenContent(accessToken: string, idToken?: string): TokenContent {
  const access = readClaims(accessToken);
  const identity = idToken ? readClaims(idToken) : undefined;
  const claims = access ?? {};
  const roles = words(claims['roles']);
  const scopes = words(claims['scp'] ?? claims['scope']);
  return defined({
    format: access ? 'jwt' : 'opaque',
    scopes,
    roles,
    kind: kindOf(claims, { scopes, roles }),
    length: accessToken.length,
    audience: first(claims['aud']),
    issuer: first(claims['iss']),
    account: accountOf(claims) ?? accountOf(identity ?? {}),
    objectId: first(claims['oid']),
    tenant: first(claims['tid']) ?? first(identity?.['tid']),
    appId: first(claims['appid']) ?? first(claims['azp']) ?? first(claims['client_id']),
    issuedAt: time(claims['iat']),
    expiresAt: time(claims['exp']),
  });
}

function kindOf(
  claims: Claims,
  { scopes, roles }: Pick<TokenContent, 'scopes' | 'roles'>,
): TokenContent['kind'] {
  if (claims['idtyp'] === 'app') return 'application';
  if (scopes.length > 0) return 'delegated';
  return roles.length > 0 ? 'application' : 'unknown';
}

function accountOf(claims: Claims): string | undefined {
  const names = ['upn', 'preferred_username', 'unique_name', 'email'];
  return names.map((name) => first(claims[name])).find((value) => value !== undefined);
}

function words(value: unknown): string[] {
  const words: unknown = typeof value === 'string' ? value.split(/\s+/) : value;
  const list: unknown[] = Array.isArray(words) ? words : [];
  return list.slice(0, 100).flatMap((word) => first(word) ?? []);
}

/** NumericDate (RFC 7519 section 2): seconds. */
function time(value: unknown): Date | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  const date = new Date(value * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function defined<T extends object>(fields: T): T {
  // The keys that stay are those of T; only undefined ones go.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
