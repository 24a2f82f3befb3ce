import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { startAuthorizationServer, type AuthorizationServer } from './authorization-server.js';
import { openReader, type Place } from './evidence.js';
import { createIntruder } from './intruder.js';
import { violations } from './invariants.js';
import { startServerProcess, type ServerProcess } from './server-process.js';
import { createRowWitness, type RowWitness } from './witness.js';

let home: string;
let place: Place;
let provider: AuthorizationServer;
let server: ServerProcess;
let witness: RowWitness;
let silent: Server;
const sockets = new Set<Socket>();

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'mailkey-server-'));
  place = { databasePath: join(home, 'mailkey.sqlite'), keyPath: join(home, 'mailkey.key') };
  provider = await startAuthorizationServer();
  // What would arm the fail points of a test means nothing to the product.
  server = await startServerProcess(place, { NODE_ENV: 'test', FAILPOINTS: 'nth=1:kill' });
  witness = createRowWitness(place.databasePath);
  provider.watchedBy(witness.look);
  silent = createServer((socket) => void sockets.add(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  server.terminate();
  await server.gone;
  await witness.close();
  provider.close();
  for (const socket of sockets) socket.destroy();
  silent.close();
  rmSync(home, { recursive: true });
});

async function createClient(name: string): Promise<string> {
  const input = {
    name,
    clientId: name,
    clientSecret: `secret-of-${name}-0123456789`,
    scopes: ['mail'],
    authorizeUrl: `${provider.origin}/authorize`,
    accessTokenUrl: provider.tokenUrl,
  };
  provider.ledger.confide(input.clientSecret);
  const create = 'mutation ($input: OAuthClientInput!) { createOAuthClient(input: $input) { id } }';
  return (await server.api.ask(create, { input })).createOAuthClient.id;
}

/** As a browser goes through it: answers with the run, which may still be waiting for its tokens. */
async function validate(id: string): Promise<string> {
  const start =
    'mutation ($id: ID!) { validateOAuthClient(id: $id) { authorizationUrl run { id } } }';
  const { validateOAuthClient: started } = await server.api.ask(start, { id });
  const atProvider = await server.api.get(started.authorizationUrl);
  const query = provider.consent(atProvider.headers.get('location') ?? '', 'strict');
  await server.api.get(`${server.url}/oauth/callback/${id}?${query.toString()}`);
  return started.run.id;
}

async function validated(name: string): Promise<string> {
  const id = await createClient(name);
  const runId = await validate(id);
  const status = async () =>
    (await server.api.ask('query ($id: ID!) { run(id: $id) { status } }', { id: runId })).run;
  await vi.waitFor(async () => expect(await status()).toEqual({ status: 'SUCCEEDED' }), 20_000);
  return id;
}

async function checkMailbox(name: string, oauthClientId: string): Promise<string> {
  const { port } = silent.address() as AddressInfo; // a TCP server that listens has one
  const incoming = { host: 'localhost', port, security: 'TLS', protocol: 'IMAP' };
  const create = 'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }';
  const { createMailbox: mailbox } = await server.api.ask(create, {
    input: { name, address: `${name}@example.org`, oauthClientId, incoming },
  });
  const check = 'mutation ($id: ID!) { checkMailbox(id: $id) { id } }';
  return (await server.api.ask(check, { id: mailbox.id })).checkMailbox.id;
}

