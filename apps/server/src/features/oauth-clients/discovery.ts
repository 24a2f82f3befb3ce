import { LONG_TEXT } from '../../lib/capped.js';
import { readJsonObject } from '../../lib/json-object.js';
import { parseUrl } from '../../lib/parse-url.js';

/** What an authorization server says of itself (RFC 8414, OpenID Connect Discovery), as far as it is of use here. */
export interface Discovered {
  /** Where the document lies. */
  documentUrl: string;
  issuer: string;
  /** It promises `iss` in every authorization answer (RFC 9207 section 3). */
  sendsIssuer: boolean;
  userinfoUrl?: string;
  introspectionUrl?: string;
  revocationUrl?: string;
  /** How a client may show at the revocation endpoint who it is, where the document lists it. */
  revocationWays?: string[];
  /** Of the scopes that tell who signed in those that it lists; absent where it lists no scopes. */
  identityScopes?: string[];
}

/** What was looked for, and what was found of it. Of another authorization URL it says nothing. */
export interface Discovery {
  authorizeUrl: string;
  /** Milliseconds since 1970. */
  askedAt: number;
  found: Discovered | null;
}

/** A URL where the document may lie, and the issuer that it must name there (RFC 8414 section 3.3). */
export interface DiscoveryPlace {
  url: string;
  issuer: string;
}

export const IDENTITY_SCOPES = ['openid', 'profile', 'email'];

const OPENID = '/.well-known/openid-configuration';
const OAUTH = '/.well-known/oauth-authorization-server';
const DEEPEST = 5;

/**
 * Every issuer that an authorization endpoint may belong to: its origin, and with each part of its path,
 * since realms, tenants and applications of one host lie there. An issuer with a path has its document
 * behind that path (OpenID Connect Discovery section 4) or before it (RFC 8414 section 3.1).
 */
export function discoveryPlaces(authorizeUrl: string): DiscoveryPlace[] {
  const url = parseUrl(authorizeUrl);
  if (!url || url.username || url.password) return [];
  const { origin, pathname } = url;
  const parts = plainPath(pathname).split('/').slice(1, -1).slice(0, DEEPEST);
  const above = parts.map((_, index) => `/${parts.slice(0, parts.length - index).join('/')}`);
  // Entra ID's issuer lies beside its endpoints: /<tenant>/v2.0 and /<tenant>/oauth2/v2.0/authorize.
  const beside = /^(\/[^/]+)\/oauth2(\/v2\.0)\/authorize$/.exec(pathname)?.slice(1).join('');
  const paths = beside ? [beside, ...above] : above;
  return [
    ...[OPENID, OAUTH].map((end) => ({ url: `${origin}${end}`, issuer: origin })),
    ...paths.flatMap((path) => {
      const issuer = `${origin}${path}`;
      const behind = [OPENID, OAUTH].map((end) => `${issuer}${end}`);
      return [...behind, `${origin}${OAUTH}${path}`].map((url) => ({ url, issuer }));
    }),
  ];
}

/**
 * The document at a place, if it is one of the server that the client sends people to. Undefined where it
 * names another issuer than the place stands for, or another authorization endpoint: what somebody puts
 * into a corner of a host is not believed for the rest of it.
 */
export function readDiscovery(
  body: string,
  { url, issuer }: DiscoveryPlace,
  authorizeUrl: string,
): Discovered | undefined {
  const fields = readJsonObject(body);
  const named = fields && address(fields['issuer']);
  if (!named || withoutSlash(named) !== issuer) return undefined;
  if (!isSameEndpoint(fields['authorization_endpoint'], authorizeUrl)) return undefined;
  const ways = words(fields['revocation_endpoint_auth_methods_supported']);
  const scopes = words(fields['scopes_supported']);
  const of = (key: string, name: string): object => {
    const found = address(fields[name]);
    return found ? { [key]: found } : {};
  };
  return {
    documentUrl: url,
    issuer: named,
    sendsIssuer: fields['authorization_response_iss_parameter_supported'] === true,
    ...of('userinfoUrl', 'userinfo_endpoint'),
    ...of('introspectionUrl', 'introspection_endpoint'),
    ...of('revocationUrl', 'revocation_endpoint'),
    ...(ways && { revocationWays: ways }),
    ...(scopes && { identityScopes: IDENTITY_SCOPES.filter((scope) => scopes.includes(scope)) }),
  };
}

/** What is known of the server of this client now; undefined where nothing is, or its address is another one. */
export function discoveredOf(client: {
  authorizeUrl: string | null;
  discovery: Discovery | null;
}): Discovered | undefined {
  const { authorizeUrl, discovery } = client;
  return (discovery?.authorizeUrl === authorizeUrl && discovery?.found) || undefined;
}

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** Whether the server is asked (again): it was not, or it has had time to change its mind. */
export function discoveryIsDue(
  { authorizeUrl, discovery }: { authorizeUrl: string | null; discovery: Discovery | null },
  now: Date,
): boolean {
  if (!authorizeUrl || authorizeUrl.includes('{')) return false;
  if (discovery?.authorizeUrl !== authorizeUrl) return true;
  const age = Math.abs(now.getTime() - discovery.askedAt);
  return age >= (discovery.found ? DAY : HOUR);
}

/** An issuer as RFC 8414 section 2 has it: a URL without query and fragment. */
export function isIssuer(text: string): boolean {
  const url = address(text);
  return url !== undefined && !url.includes('?');
}

/** An address as it stands, if it is one of http without a fragment or a login. */
function address(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > LONG_TEXT) return undefined;
  const url = /^https?:\/\/[^\s\\#]+$/i.test(value) ? parseUrl(value) : undefined;
  return !url || url.username || url.password ? undefined : value;
}

function isSameEndpoint(told: unknown, typed: string): boolean {
  const url = address(told);
  if (!url) return false;
  const [one, other] = [new URL(url), new URL(typed)];
  return one.origin === other.origin && plainPath(one.pathname) === plainPath(other.pathname);
}

/** glewlwyd writes https://host//api/oidc/auth where its own address was configured with a slash at the end. */
const plainPath = (path: string): string => withoutSlash(path.replace(/\/{2,}/g, '/'));

const withoutSlash = (text: string): string => text.replace(/\/$/, '');

function words(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value
    .slice(0, 200)
    .filter((word): word is string => typeof word === 'string' && word.length <= 200);
}
