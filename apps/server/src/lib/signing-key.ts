import {
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';

/** What PKCS #8 puts before the 32 bytes of an Ed25519 key (RFC 8410 section 7). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

export interface SigningKey {
  /** The 32 bytes of RFC 8032, base64url: what a verifier needs. */
  publicKey: string;
  /** Ed25519, base64url. */
  sign(text: string): string;
}

/**
 * An Ed25519 key made of the key-encryption key by HKDF (RFC 5869): nothing more to keep, and whoever
 * has only the public half can verify and cannot sign. `purpose` keeps several uses apart.
 */
export function signingKey(kek: KeyObject, purpose: string): SigningKey {
  const seed = Buffer.from(hkdfSync('sha256', kek, Buffer.alloc(0), `mailkey ${purpose}`, 32));
  const key = Buffer.concat([PKCS8, seed]);
  const secret = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  const { x: publicKey = '' } = createPublicKey(secret).export({ format: 'jwk' });
  return {
    publicKey,
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), secret).toString('base64url'),
  };
}

/** False also for a key or a signature that is none. */
export function isSigned(text: string, signature: string, publicKey: string): boolean {
  try {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: publicKey };
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}
