import { readdirSync } from 'node:fs';
import { tokenPlaces } from '@mailkey/server/features/mailboxes/mail-places';
import { createFlows, type Flows } from '@mailkey/server/wiring/flows';
import { createDeadline } from '@mailkey/server/lib/deadline';
import { createStores, type Stores } from '@mailkey/server/wiring/stores';
import { openWorld, type Overrides, type World } from '@mailkey/server/wiring/world';
import { readConfig } from '@mailkey/server/config';
import { watchLoop } from './loop-work.js';
import { clientSettings, mailboxSettings } from './settings.js';
import { arm } from './strike.js';
import type { Opening, Orders, Verb } from './orders.js';

type Work = { [V in Verb]: (asked: Orders[V]['asked']) => Promise<Orders[V]['answer']> };

declare global {
  /** Put there by boot.js. */
  var rememberCode: (() => void) | undefined;
}

interface Opened {
  world: World;
  stores: Stores;
  flows: Flows;
  loop: ReturnType<typeof watchLoop>;
}

const PATIENCE_MS = 20_000;

/** Everything that can be ordered; `open` comes first. */
export function createWork(): Work {
  let opened: Opened | undefined;
  /** Both clocks may be ahead of the system's; a jump is one of the wall clock alone. */
  let ahead = 0;
  let jumped = 0;
  const clock = (): Date => new Date(Date.now() + ahead + jumped);
  const elapsed = (): number => performance.now() + ahead;
  const product = (): Opened => {
    if (!opened) throw new Error('not open yet');
    return opened;
  };
  /** As the resolvers do: who asked for it is written in the transaction of the start. */
  const asked = (action: string, kind: string) => ({
    record: (manager: Parameters<Stores['auditStore']['record']>[0], id: string) =>
      product().stores.auditStore.record(manager, {
        actor: { kind: 'system' },
        action,
        subject: { kind, id },
      }),
  });

  return {
    async open(opening) {
      arm(opening);
      ahead = opening.ahead ?? 0;
      const product = await openProduct(opening, { clock, elapsed });
      opened = { ...product, loop: watchLoop() };
      return null;
    },

    async createClient({ tokenUrl, secret, name }) {
      const client = await product().stores.clientStore.create(
        clientSettings(name, tokenUrl),
        secret,
      );
      return client.id;
    },

    async createMailbox(servers) {
      const { mailboxStore: mailboxes, mailHostStore: mailHosts } = product().stores;
      const mailbox = await mailboxes.create(mailboxSettings(servers), undefined, (manager, made) =>
        mailHosts.confirm(manager, tokenPlaces(made), {
          oauthClientId: servers.clientId,
          by: 'an admin',
        }),
      );
      return mailbox.id;
    },

    async validate(id) {
      const { run, authorizationUrl } = await product().flows.validations.start(id, {
        sessionId: null,
        inTransaction: (manager) =>
          asked('oauth-client.validate', 'oauth-client').record(manager, id),
        // As an admin does.
        mayReplace: true,
      });
      return { runId: run.id, ticket: authorizationUrl?.split('/').at(-1) ?? '' };
    },

    async openTicket(ticket) {
      const meant = 'pressed' as const;
      const visit = { ticket, flowOf: () => undefined, sessionId: undefined, meant };
      const page = await product().flows.validations.openTicket(visit);
      if (page.kind !== 'redirect') throw new Error(page.kind);
      const { location, attemptId, flow } = page;
      return { location, attemptId, flow: flow.reveal() };
    },

    async callback({ clientId, query, attemptId, flow }) {
      const received = await product().flows.validations.receive({
        oauthClientId: clientId,
        search: query,
        flowOf: (id) => (id === attemptId ? flow : undefined),
        sessionId: undefined,
      });
      if (received.kind !== 'accepted') throw new Error(received.kind);
      return received.runId;
    },

    async ended(runId) {
      for await (const run of product().flows.runs.watch(runId))
        if (run.finishedAt) return { status: run.status, message: run.message };
      return { status: 'GONE', message: '' };
    },

    async fresh(oauthClientId) {
      const deadline = createDeadline(PATIENCE_MS, clock);
      const got = await product().flows.grants.accessTokenFor({ oauthClientId }, deadline);
      deadline.done();
      return got.kind === 'token'
        ? { accessToken: got.accessToken.reveal() }
        : { reason: got.reason };
    },

    async check(mailboxId) {
      const run = await product().flows.checks.start(mailboxId, {
        trigger: 'PERSON',
        inTransaction: (manager) => asked('mailbox.check', 'mailbox').record(manager, mailboxId),
      });
      return run.id;
    },

    async editClient(id) {
      await product().stores.clientStore.update(id, (client) => void (client.name += ', edited'));
      return null;
    },

    async disableClient(id) {
      await product().stores.clientStore.update(id, (client) => void (client.enabled = false));
      return null;
    },

    async deleteClient(id) {
      const { stores, flows } = product();
      await stores.clientStore.remove(id, (manager) =>
        flows.revocations.revokeAll(manager, { oauthClientId: id }),
      );
      return null;
    },

    async revoke(id) {
      const { stores, flows } = product();
      const grant = await stores.grantStore.ofClient(id);
      const { atProvider } = await flows.revocations.revoke(grant?.id ?? '', (manager) =>
        asked('grant.revoke', 'grant').record(manager, grant?.id ?? ''),
      );
      return atProvider;
    },

    later(to) {
      ahead = to;
      opened?.flows.revocationQueue.wake();
      return Promise.resolve(null);
    },
    jump: (by) => Promise.resolve(void (jumped = by)).then(() => null),
    arm: (strikes) => Promise.resolve(arm(strikes)).then(() => null),

    health: () =>
      Promise.resolve({
        rss: process.memoryUsage.rss(),
        resources: process.getActiveResourcesInfo(),
        descriptors: readdirSync('/proc/self/fd').length,
        loop: product().loop.delay(),
        holding: product().flows.grants.isHolding(),
      }),

    stumble() {
      setImmediate(() => void Promise.reject(new Error('nobody awaits this')));
      return Promise.resolve(null);
    },

    remember() {
      globalThis.rememberCode?.();
      return Promise.resolve(null);
    },

    async close() {
      const { flows, world } = product();
      flows.validations.close();
      await flows.runs.close();
      await flows.grants.close();
      await flows.revocationQueue.close();
      await world.database.close();
      return null;
    },
  };
}

