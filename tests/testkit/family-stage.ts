import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '@mailkey/server/config';
import type { DiagnosisContent } from '@mailkey/server/features/diagnoses/diagnosis';
import type { Cause } from '@mailkey/server/features/incidents/incident.store';
import type { Mailbox } from '@mailkey/server/features/mailboxes/mailbox.entity';
import { OAuthClient } from '@mailkey/server/features/oauth-clients/oauth-client.entity';
import { createFlows } from '@mailkey/server/wiring/flows';
import { createLog } from '@mailkey/server/lib/log';
import { createStores } from '@mailkey/server/wiring/stores';
import { openWorld } from '@mailkey/server/wiring/world';
import { CLIENT_SETTINGS, newGrant } from './grant-stage.js';
import { insertRow } from './insert-row.js';

export type FamilyStage = Awaited<ReturnType<typeof openFamilyStage>>;
type Database = Awaited<ReturnType<typeof openWorld>>['database'];
type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

export const HOST = 'mail.test';
const SERVER = {
  protocol: 'IMAP',
  host: HOST,
  port: 993,
  security: 'TLS',
  username: null,
} as const;
const CLIENT_SECRET: DiagnosisContent = {
  code: 'client-secret-invalid',
  stage: 'TOKEN',
  severity: 'ERROR',
  certainty: 'CERTAIN',
  title: 'The secret is wrong',
  cause: 'It is.',
  fix: ['Fix it.'],
  commands: [],
  evidence: [],
  actor: 'APP_ADMIN',
  retryable: false,
};

/** One client, and as many mailboxes as one wants: what it takes to write for all of them at once. */
export async function openFamilyStage(former?: string, more: Record<string, string> = {}) {
  const home = former ?? (await mkdtemp(join(tmpdir(), 'mailkey-family-')));
  const env = {
    SANDBOX: 'off',
    DATABASE_URL: `sqlite:${join(home, 'mailkey.sqlite')}`,
    ...more,
  };
  const time = { wall: Date.now() };
  const clock = () => new Date(time.wall);
  const world = await openWorld(readConfig(env), { log: createLog('silent'), clock });
  const stores = createStores(world);
  const flows = createFlows(world, stores);
  const { database } = world;
  const written: string[] = [];
  const reads: string[] = [];
  const nothing = (): void => undefined;
  let begins = nothing;
  const seen = (list: string[], query: string): void => {
    list.push(query);
    if (query.startsWith('BEGIN')) begins();
  };
  const logger = (list: string[]) => ({
    logQuery: (query: string) => seen(list, query),
    logQueryError: nothing,
    logQuerySlow: nothing,
    logSchemaBuild: nothing,
    logMigration: nothing,
    log: nothing,
  });
  database.read.connection.setOptions({ logger: logger(reads) });
  await database.transaction((manager) => {
    manager.connection.setOptions({ logger: logger(written) });
    return Promise.resolve();
  });

  return {
    world,
    stores,
    flows,
    database,
    clock,
    time,
    client: () => createClient(stores),
    /** Somebody who is told of incidents. */
    channel: () =>
      database.transaction((manager) =>
        insertRow(manager, 'alert_channel', {
          name: 'On call',
          type: 'WEBHOOK',
          enabled: 1,
          minimumSeverity: 'INFO',
          subjects: ['INCIDENTS', 'RECOVERIES'],
        }),
      ),
    fill: (clientId: string, count: number, like: Partial<Mailbox> = {}) =>
      fill(database, stores, { clientId, count, like }),
    /** A default grant, or one of each mailbox. */
    grants: (clientId: string, own: boolean) => putGrants(stores, database, { clientId, own }),
    /** Every statement that was written meanwhile. */
    async statements(work: () => Promise<unknown>): Promise<string[]> {
      const before = written.length;
      await work();
      return written.slice(before);
    },
    /** Calls back as each transaction begins. */
    onBegin: (callback: () => void): void => void (begins = callback),
    /** Every statement that was read meanwhile, beside `statements`. */
    async reads(work: () => Promise<unknown>): Promise<string[]> {
      const before = reads.length;
      await work();
      return reads.slice(before);
    },
    /** Every statement so far, whoever ran it, once. */
    allStatements: (): string[] => [...new Set([...written, ...reads])],
    cause: (key: string, more: Partial<Cause> = {}): Cause => ({
      key,
      oauthClientId: null,
      host: null,
      diagnosis: CLIENT_SECRET,
      ...more,
    }),
    home,
    /** As a kill does: what it has written stays, for another one at this home. */
    leave: () => database.close(),
    async close(): Promise<void> {
      await database.close();
      await rm(home, { recursive: true });
    },
  };
}