/** A subscription's socket, and the code that it is closed with. */
async function openSocket(): Promise<{ closed: Promise<number>; leave(): void }> {
  const cookie = [...server.api.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const socket = new WebSocket(
    `${server.url.replace('http', 'ws')}/graphql`,
    'graphql-transport-ws',
    {
      headers: { cookie, origin: server.url },
    },
  );
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await new Promise((resolve) => socket.once('open', resolve));
  const acknowledged = new Promise((resolve) => socket.once('message', resolve));
  socket.send('{"type":"connection_init"}');
  await acknowledged;
  return { closed, leave: () => socket.terminate() };
}

/** Asks, and is gone before there is an answer. */
async function askAndLeave(): Promise<void> {
  const leaving = new AbortController();
  const body = JSON.stringify({ query: '{ oauthClients(first: 50) { nodes { name } } }' });
  const headers = { 'content-type': 'application/json', origin: server.url };
  const asked = fetch(`${server.url}/graphql`, {
    method: 'POST',
    body,
    headers,
    signal: leaving.signal,
  });
  leaving.abort();
  await asked.catch(() => undefined);
}

async function broken(): Promise<string[]> {
  const reader = await openReader(place);
  const stored = await reader.read();
  await reader.close();
  const { ledger, requests } = provider;
  return violations({ ...stored, ledger, requests, logs: server.output(), settled: true });
}

describe('F23 SIGTERM with work in hand', () => {
  it('stores the tokens that come, ends what runs, closes the sockets and exits with 0', async () => {
    const steady = await validated('steady');
    provider.next({ fields: { expires_in: 0 } });
    const spent = await validated('spent');
    const third = await createClient('third');
    const { closed } = await openSocket();
    const hanging = await checkMailbox('hanging', steady);
    await vi.waitFor(() => expect(sockets.size).toBe(1), 20_000);
    let answer = (): void => undefined;
    const until = new Promise<void>((resolve) => (answer = resolve));
    provider.next({ until }, { hang: 'before' });
    const refresh = provider.nextArrival();
    const refreshing = await checkMailbox('refreshing', spent);
    await refresh;
    const exchange = provider.nextArrival();
    const exchanging = await validate(third);
    await exchange;

    server.terminate();
    expect(await closed).toBe(1001);
    answer();
    expect(await server.gone).toBe(0);
    expect(await broken()).toEqual([]);
    const reader = await openReader(place);
    const { runs, grants } = await reader.read();
    await reader.close();
    for (const id of [hanging, refreshing, exchanging])
      expect(runs.find((run) => run.id === id)).toMatchObject({ status: 'INTERRUPTED' });
    expect(grants.find(({ oauthClientId }) => oauthClientId === spent)).toMatchObject({
      accessToken: provider.requests.findLast(({ issued }) => issued)?.issued?.accessToken,
    });
  });
});

describe('I5 the whole server', () => {
  it('keeps nothing of those who go without a word', async () => {
    const steady = await validated('steady');
    const cancel = 'mutation ($id: ID!) { cancelRun(id: $id) { id } }';
    await server.api.ask(cancel, { id: await checkMailbox('first', steady) });
    const before = server.takes().descriptors;
    for (let round = 0; round < 15; round += 1) {
      const [{ leave, closed }, run] = [
        await openSocket(),
        await checkMailbox(`box-${round}`, steady),
      ];
      await Promise.all([askAndLeave(), server.api.ask(cancel, { id: run })]);
      leave();
      await closed;
    }
    await expect
      .poll(() => server.takes().descriptors, { timeout: 60_000 })
      .toBeLessThanOrEqual(before + 10);
    expect(server.takes().rss).toBeLessThan(400 * 1024 * 1024);
    expect(await broken()).toEqual([]);
  });
});

describe('I6 a database that takes no writes', () => {
  it('is told to who writes, with the time to come again, while reads go on', async () => {
    await createClient('contoso');
    const intruder = createIntruder(place.databasePath);
    await intruder.run('BEGIN IMMEDIATE');
    await expect(createClient('late')).rejects.toMatchObject({
      code: 'DATABASE_BUSY',
      extensions: { retryAfterSeconds: 5 },
    });
    const list = '{ oauthClients(first: 5) { nodes { name } } }';
    expect((await server.api.ask(list)).oauthClients.nodes).toEqual([{ name: 'contoso' }]);
    await intruder.run('COMMIT');
    await intruder.close();
    await createClient('late');
    expect(await broken()).toEqual([]);
  });
});
