import { inspect } from 'node:util';
import { createSecretKey, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  createKeyring,
  fingerprint,
  newDataKey,
  SecretUnreadable,
  unwrapDataKey,
  wrapDataKey,
} from './keyring.js';
import { Secret } from './secret.js';

const dataKey = newDataKey();
const keyring = createKeyring([dataKey], dataKey.kid);
const place = { table: 'oauth_client', column: 'sealedClientSecret', row: 'a1' };
const sealed = keyring.seal(new Secret('s3cret'), place);

describe('the keyring', () => {
  it('opens what it sealed, where it sealed it', () => {
    expect(keyring.open(sealed, place).reveal()).toBe('s3cret');
  });

  it('never seals the same value to the same text', () => {
    const seen = new Set(Array.from({ length: 1000 }, () => keyring.seal(new Secret('x'), place)));
    expect(seen.size).toBe(1000);
  });

  it.each([
    ['another row', { ...place, row: 'a2' }],
    ['another column', { ...place, column: 'other' }],
    ['another table', { ...place, table: 'other' }],
    [
      'parts that only look alike',
      { table: 'oauth_clien', column: 'tsealedClientSecret', row: 'a1' },
    ],
  ])('does not open it in %s', (_name, elsewhere) => {
    expect(() => keyring.open(sealed, elsewhere)).toThrow(SecretUnreadable);
  });

  it('does not open a value with one flipped bit, in any part', () => {
    const parts = sealed.split('.');
    for (const index of [2, 3]) {
      const bytes = Buffer.from(parts[index] ?? '', 'base64url');
      for (let at = 0; at < bytes.length; at++) {
        const flipped = Buffer.from(bytes);
        flipped[at] = (flipped[at] ?? 0) ^ 1;
        const broken = parts.with(index, flipped.toString('base64url')).join('.');
        expect(() => keyring.open(broken, place)).toThrow(SecretUnreadable);
      }
    }
  });

  it.each([
    's3cret',
    '',
    'v1',
    'v1.a.b.c',
    `v2${sealed.slice(2)}`,
    `${sealed}.x`,
    sealed.replace(dataKey.kid, 'other'),
    `${sealed}=`,
  ])('has no fallback for %j', (text) => {
    expect(() => keyring.open(text, place)).toThrow(SecretUnreadable);
  });

  it('says the same whatever the cause', () => {
    const messages = ['s3cret', sealed.slice(0, -4), sealed.replace(dataKey.kid, 'other')].map(
      (text) => {
        try {
          return keyring.open(text, place).toString();
        } catch (cause) {
          return String(cause);
        }
      },
    );
    expect(new Set(messages).size).toBe(1);
  });
});

describe('a secret with an address', () => {
  const bound = { ...place, origin: 'https://login.example' };
  const sealedFor = keyring.seal(new Secret('s3cret'), bound);

  it('A1 opens beside its address alone', () => {
    expect(sealedFor).toMatch(/^v2\./);
    expect(keyring.open(sealedFor, bound).reveal()).toBe('s3cret');
    for (const origin of ['https://evil.example', 'http://login.example', '', undefined])
      expect(() => keyring.open(sealedFor, { ...bound, origin })).toThrow(SecretUnreadable);
  });

  it('A1 has a version of its own: neither opens as the other, nor under its name', () => {
    const texts = [sealed, `v2${sealed.slice(2)}`];
    for (const text of texts)
      expect(() => keyring.open(text, { ...bound, origin: '' })).toThrow(SecretUnreadable);
    for (const text of [sealedFor, `v1${sealedFor.slice(2)}`])
      expect(() => keyring.open(text, place)).toThrow(SecretUnreadable);
  });
});

describe('a data key', () => {
  const kek = createSecretKey(randomBytes(32));

  it('comes back from its wrapping', () => {
    const unwrapped = unwrapDataKey(wrapDataKey(dataKey, kek), kek);
    expect(unwrapped.key.export().equals(dataKey.key.export())).toBe(true);
  });

  it('does not come back with another key-encryption key or under another name', () => {
    const wrapped = wrapDataKey(dataKey, kek);
    expect(() => unwrapDataKey(wrapped, createSecretKey(randomBytes(32)))).toThrow(
      SecretUnreadable,
    );
    expect(() => unwrapDataKey({ ...wrapped, kid: 'other' }, kek)).toThrow(SecretUnreadable);
  });

  it('has a fingerprint that tells keys apart and nothing of them', () => {
    expect(fingerprint(kek)).toMatch(/^[0-9a-f]{16}$/);
    expect(fingerprint(kek)).not.toBe(fingerprint(createSecretKey(randomBytes(32))));
  });
});

describe('a secret in memory', () => {
  it('prints as [redacted] everywhere', () => {
    const secret = new Secret('s3cret');
    expect([`${secret}`, JSON.stringify({ secret }), inspect({ secret })].join()).not.toContain(
      's3cret',
    );
  });
});
