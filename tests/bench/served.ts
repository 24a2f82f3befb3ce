import 'reflect-metadata';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '@mailkey/server/config';
import { createLog } from '@mailkey/server/lib/log';
import { createStores } from '@mailkey/server/wiring/stores';
import { openWorld } from '@mailkey/server/wiring/world';
import { startServerProcess } from '../faults/server-process.js';
import { CLIENT_SETTINGS, newGrant } from '../testkit/grant-stage.js';

const MEMORY = fileURLToPath(new URL('reference/told-memory.js', import.meta.url));
const MANY = '1000000';
const HOST = 'imap.example.org';

/**
 * The built Mailkey in a process of its own, without limits that a few callers of a bench would meet: mailboxes
 * of one client with a grant each, all of which `provider` has given.
 */
export async function openServed(about: { mailboxes: number; provider: string; grantedAt: Date }) {
  const home = mkdtempSync(join(tmpdir(), 'mailkey-served-'));
  const place = {
    databasePath: join(home, 'mailkey.sqlite'),
    keyPath: join(home, 'mailkey.key'),
  };
  const mailboxIds = await fill(place, about);
  const server = await startServerProcess(
    place,
    {
      LOG_LEVEL: 'warn',
      RATE_ANONYMOUS_PER_MINUTE: MANY,
      RATE_SESSION_PER_MINUTE: MANY,
      RATE_KEY_PER_MINUTE: MANY,
      RATE_TOKENS_PER_MAILBOX: MANY,
      SOCKETS_PER_SESSION: '2000',
      SOCKETS_PER_NETWORK: '2000',
    },
    ['--expose-gc', '--import', MEMORY, ...(process.env['BENCH_NODE']?.split(' ') ?? [])],
  );

  /** Bytes that are held after a collection. */
  async function held(): Promise<number> {
    const told = () => server.output().match(/^memory .*$/gm) ?? [];
    const before = told().length;
    server.signal('SIGUSR2');
    while (told().length === before) await new Promise((resolve) => setTimeout(resolve, 50));
    const { heapUsed, external } = JSON.parse(told().at(-1)?.slice(7) ?? '{}');
    return heapUsed + external;
  }

  return {
    server,
    mailboxIds,
    held,
    async close(): Promise<void> {
      server.terminate();
      await server.gone;
      rmSync(home, { recursive: true });
    },
  };
}

async function fill(
  { databasePath, keyPath }: { databasePath: string; keyPath: string },
  { mailboxes, provider, grantedAt }: { mailboxes: number; provider: string; grantedAt: Date },
): Promise<string[]> {
  const env = { DATABASE_URL: `sqlite:${databasePath}`, MAILKEY_KEY_FILE: keyPath };
  const config = readConfig({ ...env, SANDBOX: 'off' });
  const world = await openWorld(config, { log: createLog('silent') });
  const stores = createStores(world);
  const settings = { ...CLIENT_SETTINGS, accessTokenUrl: provider, authorizeUrl: provider };
  const { id: oauthClientId } = await stores.clientStore.create(settings, undefined);
  await world.database.transaction((manager) =>
    stores.mailHostStore.confirm(manager, [`${HOST}:993`], { oauthClientId, by: 'nobody' }),
  );
  const incoming = { protocol: 'IMAP', host: HOST, port: 993, security: 'TLS', username: null };
  const shared = {
    authentication: 'OAUTH2',
    oauthClientId,
    enabled: true,
    outgoing: null,
  } as const;
  // Upkeep leaves them alone: it is those who ask that renew. Much later it would be a clock that ran ahead.
  const nextAttemptAt = new Date(Date.now() + 7 * 24 * 60 * 60_000);
  const ids: string[] = [];
  for (let at = 0; at < mailboxes; at += 1) {
    const named = { name: `box${at}`, address: `box${at}@example.org`, checkEveryMinutes: 1440 };
    const { id } = await stores.mailboxStore.create(
      { ...shared, ...named, incoming: incoming as never },
      undefined,
      async (manager, { id: mailboxId }) => {
        const granted = { ...newGrant(provider, grantedAt), nextAttemptAt };
        await stores.grantStore.put(manager, { oauthClientId, mailboxId }, granted);
      },
    );
    ids.push(id);
  }
  await world.spool?.close();
  await world.database.close();
  return ids;
}

/** A table on the screen, the same as JSON. */
export function report(name: string, told: { table: object } & Record<string, unknown>): void {
  const { table, ...more } = told;
  console.table(table);
  console.log(more);
  const file = fileURLToPath(new URL(`../output/bench-${name}.json`, import.meta.url));
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, JSON.stringify(told, undefined, 2));
}
