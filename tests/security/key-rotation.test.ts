import 'reflect-metadata';
import { spawn } from 'node:child_process';
import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runCommand } from '@mailkey/server/commands/run-command';
import type { OpenedStorage } from '@mailkey/server/db/data-source';
import { createDataKeyStore } from '@mailkey/server/features/keys/data-key.store';
import { createKeyRotation } from '@mailkey/server/features/keys/key-rotation.flow';
import { createSealedValueStore } from '@mailkey/server/features/keys/sealed-value.store';
import { OAuthClient } from '@mailkey/server/features/oauth-clients/oauth-client.entity';
import { Secret } from '@mailkey/server/lib/secret';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  clock,
  kids,
  kidsInUse,
  log,
  newHome,
  newKey,
  openRows,
  placeOf,
  sealRows,
  secretsOf,
  type Home,
} from './sealed-rows.js';

const command = join(import.meta.dirname, '../../apps/server/dist/mailkey.js');
const oldKey = newKey();
let home: Home;

beforeEach(async () => (home = await newHome(oldKey)));
afterEach(() => home.remove());

async function within<T>(
  keys: Parameters<Home['open']>[0],
  work: (storage: OpenedStorage) => Promise<T>,
): Promise<T> {
  const storage = await home.open(keys);
  return work(storage).finally(() => storage.database.close());
}