/** As app.ts opens it, but for HTTP. */
async function openProduct(
  opening: Opening,
  time: Pick<Overrides, 'clock' | 'elapsed'>,
): Promise<Omit<Opened, 'loop'>> {
  const { databasePath, keyPath, leaseMs, authority } = opening;
  const config = readConfig({
    DATABASE_URL: `sqlite:${databasePath}`,
    MAILKEY_KEY_FILE: keyPath,
    SANDBOX: 'off',
    ALLOW_INSECURE_PROVIDERS: 'true',
    EGRESS_ALLOW_CIDRS: '127.0.0.0/8,::1/128',
    LOG_LEVEL: 'trace',
  });
  const opened = await openWorld(config, {
    ...time,
    ...(leaseMs && { leaseMs }),
    ...(authority && { authorities: [{ host: 'localhost', ...authority }] }),
  });
  const { GENERIC, ...others } = opened.providers;
  const providers = { ...others, GENERIC: { ...GENERIC, ...opening.takesBack } };
  const world = { ...opened, providers };
  const stores = createStores(world);
  const flows = createFlows(world, stores);
  await flows.runs.interruptUnfinished();
  await flows.grants.resume();
  if (opening.upkeep) flows.upkeep.start();
  if (opening.takesBack) flows.revocationQueue.start();
  return { world, stores, flows };
}
