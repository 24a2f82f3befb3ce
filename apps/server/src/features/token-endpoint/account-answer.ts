import { readJsonObject } from '../../lib/json-object.js';
import { first, readClaims } from './token-claims.js';

/** An answer of a userinfo or introspection endpoint, as received. */
interface Told {
  status: number;
  body: string;
}

const NAMES = ['email', 'preferred_username', 'upn', 'unique_name', 'username'];

/**
 * Who signed in, by the words of a userinfo endpoint (OpenID Connect Core section 5.3.2: JSON, or a
 * JWT) or of an introspection endpoint (RFC 7662 section 2.2). An address goes before another name.
 * Undefined where it says nothing, or speaks of another subject than the id token of the same answer
 * (Core section 5.3.2), `subject`. It is shown, and no access is decided by it.
 */
export function readAccount({ status, body }: Told, subject?: string): string | undefined {
  if (status !== 200) return undefined;
  const claims = readJsonObject(body) ?? readClaims(body.trim());
  if (!claims || claims['active'] === false || claims['error'] !== undefined) return undefined;
  if (subject !== undefined && first(claims['sub']) !== subject) return undefined;
  const names = NAMES.flatMap((name) => first(claims[name])?.trim() || []);
  return names.find((name) => name.includes('@')) ?? names[0];
}