/** Runs a command in a process of its own and kills it after some milliseconds, as kill -9 does. */
async function killedAfter(
  words: string[],
  milliseconds: number,
  env: object,
): Promise<number | null> {
  const child = spawn(process.execPath, [command, ...words], {
    env: { PATH: process.env.PATH, ...home.env, ...env },
    stdio: 'ignore',
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  const code = await ended;
  clearTimeout(timer);
  return code;
}

function rotationOf(storage: OpenedStorage) {
  const { database, keyring } = storage;
  const dataKeys = createDataKeyStore({ ...storage, clock });
  const sealedValues = createSealedValueStore({ database, keyring });
  return createKeyRotation({ database, keyring, dataKeys, sealedValues, clock, log, grace: 0 });
}

describe('the key-encryption key', () => {
  it('C2 is changed by a command: old and new together first, then the new one alone', async () => {
    await within({ key: oldKey }, (storage) => sealRows(storage, 5));
    const key = newKey();
    const said: string[] = [];
    const run = (words: string[], env: object) =>
      runCommand(words, (line) => said.push(line), { ...home.env, ...env });
    expect(await run(['keys', 'rotate-kek'], { MAILKEY_KEY: key })).toBe(78);
    const both = { MAILKEY_KEY: key, MAILKEY_KEY_PREVIOUS: oldKey };
    expect(await within({ key, previous: oldKey }, openRows)).toEqual(secretsOf(5));
    expect(await run(['keys', 'rotate-kek'], both)).toBe(0);
    expect(await run(['keys', 'rotate-kek'], both)).toBe(0);
    expect(await within({ key }, openRows)).toEqual(secretsOf(5));
    await expect(home.open({ key: oldKey })).rejects.toThrow(/is not the one/);
    expect(said.join('\n')).not.toMatch(new RegExp(`${escape(key)}|${escape(oldKey)}`));
  });

  it('K6 opens with the old and the new key together, whenever the change is killed', async () => {
    await within({ key: oldKey }, (storage) => sealRows(storage, 5));
    const key = newKey();
    const both = { MAILKEY_KEY: key, MAILKEY_KEY_PREVIOUS: oldKey };
    for (const milliseconds of [150, 250, 350, 450, 550, 700]) {
      await killedAfter(['keys', 'rotate-kek'], milliseconds, both);
      expect(await within({ key, previous: oldKey }, openRows)).toEqual(secretsOf(5));
    }
    expect(await killedAfter(['keys', 'rotate-kek'], 60_000, both)).toBe(0);
    expect(await within({ key }, openRows)).toEqual(secretsOf(5));
  });
});

describe('the data key', () => {
  it('K7 loses nothing when its change is killed again and again, and ends at one key', async () => {
    await within({ key: oldKey }, (storage) => sealRows(storage, 1000));
    for (const milliseconds of [500, 650, 800, 950, 1100]) {
      const code = await killedAfter(['keys', 'rotate-dek'], milliseconds, {});
      await within({ key: oldKey }, async (storage) => {
        expect(await openRows(storage)).toEqual(secretsOf(1000));
      });
      if (code === 0) break;
    }
    expect(await killedAfter(['keys', 'rotate-dek'], 60_000, {})).toBe(0);
    await within({ key: oldKey }, async (storage) => {
      expect(await openRows(storage)).toEqual(secretsOf(1000));
      expect(await kids(storage, 'DECRYPT')).toEqual([]);
      expect(await kidsInUse(storage)).toEqual(await kids(storage, 'ACTIVE'));
    });
  }, 120_000);

  it('K7 is changed while others write, and what they write stays', async () => {
    await within({ key: oldKey }, async (storage) => {
      await sealRows(storage, 1000);
      const rotation = rotationOf(storage);
      const [before] = await kids(storage, 'ACTIVE');
      await rotation.rotate();
      for (let index = 0; index < 300; index += 1) {
        await rewrite(storage, index * 3);
        if (index % 50 === 0) await pause(5);
      }
      await rotation.finished();
      const secrets = await openRows(storage);
      for (let index = 0; index < 1000; index += 1)
        expect(secrets[index]).toBe(index % 3 === 0 && index < 900 ? 'fresh' : `secret ${index}`);
      expect(await kids(storage, 'RETIRED')).toEqual([before]);
      expect(await kidsInUse(storage)).toEqual(await kids(storage, 'ACTIVE'));
    });
  });

  it('K7 keeps a key that something unreadable is sealed with', async () => {
    await within({ key: oldKey }, async (storage) => {
      await sealRows(storage, 3);
      const [before] = await kids(storage, 'ACTIVE');
      const broken = { sealedClientSecret: `v2.${before}.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA` };
      await storage.database.transaction((manager) =>
        manager.update(OAuthClient, { id: 'client 000001' }, broken),
      );
      const rotation = rotationOf(storage);
      await rotation.rotate();
      await rotation.finished();
      expect(await kids(storage, 'DECRYPT')).toEqual([before]);
      await expect(rotation.rotate()).rejects.toThrow(/being changed already/);
    });
  });

  it('K11 of an old backup opens with the old key-encryption key', async () => {
    await within({ key: oldKey }, (storage) => sealRows(storage, 5));
    const file = join(home.folder, 'old.sqlite');
    expect(await runCommand(['backup', file], () => undefined, home.env)).toBe(0);
    const key = newKey();
    const both = { ...home.env, MAILKEY_KEY: key, MAILKEY_KEY_PREVIOUS: oldKey };
    expect(await runCommand(['keys', 'rotate-dek'], () => undefined, home.env)).toBe(0);
    expect(await runCommand(['keys', 'rotate-kek'], () => undefined, both)).toBe(0);
    for (const end of ['-wal', '-shm']) await rm(home.path + end, { force: true });
    await copyFile(file, home.path);
    await expect(home.open({ key })).rejects.toThrow(/is not the one/);
    expect(await within({ key: oldKey }, openRows)).toEqual(secretsOf(5));
  });
});

async function rewrite({ database, keyring }: OpenedStorage, index: number): Promise<void> {
  const id = `client ${String(index).padStart(6, '0')}`;
  const sealedClientSecret = keyring.seal(new Secret('fresh'), placeOf(id));
  await database.transaction((manager) =>
    manager.update(OAuthClient, { id }, { sealedClientSecret }),
  );
}

function escape(text: string): string {
  return text.replace(/[+/=]/g, '\\$&');
}
