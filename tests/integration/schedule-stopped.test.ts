import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Api } from '../testkit/api.js';
import { startMailkey } from '../testkit/mailkey.js';
import { createMovingClock, eventually } from '../testkit/moving-clock.js';

const CREATE = 'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }';
const LOOK = `query ($id: ID!) { incidents(first: 5) { totalCount } mailbox(id: $id) {
  status suspectedSince nextCheckAt incident { id } latestRun { id status trigger }
  history { nodes { status } } } }`;

/** Takes every call and never says a word. */
async function startSilentServer(): Promise<number> {
  const callers = new Set<Socket>();
  const server = createServer((socket) => {
    callers.add(socket.on('error', () => undefined));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of callers) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port; // a TCP server that listens has one
}

const look = (api: Api, id: string) => api.ask(LOOK, { id });

/** A mailbox whose regular check waits for an answer. */
async function stage() {
  const clock = createMovingClock();
  const folder = await mkdtemp(join(tmpdir(), 'mailkey-stopped-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const start = () =>
    startMailkey({
      folder,
      env: { SANDBOX: 'off', EGRESS_ALLOW_CIDRS: '127.0.0.0/8,::1/128' },
      overrides: { clock: clock.now, elapsed: () => clock.now().getTime(), lookEveryMs: 20 },
    });
  const mailkey = await start();
  const api = await mailkey.signedIn();
  const server = { host: '127.0.0.1', port: await startSilentServer() };
  const incoming = { protocol: 'IMAP', security: 'TLS', ...server };
  const secret = { authentication: 'PASSWORD', password: 'not a real one' };
  const input = { name: 'Box', address: 'box@example.org', incoming, outgoing: null, ...secret };
  const { id } = (await api.ask(CREATE, { input })).createMailbox;
  clock.forward(17);
  const running = { mailbox: { latestRun: { status: 'RUNNING', trigger: 'SCHEDULE' } } };
  const { mailbox } = await eventually(() => look(api, id), running);
  return { clock, start, mailkey, api, id, runId: mailbox.latestRun.id };
}

/** The mailbox is what it was, nobody is told of anything, and its next check is a regular one. */
function expectUntouched(seen: Awaited<ReturnType<typeof look>>, status: string, now: Date): void {
  expect(seen).toMatchObject({
    incidents: { totalCount: 0 },
    mailbox: {
      status: 'UNCHECKED',
      suspectedSince: null,
      incident: null,
      latestRun: { status },
      history: { nodes: [{ status: 'UNCHECKED' }] },
    },
  });
  const minutes = (Date.parse(seen.mailbox.nextCheckAt) - now.getTime()) / 60_000;
  expect(minutes).toBeGreaterThan(12);
  expect(minutes).toBeLessThan(17);
}

it('a regular check that somebody cancels says nothing of the mailbox', async () => {
  const { clock, mailkey, api, id, runId } = await stage();
  onTestFinished(() => mailkey.close());
  await api.ask('mutation ($id: ID!) { cancelRun(id: $id) { id } }', { id: runId });
  expectUntouched(await look(api, id), 'CANCELLED', clock.now());
});

it('a regular check that a stop interrupts says nothing of the mailbox', async () => {
  const { clock, start, mailkey, id } = await stage();
  await mailkey.close({ keep: true });
  const again = await start();
  onTestFinished(() => again.close());
  expectUntouched(await look(await again.signedIn(), id), 'INTERRUPTED', clock.now());
});
