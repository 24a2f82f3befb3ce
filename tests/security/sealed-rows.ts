import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStorage, type OpenedStorage } from '@mailkey/server/db/data-source';
import { DataKeyRow } from '@mailkey/server/db/data-key.entity';
import { sealedColumns } from '@mailkey/server/db/columns';
import { OAuthClient } from '@mailkey/server/features/oauth-clients/oauth-client.entity';
import { createLog, type Log } from '@mailkey/server/lib/log';
import { Secret } from '@mailkey/server/lib/secret';
import { stored } from '@mailkey/server/stored';

export const clock = () => new Date();
export const log = createLog('silent');

export interface Home {
  folder: string;
  path: string;
  /** The environment of a command or a server that uses this folder. */
  env: Record<string, string>;
  open(keys?: Keys, told?: Log): Promise<OpenedStorage>;
  remove(): Promise<void>;
}

interface Keys {
  key: string;
  previous?: string;
}

export const newKey = () => randomBytes(32).toString('base64');

/** A folder for one database, opened with keys given as values. */
export async function newHome(key = newKey()): Promise<Home> {
  const folder = await mkdtemp(join(tmpdir(), 'mailkey-keys-'));
  const path = join(folder, 'mailkey.sqlite');
  return {
    folder,
    path,
    env: { DATABASE_URL: `sqlite:${path}`, MAILKEY_KEY: key, LOG_LEVEL: 'silent', SANDBOX: 'off' },
    open: (keys = { key }, told = log) =>
      openStorage({ databasePath: path, ...sources(keys) }, stored, { log: told, clock }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function sources({ key, previous }: Keys) {
  return {
    key: { kind: 'value' as const, value: new Secret(key) },
    previousKey: previous === undefined ? undefined : new Secret(previous),
  };
}

/** Its token URL is not known yet. */
export function placeOf(id: string) {
  return { table: 'oauth_client', column: 'sealedClientSecret', row: id, origin: '' };
}

/** Clients with a sealed secret each: the secret of `client 7` is `secret 7`. */
export async function sealRows({ database, keyring }: OpenedStorage, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => clientRow(index, keyring));
  await database.transaction(async (manager) => {
    for (let from = 0; from < count; from += 50)
      await manager.insert(OAuthClient, rows.slice(from, from + 50));
  });
}

function clientRow(index: number, keyring: OpenedStorage['keyring']): OAuthClient {
  const id = `client ${String(index).padStart(6, '0')}`;
  return Object.assign(new OAuthClient(), {
    id,
    name: id,
    provider: 'GENERIC',
    type: 'MAILBOX',
    enabled: true,
    status: 'READY',
    statusReason: null,
    standing: 'NONE',
    standingReason: null,
    clientId: 'c',
    scopes: [],
    secretShape: 'present',
    secretSetAt: clock(),
    secretExpiresAt: null,
    tenant: null,
    authorizeUrl: null,
    accessTokenUrl: null,
    scopeSeparator: 'SPACE',
    adminConsentState: 'a'.repeat(43),
    grantType: 'AUTHORIZATION_CODE',
    clientAuthentication: 'CLIENT_SECRET_POST',
    createdAt: clock(),
    updatedAt: clock(),
    sealedClientSecret: keyring.seal(new Secret(`secret ${index}`), placeOf(id)),
  });
}

/** Opens every stored secret; throws for the first that does not open. */
export async function openRows({ database, keyring }: OpenedStorage): Promise<string[]> {
  const rows = await database.read.find(OAuthClient, { order: { id: 'ASC' } });
  return rows.map(({ id, sealedClientSecret }) =>
    keyring.open(sealedClientSecret ?? '', placeOf(id)).reveal(),
  );
}

export const secretsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => `secret ${index}`);

/** The kids of keys in a state. */
export async function kids(
  { database }: OpenedStorage,
  state: DataKeyRow['state'],
): Promise<string[]> {
  return (await database.read.findBy(DataKeyRow, { state })).map(({ kid }) => kid);
}

/** The kids that stored values begin with. */
export async function kidsInUse({ database }: OpenedStorage): Promise<string[]> {
  const found = new Set<string>();
  for (const { entity, property } of sealedColumns) {
    const rows = await database.read.find(entity as new () => Record<string, unknown>); // the registry holds classes
    for (const row of rows) {
      const value = row[property];
      if (typeof value === 'string') found.add(value.split('.')[1] ?? '');
    }
  }
  return [...found];
}
