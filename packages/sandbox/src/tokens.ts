import {
  createHash,
  createPublicKey,
  createSign,
  createVerify,
  generateKeyPair,
} from 'node:crypto';
import { promisify } from 'node:util';

export type Claims = Record<string, unknown>;

/** What a token turned out to be; the claims are only there when the signature holds. */
export type Verified = { kind: 'valid'; claims: Claims } | { kind: 'invalid' };

let made: Promise<string> | undefined;

/**
 * An RSA key as PEM; tokens are signed RS256, as Microsoft's. Each process makes one: it takes longer than
 * all else of a start, and a rehearsal is no less true where two sandboxes share it.
 */
export const createSigningKey = (): Promise<string> => (made ??= strangersKey());

/** A key that nobody else has. */
export async function strangersKey(): Promise<string> {
  const pair = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return pair.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
}

export function signToken(claims: Claims, keyPem: string): string {
  // `typ` is JWT and not at+jwt (RFC 9068): Microsoft's tokens say so, and Dovecot insists on it.
  const header = { typ: 'JWT', alg: 'RS256', kid: keyId(keyPem) };
  const signed = `${encode(header)}.${encode(claims)}`;
  const signature = createSign('RSA-SHA256').update(signed).sign(keyPem).toString('base64url');
  return `${signed}.${signature}`;
}

/** Checks the form, the algorithm and the signature; what the claims are worth, others judge. */
export function verifyToken(token: string, keyPem: string): Verified {
  const [header, payload, signature, ...rest] = token.split('.');
  if (!header || !payload || !signature || rest.length > 0) return { kind: 'invalid' };
  if (decode(header)?.alg !== 'RS256') return { kind: 'invalid' };
  const holds = createVerify('RSA-SHA256')
    .update(`${header}.${payload}`)
    .verify(createPublicKey(keyPem), signature, 'base64url');
  const claims = holds ? decode(payload) : undefined;
  return claims ? { kind: 'valid', claims } : { kind: 'invalid' };
}

/** The public key for the JWKS document (RFC 7517). */
export function publicKey(keyPem: string): Record<string, unknown> {
  const jwk = createPublicKey(keyPem).export({ format: 'jwk' });
  return { ...jwk, kid: keyId(keyPem), use: 'sig', alg: 'RS256' };
}

function keyId(keyPem: string): string {
  const der = createPublicKey(keyPem).export({ format: 'der', type: 'spki' });
  return createHash('sha256').update(der).digest('base64url').slice(0, 27);
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function decode(part: string): Claims | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    // A JSON object is exactly this; arrays and null are refused.
    return value && typeof value === 'object' && !Array.isArray(value)
      ? (value as Claims)
      : undefined;
  } catch {
    return undefined;
  }
}
