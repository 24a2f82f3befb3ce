import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuditStore } from '@mailkey/server/features/audit/audit.store';
import { createGrantFlow } from '@mailkey/server/features/grants/grant.flow';
import { createGrantStore } from '@mailkey/server/features/grants/grant.store';
import { createLeaseStore } from '@mailkey/server/features/grants/refresh/lease.store';
import { createUpkeepStore } from '@mailkey/server/features/grants/refresh/upkeep.store';
import { createTokenHttp } from '@mailkey/server/features/token-endpoint/token.http';
import { createClientMailboxes } from '@mailkey/server/features/mailboxes/client-mailboxes.store';
import { createMailboxKinds } from '@mailkey/server/features/mailboxes/mailbox-kinds.store';
import { createMailboxStore } from '@mailkey/server/features/mailboxes/mailbox.store';
import type { Settings } from '@mailkey/server/features/oauth-clients/changed-settings';
import { createOAuthClientStore } from '@mailkey/server/features/oauth-clients/oauth-client.store';
import { createProviders } from '@mailkey/server/features/providers/index';
import { createRunFlow, type RunFlow } from '@mailkey/server/features/runs/run.flow';
import { createRunStore } from '@mailkey/server/features/runs/run.store';
import { createAttemptStore } from '@mailkey/server/features/validations/attempt.store';
import { createValidationFlow } from '@mailkey/server/features/validations/validation.flow';
import { systemClock as clock } from '@mailkey/server/lib/clock';
import { createEgress } from '@mailkey/server/lib/egress';
import { createEvents } from '@mailkey/server/lib/events';
import { createLog } from '@mailkey/server/lib/log';
import { expect, it } from 'vitest';
import { CLIENT_SETTINGS } from '../testkit/grant-stage.js';
import { startMailkey } from '../testkit/mailkey.js';
import { temporaryStorage, type TemporaryStorage } from '../testkit/storage.js';

const settings: Settings = {
  ...CLIENT_SETTINGS,
  authorizeUrl: 'https://login.example/authorize',
  accessTokenUrl: 'https://login.example/token',
  clientAuthentication: 'CLIENT_SECRET_POST',
};

/** Validations as the product wires them, with a person who has a moment instead of ten minutes. */
function impatient({ database, keyring }: TemporaryStorage) {
  const [events, log, publicUrl] = [createEvents(), createLog('silent'), 'https://mail.example'];
  const stores = {
    clients: createOAuthClientStore({ database, keyring, clock }),
    mailboxes: createMailboxStore({ database, keyring, clock }),
    attempts: createAttemptStore({ database, keyring, clock }),
    grants: createGrantStore({ database, keyring, clock }),
    leases: createLeaseStore(database),
    runStore: createRunStore(database),
    audit: createAuditStore({ database, clock }),
  };
  const egress = createEgress({ allowCidrs: [], allowLoopbackPorts: [] });
  const http = createTokenHttp({ egress, clock, insecure: { origins: [], allowAll: false } });
  const grants = createGrantFlow({
    ...stores,
    upkeep: createUpkeepStore(database),
    publicUrl: 'https://mailkey.example',
    database,
    http,
    events,
    clock,
    log,
  });
  const runs: RunFlow = createRunFlow({
    database,
    store: stores.runStore,
    events,
    clock,
    log,
    endings: {
      CHECK: () => Promise.resolve(),
      VALIDATION: (manager, run) => validations.runEnded(manager, run),
    },
  });
  const validations = createValidationFlow({
    ...stores,
    database,
    grants,
    runs,
    events,
    clock,
    log,
    publicUrl,
    providers: createProviders(),
    patience: 50,
    read: database.read,
    clientMailboxes: createClientMailboxes(database),
    mailboxKinds: createMailboxKinds(database),
    discovery: { known: (client) => Promise.resolve(client) },
    consents: { hold: () => Promise.reject(new Error('nobody consents here')) },
  });
  return { ...stores, runs, validations };
}

it('ends a validation from which nobody came back, and says so', async () => {
  const storage = await temporaryStorage();
  const { clients, runs, validations } = impatient(storage);
  const client = await clients.create(settings, 'a secret');
  const { run, authorizationUrl } = await validations.start(client.id, { sessionId: null });
  for await (const seen of runs.watch(run.id)) if (seen.finishedAt) break;
  expect(await runs.current(run.id)).toMatchObject({
    status: 'FAILED',
    message: 'Nobody came back from the provider within ten minutes.',
    diagnoses: [expect.objectContaining({ stage: 'AUTHORIZE' })],
  });
  const ticket = authorizationUrl?.split('/').at(-1) ?? '';
  const meant = 'pressed' as const;
  const visit = { ticket, flowOf: () => undefined, sessionId: undefined, meant };
  expect(await validations.openTicket(visit)).toMatchObject({ kind: 'refused' });
  validations.close();
  await storage.remove();
});

it('says after a restart that it was interrupted, and lets the person come back all the same', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mailkey-restart-'));
  const before = await startMailkey({ folder, env: { SANDBOX: 'off' } });
  const api = await before.signedIn();
  const input = {
    name: 'Contoso',
    clientId: 'c',
    clientSecret: 'a secret',
    scopes: ['mail'],
    authorizeUrl: settings.authorizeUrl,
    accessTokenUrl: settings.accessTokenUrl,
  };
  const { createOAuthClient: client } = await api.ask(
    'mutation ($input: OAuthClientInput!) { createOAuthClient(input: $input) { id } }',
    { input },
  );
  const { validateOAuthClient: started } = await api.ask(
    'mutation ($id: ID!) { validateOAuthClient(id: $id) { authorizationUrl run { id } } }',
    { id: client.id },
  );
  await before.close({ keep: true });

  const after = await startMailkey({ folder, env: { SANDBOX: 'off' } });
  const { run } = await (
    await after.signedIn()
  ).ask('query ($id: ID!) { run(id: $id) { status message steps { name status } } }', {
    id: started.run.id,
  });
  expect(run).toMatchObject({
    status: 'INTERRUPTED',
    message: expect.stringContaining('restarted'),
  });
  const path = new URL(started.authorizationUrl).pathname;
  expect((await after.anonymous.press(`${after.url}${path}`)).status).toBe(303);
  await after.close();
  await rm(folder, { recursive: true, force: true });
});
