import { randomUUID, type KeyObject } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Config } from '../config.js';
import { RefusedToStart } from '../lib/errors.js';
import { createKeyFile, readKeyFile } from '../lib/key-file.js';
import {
  createKeyring,
  fingerprint,
  keyFromBase64,
  newDataKey,
  unwrapDataKey,
  wrapDataKey,
  type DataKey,
  type KeyRing,
} from '../lib/keyring.js';
import { Secret } from '../lib/secret.js';

export type KeySources = Pick<Config, 'key' | 'previousKey'>;

/** The keys of a database that is open: the ring, and the means to add a key to it. */
export interface OpenedKeys {
  keyring: KeyRing;
  /** Name of the key-encryption key. */
  fingerprint: string;
  /** A data key as it may be stored. */
  wrap(dataKey: DataKey): { kid: string; wrapped: string; kekFingerprint: string };
}

interface StoredKey {
  kid: string;
  state: string;
  wrapped: string;
  kekFingerprint: string;
}

/**
 * Loads the keyring before anything is written. With a key that does not fit, or with none for a
 * database that has data keys, Mailkey refuses to start and the database stays byte for byte as it was.
 */
export async function readStoredKeyring(
  source: DataSource,
  from: KeySources,
): Promise<OpenedKeys | undefined> {
  const rows = await storedKeys(source);
  if (rows.length === 0) return undefined;
  const kek = readKek(from.key);
  if (!kek) {
    throw new RefusedToStart(
      `The key that seals the stored secrets is missing: ${nameOf(from)}. ` +
        'Put the key file back from your backup. Nothing was changed.',
    );
  }
  const dataKeys = rows.map((row) => unwrapped(row, [kek, ...previousKek(from)]));
  const active = rows.find(({ state }) => state === 'ACTIVE')?.kid ?? '';
  return openedKeys(createKeyring(dataKeys, active), kek);
}

/** First start: takes the given key or makes the key file, and stores the first data key. */
export async function createStoredKeyring(
  source: DataSource,
  from: KeySources,
  now: Date,
): Promise<OpenedKeys> {
  const { key } = from;
  const kek =
    readKek(key) ?? (key.kind === 'file' ? keyFromBase64(createKeyFile(key.path)) : undefined);
  if (!kek) throw new RefusedToStart('MAILKEY_KEY is empty.');
  const dataKey = newDataKey();
  const opened = openedKeys(createKeyring([dataKey], dataKey.kid), kek);
  const { kid, wrapped, kekFingerprint } = opened.wrap(dataKey);
  await source.query(
    'INSERT INTO "data_key" ("kid", "state", "wrapped", "kekFingerprint", "createdAt") VALUES (?, ?, ?, ?, ?)',
    [kid, 'ACTIVE', wrapped, kekFingerprint, now.getTime()],
  );
  proveRoundTrip(opened.keyring);
  return opened;
}

/**
 * Wraps every data key by the current key-encryption key, all or none. An interruption leaves the
 * database as it was; either way it opens with the current and the previous key together.
 * Answers with the number of keys that were wrapped anew.
 */
export async function rewrapDataKeys(source: DataSource, from: KeySources): Promise<number> {
  const kek = readKek(from.key);
  const [previous] = previousKek(from);
  if (!kek || !previous) {
    throw new RefusedToStart(
      `Give the new key as ${nameOf(from)} and the old one as MAILKEY_KEY_PREVIOUS. Nothing was changed.`,
    );
  }
  return source.transaction(async (manager) => {
    const rows = (await storedKeys(source)).filter(
      (row) => row.kekFingerprint !== fingerprint(kek),
    );
    for (const row of rows) {
      const { kid, wrapped } = wrapDataKey(unwrapped(row, [previous]), kek);
      await manager.query(
        'UPDATE "data_key" SET "wrapped" = ?, "kekFingerprint" = ? WHERE "kid" = ?',
        [wrapped, fingerprint(kek), kid],
      );
    }
    return rows.length;
  });
}

function openedKeys(keyring: KeyRing, kek: KeyObject): OpenedKeys {
  const kekFingerprint = fingerprint(kek);
  return {
    keyring,
    fingerprint: kekFingerprint,
    wrap: (dataKey) => ({ ...wrapDataKey(dataKey, kek), kekFingerprint }),
  };
}

/** The row names the key that wrapped it, so no key is merely tried. */
function unwrapped(row: StoredKey, keks: readonly KeyObject[]): DataKey {
  const kek = keks.find((one) => fingerprint(one) === row.kekFingerprint);
  try {
    if (kek) return unwrapDataKey(row, kek);
  } catch {
    // a damaged row: the same refusal
  }
  const given = keks.map(fingerprint).join(' nor ');
  throw new RefusedToStart(
    `The key ${given} is not the one that seals the stored secrets (${row.kekFingerprint}). Nothing was changed.`,
  );
}

/** The key-encryption key; undefined where its file is missing. */
export function readKek(from: KeySources['key']): KeyObject | undefined {
  const text = from.kind === 'value' ? from.value : readKeyFile(from.path);
  return text && keyFromBase64(text);
}

function previousKek({ previousKey }: KeySources): KeyObject[] {
  return previousKey ? [keyFromBase64(previousKey)] : [];
}

function nameOf({ key }: KeySources): string {
  return key.kind === 'file' ? key.path : 'MAILKEY_KEY';
}

async function storedKeys(source: DataSource): Promise<StoredKey[]> {
  const tables: unknown[] = await source.query(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'data_key'`,
  );
  if (tables.length === 0) return [];
  return source.query(
    `SELECT "kid", "state", "wrapped", "kekFingerprint" FROM "data_key" WHERE "state" <> 'RETIRED'`,
  );
}

function proveRoundTrip(keyring: KeyRing): void {
  const place = { table: 'canary', column: 'canary', row: randomUUID() };
  if (keyring.open(keyring.seal(new Secret('canary'), place), place).reveal() !== 'canary') {
    throw new Error('the keyring does not open what it sealed');
  }
}
