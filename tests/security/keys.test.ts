import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { sealedColumns } from '@mailkey/server/db/columns';
import { RefusedToStart } from '@mailkey/server/lib/errors';
import { createKeyring, newDataKey, SecretUnreadable } from '@mailkey/server/lib/keyring';
import { Secret } from '@mailkey/server/lib/secret';
import { OAuthClient } from '@mailkey/server/features/oauth-clients/oauth-client.entity';
import { createOAuthClientStore } from '@mailkey/server/features/oauth-clients/oauth-client.store';
import { runCommand } from '@mailkey/server/commands/run-command';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenedStorage } from '@mailkey/server/db/data-source';
import { clock, newHome, newKey, openRows, sealRows, secretsOf, type Home } from './sealed-rows.js';

let home: Home;
let storage: OpenedStorage;

beforeAll(async () => {
  home = await newHome();
  storage = await home.open();
  await sealRows(storage, 3);
});
afterAll(async () => {
  await storage.database.close();
  await home.remove();
});

const columns = () =>
  sealedColumns.map(({ entity, property, originOf }) => {
    const { tableName } = storage.database.read.connection.getMetadata(
      entity as new () => object, // the registry holds classes
    );
    const origin = originOf && { origin: 'https://login.example' };
    return { table: tableName, column: property, row: 'a row', ...origin };
  });

describe('sealed values', () => {
  it('K1 C1 come back from every registered column', () => {
    expect(columns().length).toBeGreaterThan(6);
    for (const place of columns()) {
      const sealed = storage.keyring.seal(new Secret('värde €'), place);
      expect(sealed).toMatch(/^v[12]\.[\w-]{8}\.[\w-]{16}\.[\w-]+$/);
      expect(sealed.startsWith('v2.')).toBe('origin' in place);
      expect(storage.keyring.open(sealed, place).reveal()).toBe('värde €');
    }
  });

  it('K2 K12 C5 do not open with one flipped bit in any part, and all say the same', () => {
    const place = columns()[0] ?? { table: '', column: '', row: '' };
    const sealed = storage.keyring.seal(new Secret('value'), place);
    const said = new Set<string>();
    for (let at = 0; at < sealed.length; at += 1) {
      const flipped = String.fromCharCode(sealed.charCodeAt(at) ^ 1);
      said.add(failure(sealed.slice(0, at) + flipped + sealed.slice(at + 1), place));
    }
    expect([...said]).toEqual([String(new SecretUnreadable())]);
  });

  it('K3 do not open in any other column or row', () => {
    for (const from of columns()) {
      const sealed = storage.keyring.seal(new Secret('value'), from);
      for (const to of columns().filter((place) => place !== from)) {
        if (to.table === from.table && to.column === from.column) continue;
        expect(failure(sealed, to)).toContain('SecretUnreadable');
      }
      expect(failure(sealed, { ...from, row: 'another row' })).toContain('SecretUnreadable');
    }
  });

  it('K4 K12 are an error when they stand there in clear, and are not handed out', async () => {
    const clients = createOAuthClientStore({ ...storage, clock });
    const id = 'client 000000';
    const client = await storage.database.read.findOneByOrFail(OAuthClient, { id });
    const answers = [
      'clear text',
      client.sealedClientSecret?.replace('v2.', 'v1.'),
      'v1.a.b.c',
    ].map((sealedClientSecret) => {
      try {
        return clients.secretOf(Object.assign(new OAuthClient(), client, { sealedClientSecret }));
      } catch (cause) {
        return String(cause);
      }
    });
    expect(new Set(answers)).toEqual(new Set([String(new SecretUnreadable())]));
  });

  it('K9 C1 have a nonce of their own each, 100,000 times', () => {
    const key = newDataKey();
    const ring = createKeyring([key], key.kid);
    const place = { table: 't', column: 'c', row: 'r' };
    const secret = new Secret('x');
    const nonces = new Set<string>();
    for (let index = 0; index < 100_000; index += 1)
      nonces.add(ring.seal(secret, place).split('.')[2] ?? '');
    expect(nonces.size).toBe(100_000);
  });

  it('C10 are declared where a column has a name that sounds secret', () => {
    /** Looked at one by one: hashes, times, shapes and what may hold no secret: nothing to open anything with. */
    const reviewed =
      /(Digest|Hash|SetAt|ExpiresAt|ObtainedAt|EnabledAt|Until|totpStep|[sS]ecretShape|[sS]ecretId|nextSecretProof|formerSecretSince|secretEndRead|noticeKey|causeKey|tokenHost|accessTokenUrl|requestedScopes|secretDroppedBecause|publicKey|tokenOrigin|tokenParameters)$/;
    const declared = new Set(sealedColumns.map(({ property }) => property));
    const suspects = storage.database.read.connection.entityMetadatas.flatMap((entity) =>
      entity.columns
        .map(({ propertyName }) => propertyName)
        .filter((name) => /secret|token|password|verifier|totp|key$/i.test(name))
        .filter((name) => !declared.has(name) && !reviewed.test(name))
        .map((name) => `${entity.tableName}.${name}`),
    );
    expect(suspects).toEqual([]);
  });

  function failure(sealed: string, place: { table: string; column: string; row: string }): string {
    try {
      return storage.keyring.open(sealed, place).reveal();
    } catch (cause) {
      return String(cause);
    }
  }
});

describe('the start', () => {
  it('K5 is refused with a wrong key and leaves every byte as it was', async () => {
    const other = await newHome();
    const first = await other.open();
    await sealRows(first, 2);
    await first.database.close();
    const before = await digestOf(other.path);
    await expect(other.open({ key: newKey() })).rejects.toThrow(RefusedToStart);
    await expect(other.open({ key: newKey(), previous: newKey() })).rejects.toThrow(RefusedToStart);
    const said: string[] = [];
    const env = { ...other.env, MAILKEY_KEY: newKey() };
    expect(await runCommand(['keys', 'status'], (line) => said.push(line), env)).toBe(78);
    expect(said.join()).toMatch(/is not the one/);
    expect(await digestOf(other.path)).toBe(before);
    const again = await other.open();
    expect(await openRows(again)).toEqual(secretsOf(2));
    await again.database.close();
    await other.remove();
  });

  it('K10 is refused beside a server that uses the same database', async () => {
    await expect(home.open()).rejects.toThrow(/Another Mailkey uses the database/);
    const said: string[] = [];
    for (const words of [
      ['keys', 'rotate-dek'],
      ['keys', 'rotate-kek'],
      ['keys', 'reset', '--i-lost-the-key'],
    ])
      expect(await runCommand(words, (line) => said.push(line), home.env)).toBe(78);
    expect(await runCommand(['keys', 'status'], (line) => said.push(line), home.env)).toBe(0);
    expect(await openRows(storage)).toEqual(secretsOf(3));
  });
});

async function digestOf(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}
