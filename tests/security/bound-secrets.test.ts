import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { sealedColumns } from '@mailkey/server/db/columns';
import type { OpenedStorage } from '@mailkey/server/db/data-source';
import { sealedPlace } from '@mailkey/server/db/sealed-row';
import { Mailbox } from '@mailkey/server/features/mailboxes/mailbox.entity';
import { OAuthClient } from '@mailkey/server/features/oauth-clients/oauth-client.entity';
import { createOAuthClientStore } from '@mailkey/server/features/oauth-clients/oauth-client.store';
import { createMailboxStore } from '@mailkey/server/features/mailboxes/mailbox.store';
import { createGrantStore } from '@mailkey/server/features/grants/grant.store';
import { Grant } from '@mailkey/server/features/grants/grant.entity';
import { createLog } from '@mailkey/server/lib/log';
import { Secret } from '@mailkey/server/lib/secret';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CLIENT_SETTINGS, newGrant, tokensOf } from '../testkit/grant-stage.js';
import { createDataKeyStore } from '@mailkey/server/features/keys/data-key.store';
import { createKeyRotation } from '@mailkey/server/features/keys/key-rotation.flow';
import { createSealedValueStore } from '@mailkey/server/features/keys/sealed-value.store';
import { clock, log, newHome, type Home } from './sealed-rows.js';

const MIGRATION = 'BoundSecrets1767227100000';
const imap = { protocol: 'IMAP', host: 'imap.example.com', port: 993, security: 'TLS' } as const;

let home: Home;
beforeEach(async () => (home = await newHome()));
afterEach(() => home.remove());

async function fill(storage: OpenedStorage) {
  const deps = { ...storage, clock };
  const url = 'https://login.example/token';
  const shown = { accessTokenUrl: url, clientAuthentication: 'CLIENT_SECRET_POST' } as const;
  const client = await createOAuthClientStore(deps).create(
    { ...CLIENT_SETTINGS, ...shown },
    'client secret',
  );
  const mailbox = await createMailboxStore(deps).create(
    {
      name: 'M',
      address: 'm@example.com',
      enabled: true,
      authentication: 'PASSWORD',
      oauthClientId: client.id,
      incoming: imap,
      outgoing: null,
      checkEveryMinutes: 15,
    },
    'the password',
  );
  const granted = { ...newGrant(url, clock()), ...tokensOf('0', clock()) };
  await storage.database.transaction((manager) =>
    createGrantStore(deps).put(manager, { oauthClientId: client.id }, granted),
  );
  return { clientId: client.id, mailboxId: mailbox.id };
}

/** As the version before has left it: sealed without addresses, without the columns of this one. */
async function takeBack(storage: OpenedStorage): Promise<number> {
  let count = 0;
  await storage.database.transaction(async (manager) => {
    for (const column of sealedColumns.filter(({ originOf }) => originOf)) {
      const rows = manager.getRepository(column.entity as new () => { id: string }); // classes
      for (const row of await rows.find()) {
        const value = (row as unknown as Record<string, unknown>)[column.property];
        if (typeof value !== 'string') continue;
        const place = sealedPlace(column, rows.metadata.tableName, row);
        const { origin: _origin, ...unbound } = place;
        const before = storage.keyring.seal(storage.keyring.open(value, place), unbound);
        await rows.update({ id: row.id }, { [column.property]: before });
        count += 1;
      }
    }
    for (const table of ['oauth_client', 'mailbox'])
      await manager.query(`ALTER TABLE "${table}" DROP COLUMN "secretDroppedBecause"`);
    await manager.query(`DELETE FROM "migrations" WHERE "name" = ?`, [MIGRATION]);
  });
  return count;
}

async function secretsOf(storage: OpenedStorage, ids: Awaited<ReturnType<typeof fill>>) {
  const deps = { ...storage, clock };
  const read = storage.database.read;
  const client = await read.findOneByOrFail(OAuthClient, { id: ids.clientId });
  const mailbox = await read.findOneByOrFail(Mailbox, { id: ids.mailboxId });
  const grant = await read.findOneByOrFail(Grant, { oauthClientId: ids.clientId });
  const grants = createGrantStore(deps);
  return [
    createOAuthClientStore(deps).secretOf(client),
    createMailboxStore(deps).passwordOf(mailbox),
    grants.accessToken(grant),
    grants.refreshToken(grant),
  ].map((secret) => secret?.reveal());
}

const ALL = ['client secret', 'the password', 'at-0', 'rt-0'];

it('A7 keeps every secret of a database from before, and binds it', async () => {
  const first = await home.open();
  const ids = await fill(first);
  expect(await takeBack(first)).toBe(4);
  await first.database.close();
  for (const start of ['the first', 'the next']) {
    const storage = await home.open();
    expect(await secretsOf(storage, ids), start).toEqual(ALL);
    await storage.database.close();
  }
});

/** A database from before, in which no key opens the client secret. */
async function leaveUnreadable() {
  const first = await home.open();
  const ids = await fill(first);
  await takeBack(first);
  const sealedClientSecret = first.keyring.seal(new Secret('x'), {
    table: 'oauth_client',
    column: 'sealedClientSecret',
    row: randomUUID(),
  });
  await first.database.transaction((manager) =>
    manager.query(`UPDATE "oauth_client" SET "sealedClientSecret" = ?`, [sealedClientSecret]),
  );
  await first.database.close();
  return { ids, sealedClientSecret };
}

it('A7 leaves what no key opens as it is, and binds the rest', async () => {
  const { ids, sealedClientSecret } = await leaveUnreadable();
  const storage = await home.open();
  const client = await storage.database.read.findOneByOrFail(OAuthClient, { id: ids.clientId });
  expect(client.sealedClientSecret).toBe(sealedClientSecret);
  await expect(secretsOf(storage, ids)).rejects.toThrow(/cannot be read/);
  const mailbox = await storage.database.read.findOneByOrFail(Mailbox, { id: ids.mailboxId });
  const mailboxes = createMailboxStore({ ...storage, clock });
  expect(mailboxes.passwordOf(mailbox)?.reveal()).toBe('the password');
  await storage.database.close();
});

it('A7 opens after a change of the data key, too, and beside no other address', async () => {
  const storage = await home.open();
  const ids = await fill(storage);
  const { database, keyring } = storage;
  const dataKeys = createDataKeyStore({ ...storage, clock });
  const sealedValues = createSealedValueStore({ database, keyring });
  const deps = { database, keyring, dataKeys, sealedValues, clock, log, grace: 0 };
  const rotation = createKeyRotation(deps);
  await rotation.rotate();
  await rotation.finished();
  expect(await dataKeys.old()).toEqual([]);
  expect(await secretsOf(storage, ids)).toEqual(ALL);
  await database.transaction((manager) =>
    manager.update(OAuthClient, { id: ids.clientId }, { accessTokenUrl: 'https://evil.example/' }),
  );
  await expect(secretsOf(storage, ids)).rejects.toThrow(/cannot be read/);
  await database.close();
});

it('A7 tells at a start how many it has bound, and warns at each of those that no key opens', async () => {
  await leaveUnreadable();
  const lines: string[] = [];
  const told = createLog('info', { write: (line) => void lines.push(line) });
  await (await home.open(undefined, told)).database.close();
  await (await home.open(undefined, told)).database.close();
  expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
    expect.objectContaining({ level: 30, bound: 3 }),
    expect.objectContaining({ level: 40, unreadable: 1 }),
    expect.objectContaining({ level: 40, unreadable: 1 }),
  ]);
});
