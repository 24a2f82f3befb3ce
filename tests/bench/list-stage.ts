import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '@mailkey/server/config';
import { Mailbox } from '@mailkey/server/features/mailboxes/mailbox.entity';
import { OAuthClient } from '@mailkey/server/features/oauth-clients/oauth-client.entity';
import { createLog } from '@mailkey/server/lib/log';
import { createStores } from '@mailkey/server/wiring/stores';
import { openWorld } from '@mailkey/server/wiring/world';
import { CLIENT_SETTINGS } from '../testkit/grant-stage.js';
import { startMailkey } from '../testkit/mailkey.js';

export type ListBench = Awaited<ReturnType<typeof openListBench>>;

/** A tenth is failing. Each client has 50 mailboxes and more. */
const STATES = ['OK', 'OK', 'FAILING', 'OK', 'OK', 'OK', 'OK', 'UNCHECKED', 'OK', 'DISABLED'];
const ROUND = 500;

/** A Mailkey over HTTP with so many mailboxes and OAuth clients, asked by its admin. */
export async function openListBench(mailboxes: number, clients: number) {
  const folder = mkdtempSync(join(tmpdir(), 'mailkey-lists-'));
  await fill(folder, mailboxes, clients);
  const mailkey = await startMailkey({ folder, env: { SANDBOX: 'off' } });
  const api = await mailkey.signedIn();
  return {
    ask: <T>(query: string, variables: object): Promise<T> => api.ask<T>(query, variables),
    async close(): Promise<void> {
      await mailkey.close({ keep: true });
      rmSync(folder, { recursive: true });
    },
  };
}

async function fill(folder: string, mailboxes: number, clients: number): Promise<void> {
  const env = { DATABASE_URL: `sqlite:${join(folder, 'mailkey.sqlite')}`, SANDBOX: 'off' };
  const world = await openWorld(readConfig(env), { log: createLog('silent') });
  const stores = createStores(world);
  const client = await stores.clientStore.create(CLIENT_SETTINGS, undefined);
  const ids = Array.from({ length: clients }, () => randomUUID());
  await inRounds(world, clients, (manager, numbers) =>
    manager.insert(
      OAuthClient,
      numbers.map((at) => ({
        ...client,
        id: ids[at],
        name: `Tenant ${at}`,
        tenant: `t${at}.test`,
      })),
    ),
  );
  const template = await stores.mailboxStore.create(
    {
      name: 'Template',
      address: 'ana@example.org',
      enabled: true,
      checkEveryMinutes: 1440,
      authentication: 'OAUTH2',
      oauthClientId: ids[0]!,
      incoming: {
        protocol: 'IMAP',
        host: 'imap.a.test',
        port: 993,
        security: 'TLS',
        username: null,
      },
      outgoing: null,
    },
    undefined,
  );
  await inRounds(world, mailboxes, (manager, numbers) =>
    manager.insert(
      Mailbox,
      numbers.map((at) => ({
        ...template,
        ...mailbox(at, mailboxes),
        oauthClientId: ids[at % clients],
      })),
    ),
  );
  await world.database.transaction((manager) => manager.delete(Mailbox, { id: template.id }));
  await world.database.close();
}

function mailbox(at: number, of: number): object {
  // Scattered: what was created one after the other stands nowhere together.
  const name = `${String((at * 7919) % of).padStart(6, '0')} Box`;
  const host = `imap.${at % 20}.test`;
  return {
    id: randomUUID(),
    name,
    address: `box${at}@example.org`,
    checkHost: host,
    incoming: { protocol: 'IMAP', host, port: 993, security: 'TLS', username: null },
    status: STATES[at % STATES.length],
    updatedAt: new Date(1_700_000_000_000 + at * 1000),
    nextCheckAt: new Date(4_000_000_000_000),
  };
}

type World = Awaited<ReturnType<typeof openWorld>>;
type Transaction = Parameters<Parameters<World['database']['transaction']>[0]>[0];

async function inRounds(
  { database }: World,
  count: number,
  insert: (manager: Transaction, numbers: number[]) => Promise<unknown>,
): Promise<void> {
  for (let at = 0; at < count; at += ROUND)
    await database.transaction(async (manager) => {
      // SQLite takes some 32,000 values at once.
      for (let from = at; from < Math.min(at + ROUND, count); from += 250)
        await insert(
          manager,
          Array.from({ length: Math.min(250, count - from) }, (_, more) => from + more),
        );
    });
}
