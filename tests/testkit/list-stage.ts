import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '@mailkey/server/config';
import type { DiagnosisContent } from '@mailkey/server/features/diagnoses/diagnosis';
import { ApiKey } from '@mailkey/server/features/access/api-key.entity';
import { joinAll } from '@mailkey/server/features/incidents/incident-links.store';
import { oneMailbox } from '@mailkey/server/features/mailboxes/mailbox-set';
import { Mailbox } from '@mailkey/server/features/mailboxes/mailbox.entity';
import { newRun } from '@mailkey/server/features/runs/run';
import { Run } from '@mailkey/server/features/runs/run.entity';
import { OAuthClient } from '@mailkey/server/features/oauth-clients/oauth-client.entity';
import { createFlows } from '@mailkey/server/wiring/flows';
import type { Context } from '@mailkey/server/graphql/context';
import { createSchema } from '@mailkey/server/wiring/schema';
import { createStores, type Stores } from '@mailkey/server/wiring/stores';
import { openWorld, type World } from '@mailkey/server/wiring/world';
import { createLog } from '@mailkey/server/lib/log';
import { graphql } from 'graphql';
import { CLIENT_SETTINGS, newGrant } from './grant-stage.js';

export type ListStage = Awaited<ReturnType<typeof openListStage>>;

/** The schema with its real resolvers, stores and database, and how many statements an answer takes. */
export async function openListStage() {
  const home = await mkdtemp(join(tmpdir(), 'mailkey-lists-'));
  const env = { SANDBOX: 'off', DATABASE_URL: `sqlite:${join(home, 'mailkey.sqlite')}` };
  const world = await openWorld(readConfig(env), { log: createLog('silent') });
  const stores = createStores(world);
  const schema = createSchema({ world, stores, flows: createFlows(world, stores) });
  const counted = countStatements(world);

  return {
    world,
    stores,
    fill: (rows: number) => fill(world, stores, rows),

    /** As an admin. */
    async ask<T>(source: string, variableValues: object = {}): Promise<T> {
      const answer = await graphql({
        schema,
        source,
        contextValue: { ...ADMIN },
        variableValues: { ...variableValues },
      });
      if (answer.errors) throw answer.errors[0]!;
      return answer.data as T; // the test knows what it has asked for
    },

    async statements(work: () => Promise<unknown>): Promise<number> {
      const before = counted();
      await work();
      return counted() - before;
    },

    async close(): Promise<void> {
      await world.database.close();
      await rm(home, { recursive: true });
    },
  };
}

const ADMIN = {
  actor: {
    kind: 'user',
    id: randomUUID(),
    email: 'admin@example.org',
    role: 'ADMIN',
    sessionId: randomUUID(),
    recent: true,
    expiresAt: new Date(Date.now() + 3_600_000),
  },
  request: { ip: '127.0.0.1', userAgent: 'a test' },
} satisfies Partial<Context>;

/** What the connection that reads is asked for. */
function countStatements({ database }: World): () => number {
  let count = 0;
  const nothing = (): void => undefined;
  const logger = {
    logQuery: () => void (count += 1),
    logQueryError: nothing,
    logQuerySlow: nothing,
    logSchemaBuild: nothing,
    logMigration: nothing,
    log: nothing,
  };
  database.read.connection.setOptions({ logger });
  return () => count;
}

/** Clients with a mailbox, two grants, two runs and an incident each, and a key for all of them. */
async function fill({ database, clock }: World, stores: Stores, rows: number): Promise<void> {
  const soon = new Date(clock().getTime() + 5 * 24 * 60 * 60_000);
  const expiring = { ...CLIENT_SETTINGS, secretExpiresAt: soon };
  const { id: first } = await stores.clientStore.create(expiring, 'a secret');
  const client = await stores.clientStore.byId(first);
  const settings = { name: 'Mailbox', address: 'ana@example.org', enabled: true };
  const mailbox = await stores.mailboxStore.create(
    {
      ...settings,
      authentication: 'OAUTH2',
      oauthClientId: first,
      checkEveryMinutes: 15,
      incoming: { protocol: 'IMAP', host: 'mail.test', port: 993, security: 'TLS', username: null },
      outgoing: null,
    },
    undefined,
  );
  await database.transaction(async (manager) => {
    const mailboxIds: string[] = [];
    for (let at = 0; at < rows; at += 1) {
      const ids = { oauthClientId: randomUUID(), mailboxId: randomUUID() };
      mailboxIds.push(ids.mailboxId);
      const name = String(at).padStart(3, '0');
      await manager.insert(OAuthClient, { ...client, id: ids.oauthClientId, name });
      await manager.insert(Mailbox, {
        ...mailbox,
        id: ids.mailboxId,
        oauthClientId: ids.oauthClientId,
        name,
        lastResult: 'FAILING',
      });
      await fillOne(manager, stores, { ...ids, now: clock() });
    }
    await manager.delete(Mailbox, { id: mailbox.id });
    await manager.delete(OAuthClient, { id: first });
    await manager.insert(ApiKey, {
      id: randomUUID(),
      name: 'A program',
      prefix: 'mk_',
      keyDigest: randomUUID(),
      scopes: ['TOKENS'],
      mailboxIds,
      createdBy: null,
      createdAt: clock(),
    });
  });
}

type Transaction = Parameters<Parameters<World['database']['transaction']>[0]>[0];

async function fillOne(
  manager: Transaction,
  { grantStore: grants, incidentStore: incidents }: Stores,
  { oauthClientId, mailboxId, now }: { oauthClientId: string; mailboxId: string; now: Date },
): Promise<void> {
  const granted = { ...newGrant('http://127.0.0.1/', now), missingScopes: ['mail'] };
  await grants.put(manager, { oauthClientId }, granted);
  await grants.put(manager, { oauthClientId, mailboxId }, granted);
  for (const [about, kind] of [
    [{ mailboxId, oauthClientId: null }, 'CHECK'],
    [{ mailboxId: null, oauthClientId }, 'VALIDATION'],
  ] as const)
    for (const ago of [1, 0])
      await manager.insert(Run, {
        ...newRun([], ago === 0 ? 'the latest' : 'an older one', new Date(now.getTime() - ago)),
        ...about,
        kind,
        id: randomUUID(),
        trigger: 'PERSON',
        startedBy: null,
        revision: 0,
      });
  const cause = { key: mailboxId, oauthClientId, host: null, diagnosis: DIAGNOSIS };
  const { id } = await incidents.put(manager, null, { cause, now });
  await joinAll(manager, id, { of: oneMailbox(mailboxId), at: now });
}

const DIAGNOSIS: DiagnosisContent = {
  code: 'imap-disabled',
  stage: 'IMAP',
  severity: 'ERROR',
  certainty: 'CERTAIN',
  title: 'IMAP is off',
  cause: 'It is off.',
  fix: [],
  commands: [],
  evidence: [],
  actor: 'MAILBOX_USER',
  retryable: false,
};
