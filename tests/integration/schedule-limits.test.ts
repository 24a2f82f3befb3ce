import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MailboxSettings } from '@mailkey/server/features/mailboxes/mailbox-settings';
import { Mailbox } from '@mailkey/server/features/mailboxes/mailbox.entity';
import { createMailboxStore } from '@mailkey/server/features/mailboxes/mailbox.store';
import { Run } from '@mailkey/server/features/runs/run.entity';
import type { FinalStatus, RunTrigger } from '@mailkey/server/features/runs/run';
import { createRunLists } from '@mailkey/server/features/runs/run-lists.store';
import { createRunStore } from '@mailkey/server/features/runs/run.store';
import { createMailboxScheduleStore } from '@mailkey/server/features/mailboxes/mailbox-schedule.store';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Api } from '../testkit/api.js';
import { startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { createMovingClock, eventually } from '../testkit/moving-clock.js';
import { temporaryStorage } from '../testkit/storage.js';

const PLAIN: MailboxSettings = {
  name: 'A',
  address: 'a@example.org',
  enabled: true,
  authentication: 'PASSWORD',
  oauthClientId: null,
  outgoing: null,
  checkEveryMinutes: 15,
  incoming: { protocol: 'IMAP', host: 'imap.test', port: 993, security: 'TLS' },
};

const CREATE = 'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }';
const LIST = '{ mailboxes(first: 100) { totalCount nodes { id status nextCheckAt } } }';

/** The product's limits, but that servers which keep their callers waiting are not yet found to hang. */
const PATIENT = { total: 20, perKey: 4, hanging: { afterMs: 60_000, slots: 15 } };

/** With a password, so that nobody has to consent first. */
async function fill(api: Api, count: number, server: { host: string; port: number }) {
  for (let at = 0; at < count; at++) {
    const incoming = { protocol: 'IMAP', security: 'TLS', ...server };
    const secret = { authentication: 'PASSWORD', password: 'not a real one' };
    const input = { name: `Box ${at}`, address: `box${at}@example.org`, incoming, outgoing: null };
    await api.ask(CREATE, { input: { ...input, ...secret } });
  }
}

/** Servers that keep their callers waiting until they are let go, and count them all together. */
async function startSlowServers(...hosts: string[]) {
  const callers = new Set<Socket>();
  const seen = { most: 0, all: 0 };
  let open = false;
  const servers = hosts.map((host) => {
    const server = createServer((socket) => {
      callers.add(socket);
      seen.all++;
      seen.most = Math.max(seen.most, callers.size);
      socket.on('error', () => undefined);
      socket.on('close', () => callers.delete(socket));
      if (open) socket.destroy();
    });
    onTestFinished(() => void server.close());
    return new Promise<{ host: string; port: number }>((resolve) =>
      server.listen(0, host, () => {
        const { port } = server.address() as AddressInfo; // a TCP server that listens has one
        resolve({ host, port });
      }),
    );
  });
  const release = () => {
    open = true;
    for (const socket of callers) socket.destroy();
  };
  return { seen, servers: await Promise.all(servers), release };
}

type SlowServers = Awaited<ReturnType<typeof startSlowServers>>;

/** So many come in, nobody else does while they are there, and everybody has his turn afterwards. */
async function expectAtOnce({ seen, release }: SlowServers, most: number, all: number) {
  await expect.poll(() => seen.most, { timeout: 9_000 }).toBe(most);
  await sleep(300);
  expect(seen.most).toBe(most);
  release();
  await expect.poll(() => seen.all, { timeout: 20_000 }).toBeGreaterThanOrEqual(all);
}

async function start(clock: () => Date, folder?: string): Promise<Mailkey> {
  return startMailkey({
    ...(folder && { folder }),
    env: { SANDBOX: 'off', EGRESS_ALLOW_CIDRS: '127.0.0.0/8,::1/128' },
    overrides: { clock, elapsed: () => clock().getTime(), lookEveryMs: 20, checksAtOnce: PATIENT },
  });
}

describe('the schedule', () => {
  it.each([
    ['one mail server at most four times', ['127.0.0.1'], 12, 4],
    [
      'all of them together at most twenty times',
      [1, 2, 3, 4, 5, 6].map((at) => `127.0.0.${at}`),
      4,
      20,
    ],
  ])('asks %s at once, however many are due', async (_, hosts, count, most) => {
    const clock = createMovingClock();
    const slow = await startSlowServers(...hosts);
    const mailkey = await start(clock.now);
    onTestFinished(() => mailkey.close());
    const api = await mailkey.signedIn();
    for (const server of slow.servers) await fill(api, count, server);
    clock.forward(17);
    await expectAtOnce(slow, most, count * hosts.length);
  });

  it('spreads what became due while nobody looked over some minutes', async () => {
    const clock = createMovingClock();
    const folder = await mkdtemp(join(tmpdir(), 'mailkey-restart-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const slow = await startSlowServers('127.0.0.1');
    slow.release();
    const [server = { host: '', port: 0 }] = slow.servers;
    const before = await start(clock.now, folder);
    await fill(await before.signedIn(), 20, server);
    await before.close({ keep: true });
    clock.forward(600);
    const restarted = clock.now().getTime();
    const mailkey = await start(clock.now, folder);
    onTestFinished(() => mailkey.close());
    const api = await mailkey.signedIn();
    const { nodes } = (await api.ask(LIST)).mailboxes;
    const minutes = nodes.map(
      ({ nextCheckAt }: { nextCheckAt: string }) => (Date.parse(nextCheckAt) - restarted) / 60_000,
    );
    expect(Math.min(...minutes)).toBeGreaterThanOrEqual(0);
    expect(new Set(minutes.map((one: number) => Math.floor(one))).size).toBeGreaterThan(1);
    expect(minutes.filter((one: number) => one < 1).length).toBeLessThan(15);
    clock.forward(6);
    await eventually(() => Promise.resolve({ all: slow.seen.all >= 20 }), { all: true });
  });

  describe('after the clock ran ahead', () => {
    const now = new Date();
    const minutes = (count: number): Date => new Date(now.getTime() + count * 60_000);

    /** When mailboxes are checked next that were stored so, once the schedule begins at a time that is right. */
    async function resumed(...stored: Partial<Mailbox>[]): Promise<number[]> {
      const storage = await temporaryStorage();
      onTestFinished(() => storage.remove());
      const { database, keyring } = storage;
      const mailboxes = createMailboxStore({ database, keyring, clock: () => now });
      const ids: string[] = [];
      for (const columns of stored) {
        const { id } = await mailboxes.create(PLAIN, 'not a real one');
        ids.push(id);
        await database.transaction((manager) => manager.update(Mailbox, { id }, columns));
      }
      await createMailboxScheduleStore(database).resume(now);
      const found = await Promise.all(ids.map((id) => mailboxes.byId(id)));
      return found.map((one) => ((one?.nextCheckAt?.getTime() ?? 0) - now.getTime()) / 60_000);
    }

    it('F17 gives a time to what was put off for longer than its pace, by hours or by a year', async () => {
      const [hours, year, slowed] = await resumed(
        { nextCheckAt: minutes(5 * 60) },
        { nextCheckAt: minutes(365 * 24 * 60) },
        { nextCheckAt: minutes(3 * 60), slowdown: 2 },
      );
      for (const next of [hours, year, slowed]) expect(next).toBeLessThan(21);
    });

    it('leaves what has a reason to wait: its interval, patience, refused logins, a server that shuts us out', async () => {
      const waits: Partial<Mailbox>[] = [
        { nextCheckAt: minutes(1500), checkEveryMinutes: 1440 },
        { nextCheckAt: minutes(250), slowdown: 30 },
        { nextCheckAt: minutes(1500), refusedLogins: 4 },
        { nextCheckAt: minutes(65) },
      ];
      const next = await resumed(...waits);
      expect(next).toEqual([1500, 250, 1500, 65]);
    });
  });

  it('a busy mail server holds up no mailbox that has no server', async () => {
    const storage = await temporaryStorage();
    onTestFinished(() => storage.remove());
    const { database, keyring } = storage;
    const mailboxes = createMailboxStore({ database, keyring, clock: () => new Date() });
    const { id } = await mailboxes.create({ ...PLAIN, incoming: null }, 'not a real one');
    const later = new Date(Date.now() + 60 * 60_000);
    const wanted = { atMost: 5, busyHosts: ['imap.test'] };
    const due = await createMailboxScheduleStore(database).due(later, wanted);
    expect(due).toMatchObject([{ id, checkHost: null, hasServer: false, hasPassword: true }]);
  });
});

it('regular runs push out neither what people asked for nor the latest failures', async () => {
  const storage = await temporaryStorage();
  onTestFinished(() => storage.remove());
  const { database, keyring } = storage;
  const store = createRunStore(database);
  const mailboxes = createMailboxStore({ database, keyring, clock: () => new Date() });
  const { id: mailboxId } = await mailboxes.create(PLAIN, 'not a real one');
  let minute = 0;
  const put = (trigger: RunTrigger, status: FinalStatus) =>
    database.transaction((manager) => {
      const startedAt = new Date(Date.UTC(2026, 0, 1, 0, minute++));
      const times = { startedAt, finishedAt: startedAt };
      const subject = { id: randomUUID(), kind: 'CHECK' as const, oauthClientId: null, mailboxId };
      const said = { message: '', steps: [], diagnoses: [], revision: 1, startedBy: null };
      return store.insert(
        manager,
        Object.assign(new Run(), subject, said, times, { trigger, status }),
      );
    });
  for (let at = 0; at < 3; at++) await put('PERSON', 'SUCCEEDED');
  for (let at = 0; at < 25; at++) await put('SCHEDULE', 'FAILED');
  for (let at = 0; at < 30; at++) await put('SCHEDULE', 'SUCCEEDED');
  const nothing = { fieldNodes: [], fragments: {} };
  const { nodes } = await createRunLists(database).page({ mailboxId }, { first: 100 }, nothing);
  const kept = (trigger: RunTrigger, status: FinalStatus) =>
    nodes.filter((run) => run.trigger === trigger && run.status === status).length;
  expect(kept('PERSON', 'SUCCEEDED')).toBe(3);
  expect(kept('SCHEDULE', 'FAILED')).toBe(20);
  expect(kept('SCHEDULE', 'SUCCEEDED')).toBe(4);
});