type Stores = ReturnType<typeof createStores>;

interface Owner {
  clientId: string;
  /** One of each mailbox, beside the client's. */
  own: boolean;
}

async function createClient(stores: Stores): Promise<OAuthClient> {
  const { id } = await stores.clientStore.create(
    { ...CLIENT_SETTINGS, name: randomUUID() },
    undefined,
  );
  return (await stores.clientStore.byId(id))!;
}

async function fill(
  database: Database,
  stores: Stores,
  { clientId, count, like }: { clientId: string; count: number; like: Partial<Mailbox> },
): Promise<string[]> {
  const one = await stores.mailboxStore.create(
    {
      name: 'Box',
      address: 'box@example.org',
      enabled: true,
      authentication: 'OAUTH2',
      oauthClientId: clientId,
      checkEveryMinutes: 15,
      incoming: SERVER,
      outgoing: null,
      ...like,
    } as Parameters<Stores['mailboxStore']['create']>[0],
    undefined,
  );
  await database.transaction(async (manager) => {
    const tag = randomUUID().slice(0, 8);
    await copies(manager, 'mailbox', {
      from: `"id" = '${one.id}'`,
      times: count - 1,
      of: {
        id: `printf('${tag}-0000-4000-8000-%012d', n)`,
        name: `printf('Box %05d', n)`,
        address: `printf('box%05d@example.org', n)`,
      },
    });
  });
  const rows = await database.read.query<{ id: string }[]>(
    `SELECT "id" FROM "mailbox" WHERE "oauthClientId" = ? ORDER BY "name"`,
    [clientId],
  );
  return rows.map(({ id }) => id);
}

async function putGrants(stores: Stores, database: Database, of: Owner): Promise<void> {
  const { clientId, own } = of;
  await database.transaction(async (manager) => {
    const granted = newGrant('http://127.0.0.1/', new Date());
    const { id } = await stores.grantStore.put(manager, { oauthClientId: clientId }, granted);
    if (!own) return;
    const names = await columnsOf(manager, 'oauth_grant');
    const columns: Record<string, string> = { id: `'g' || m."id"`, mailboxId: 'm."id"' };
    await manager.query(
      `INSERT INTO "oauth_grant" (${names.map(quoted).join(', ')})
        SELECT ${names.map((name) => columns[name] ?? `t.${quoted(name)}`).join(', ')}
        FROM "oauth_grant" t JOIN "mailbox" m ON m."oauthClientId" = t."oauthClientId"
        WHERE t."id" = '${id}'`,
    );
  });
}

async function copies(
  manager: Transaction,
  table: string,
  { from, times, of }: { from: string; times: number; of: Record<string, string> },
): Promise<void> {
  const names = await columnsOf(manager, table);
  await manager.query(
    `WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${times})
      INSERT INTO "${table}" (${names.map(quoted).join(', ')})
      SELECT ${names.map((name) => of[name] ?? `t.${quoted(name)}`).join(', ')}
      FROM "${table}" t, numbers WHERE t.${from} AND ${times} > 0`,
  );
}

async function columnsOf(manager: Transaction, table: string): Promise<string[]> {
  const rows = await manager.query<{ name: string }[]>(`PRAGMA table_info("${table}")`);
  return rows.map(({ name }) => name);
}

const quoted = (name: string): string => `"${name}"`;
