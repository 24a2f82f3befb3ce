import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { Secret } from './secret.js';

/** Where a sealed value lives: part of the authenticated data, so it opens nowhere else. */
export interface SealedPlace {
  table: string;
  column: string;
  row: string;
  /** Whom the secret may be sent to, where it is sent to somebody: it opens beside this address alone. */
  origin?: string;
}

/**
 * Seals secrets at rest with AES-256-GCM: `v1.<kid>.<nonce>.<ciphertext and tag>`, and `v2.…` where
 * the place has an origin. Neither opens as the other.
 */
export interface Keyring {
  seal(plain: Secret, place: SealedPlace): string;
  /** Throws SecretUnreadable for every cause alike: no clear-text fallback, no trying of other keys. */
  open(sealed: string, place: SealedPlace): Secret;
}

/** A keyring whose keys change while it is in use. */
export interface KeyRing extends Keyring {
  readonly activeKid: string;
  /** Seals with this key from now on; what others have sealed still opens. */
  turnTo(next: DataKey): void;
  /** Forgets a key that seals nothing any more; never the active one. */
  forget(kid: string): void;
}

export class SecretUnreadable extends Error {
  override readonly name = 'SecretUnreadable';
  readonly code = 'SECRET_UNREADABLE';
  constructor() {
    super('A stored secret cannot be read with the keys at hand.');
  }
}

/** A data key as stored: wrapped by the key-encryption key. */
export interface WrappedDataKey {
  kid: string;
  wrapped: string;
}

export interface DataKey {
  kid: string;
  key: KeyObject;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A name for a key-encryption key that is safe to log: 8 bytes of HMAC-SHA256(key, "fingerprint"), hex. */
export function fingerprint(kek: KeyObject): string {
  return createHmac('sha256', kek).update('fingerprint').digest('hex').slice(0, 16);
}

export function keyFromBase64(value: Secret): KeyObject {
  return createSecretKey(Buffer.from(value.reveal(), 'base64'));
}

export function newDataKey(): DataKey {
  return { kid: randomBytes(6).toString('base64url'), key: createSecretKey(randomBytes(32)) };
}

export function wrapDataKey(dataKey: DataKey, kek: KeyObject): WrappedDataKey {
  const aad = authenticated('mailkey', 'data-key', 'v1', dataKey.kid, fingerprint(kek));
  return { kid: dataKey.kid, wrapped: encrypt(kek, dataKey.key.export(), aad) };
}

/** Throws SecretUnreadable when `kek` is not the key that wrapped it. */
export function unwrapDataKey(stored: WrappedDataKey, kek: KeyObject): DataKey {
  const aad = authenticated('mailkey', 'data-key', 'v1', stored.kid, fingerprint(kek));
  const bytes = decrypt(kek, stored.wrapped, aad);
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return { kid: stored.kid, key };
}

/** What every value that this key has sealed holds, from its third character on. */
export function sealedBy(kid: string): string {
  return `.${kid}.`;
}

function versionOf({ origin }: SealedPlace): string {
  return origin === undefined ? 'v1' : 'v2';
}

export function createKeyring(keys: readonly DataKey[], activeKid: string): KeyRing {
  const byKid = new Map(keys.map(({ kid, key }) => [kid, key]));
  const keyOf = (kid: string): KeyObject => {
    const key = byKid.get(kid);
    if (!key) throw new Error('the active data key is not in the ring');
    return key;
  };
  let active = { kid: activeKid, key: keyOf(activeKid) };
  return {
    get activeKid() {
      return active.kid;
    },
    seal(plain, place) {
      const { kid, key } = active;
      const body = encrypt(key, Buffer.from(plain.reveal(), 'utf8'), placeAad(kid, place));
      return versionOf(place) + sealedBy(kid) + body;
    },
    open(sealed, place) {
      const [version, kid, nonce, body, ...rest] = sealed.split('.');
      const key = byKid.get(kid ?? '');
      if (version !== versionOf(place) || !kid || !key || !nonce || !body || rest.length > 0)
        throw new SecretUnreadable();
      return new Secret(decrypt(key, `${nonce}.${body}`, placeAad(kid, place)).toString('utf8'));
    },
    turnTo(next) {
      byKid.set(next.kid, next.key);
      active = next;
    },
    forget(kid) {
      if (kid !== active.kid) byKid.delete(kid);
    },
  };
}

function placeAad(kid: string, place: SealedPlace): Buffer {
  const { table, column, row, origin } = place;
  const parts = ['mailkey', versionOf(place), kid, table, column, row];
  return authenticated(...parts, ...(origin === undefined ? [] : [origin]));
}

/** Each part carries its length, so that no two lists of parts give the same bytes. */
function authenticated(...parts: string[]): Buffer {
  return Buffer.from(parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join('|'), 'utf8');
}

function encrypt(key: KeyObject, plain: Buffer, aad: Buffer): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad);
  const body = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return `${nonce.toString('base64url')}.${body.toString('base64url')}`;
}

function decrypt(key: KeyObject, text: string, aad: Buffer): Buffer {
  const [nonce, body] = text.split('.').map((part) => strictBase64url(part));
  if (!nonce || !body || nonce.length !== NONCE_BYTES || body.length < TAG_BYTES)
    throw new SecretUnreadable();
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
      .setAAD(aad)
      .setAuthTag(body.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(body.subarray(0, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw new SecretUnreadable();
  }
}

/** Node's decoder skips foreign characters; here they make the value unreadable. */
function strictBase64url(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
}
