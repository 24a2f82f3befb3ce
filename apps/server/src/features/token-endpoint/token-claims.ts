import { harmless } from '../../lib/capped.js';
import { readJsonObject, type JsonObject } from '../../lib/json-object.js';

export type Claims = JsonObject;

const MAX_TEXT = 320;

/** The payload of a JWT (RFC 7519 section 3), if that is what the token is; not verified. */
export function readClaims(token: string): Claims | undefined {
  const [header, payload, , ...rest] = token.split('.');
  if (!header || !payload || rest.length > 0 || token.split('.').length !== 3) return undefined;
  return readJsonObject(Buffer.from(payload, 'base64url').toString('utf8'));
}

/** A claim as a text, or the first of several; bounded and harmless. */
export function first(value: unknown): string | undefined {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof one !== 'string' || one === '') return undefined;
  return harmless(one.slice(0, MAX_TEXT));
}
