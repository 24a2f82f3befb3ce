import { withoutEnd } from './value.js';

/** What begins with a brace, in base64. */
const BRACE = /^e[w-z\d+/]/;
const KEYS = new Set(['status', 'schemes', 'scope', 'openid-configuration']);

/**
 * A SASL error challenge (RFC 7628 section 3.2.2) out of base64, or the beginning of one that was cut
 * off, when it is that and nothing else: a token is never taken for one.
 */
export function readChallenge(base64: string): string | undefined {
  const plain = BRACE.test(base64) ? decoded(base64) : undefined;
  if (plain === undefined || !/^\{\s{0,4}"/.test(plain)) return undefined;
  try {
    const names = Object.keys(JSON.parse(plain) as object); // it begins like one
    return names.includes('status') && names.every((name) => KEYS.has(name)) ? plain : undefined;
  } catch {
    return /^[\x20-\x7e]*$/.test(plain) ? /^\{ ?"status" ?: ?"?\d{3}/.exec(plain)?.[0] : undefined;
  }
}

/** Exchange greets with the name of its server, in base64 of UTF-16. */
export function isHostInBase64(base64: string): boolean {
  return /^(?:[A-Z\d.-]\0)+$/i.test(decoded(base64) ?? '');
}

/** One character for each byte; undefined for what is no base64. */
function decoded(base64: string): string | undefined {
  try {
    const whole = withoutEnd(base64, '=');
    // A single character at the end is half a byte of what was cut off.
    return atob(whole.length % 4 === 1 ? whole.slice(0, -1) : whole);
  } catch {
    return undefined;
  }
}
