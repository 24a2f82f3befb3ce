import type { TokenContent } from './facts.js';
import { normalise } from './normalise.js';

/**
 * The claims of a token that somebody decoded (jwt.ms, Google's tokeninfo) and pasted. Read by name
 * and not as JSON: such a paste may be cut, wrapped, or a table.
 */
export function readPastedToken(text: string): TokenContent | undefined {
  const { readable } = normalise(text);
  const quoted = /["'](?:aud|azp|scp|roles|iat|nbf)["']/i.test(readable);
  // Without quotes it takes two claims to tell a token from prose.
  const table =
    /(?:^|\s)aud\b/.test(readable) && /(?:^|\s)(?:tid|scp|roles|appid|idtyp|iss)\b/.test(readable);
  if (!quoted && !table) return undefined;
  const claim = (name: string) => read(readable, name);
  const audience = claim('aud') ?? claim('azp');
  const roles = listOf(readable, 'roles');
  const scopes = words(claim('scp') ?? (claim('azp') ? claim('scope') : undefined));
  const begins = claim('iat') ?? claim('nbf');
  if (!audience && roles.length === 0 && !claim('scp') && !begins) return undefined;
  const application =
    claim('idtyp')?.toLowerCase() === 'app' || (roles.length > 0 && scopes.length === 0);
  const account =
    claim('upn') ?? claim('preferred_username') ?? claim('unique_name') ?? claim('email');
  return {
    format: 'jwt',
    scopes,
    roles,
    kind: application ? 'application' : scopes.length > 0 ? 'delegated' : 'unknown',
    ...named('audience', claim('aud')),
    ...named('issuer', claim('iss')),
    ...named('account', account),
    ...named('objectId', claim('oid')),
    ...named('tenant', claim('tid')),
    ...named('appId', claim('appid') ?? claim('azp')),
    ...moment('issuedAt', claim('iat')),
    ...moment('notBefore', claim('nbf')),
    ...moment('expiresAt', claim('exp')),
  };
}

/** NumericDate of RFC 7519 section 2: seconds. */
const moment = (key: 'issuedAt' | 'notBefore' | 'expiresAt', seconds: string | undefined) =>
  seconds && /^\d{9,11}$/.test(seconds) ? { [key]: new Date(Number(seconds) * 1000) } : {};

const named = <K extends string>(key: K, value: string | undefined) =>
  (value === undefined ? {} : { [key]: value }) as Partial<Record<K, string>>; // a computed key widens to string

/** `"name": "value"`, `name: value` or `name value` as in a table of claims; numbers stand bare. */
function read(text: string, name: string): string | undefined {
  const bare = '["\']?(\\d{9,11})\\b';
  const quoted = '["\']([^"\']{1,600})(?:["\']|$)';
  const inJson = new RegExp(`["']${name}["']\\s{0,3}[:=]\\s{0,3}(?:${bare}|${quoted})`, 'i').exec(
    text,
  );
  if (inJson) return (inJson[1] ?? inJson[2])?.trim();
  // Scopes are several words: they end where the next claim of a table begins.
  const value =
    name === 'scp' ? '((?:[\\w.]{2,60}\\.[\\w.]{2,60} ?){1,20})' : '([^\\s,;"\']{2,600})';
  const plain = new RegExp(`(?:^|[\\s,;])${name}\\s{0,2}[:=\\s]\\s{0,2}${value}`).exec(text);
  return plain?.[1]?.trim();
}

function listOf(text: string, name: string): string[] {
  const list = new RegExp(`["']${name}["']\\s{0,3}[:=]\\s{0,3}\\[([^\\][]{0,600})\\]`, 'i').exec(
    text,
  );
  return words(list?.[1]?.replace(/["',]/g, ' '));
}

const words = (text: string | undefined): string[] => text?.split(/\s+/).filter(Boolean) ?? [];
