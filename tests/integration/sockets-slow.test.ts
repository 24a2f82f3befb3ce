import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../testkit/api.js';
import { startMailkey, type Mailkey } from '../testkit/mailkey.js';

/** So often the server asks whether somebody is there: longer than a busy machine keeps an answer waiting. */
const PING_MS = 3000;
const NEVER_MS = 3_600_000;
/** Twenty thousand events go out first, on a machine that may have more to do. */
const PATIENT = { timeout: 90_000 };

let mailkey: Mailkey;
let admin: Api;
let mailboxId: string;

async function start(pingEveryMs: number): Promise<void> {
  mailkey = await startMailkey({ env: { SANDBOX: 'off' }, overrides: { pingEveryMs } });
  admin = await mailkey.signedIn();
  const input = { ...MAILBOX, password: 'x', incoming: SERVER };
  mailboxId = (await admin.ask(CREATE, { input })).createMailbox.id;
}

const SERVER = { protocol: 'IMAP', host: 'imap.example.org', port: 993, security: 'TLS' };
const CREATE = 'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }';
const MAILBOX = { name: '0', address: 'm@example.org', authentication: 'PASSWORD' };
const NAME = '{ mailboxes(first: 1) { nodes { name } } }';

/** Acknowledged, with this many subscriptions, each of whose events takes some kilobytes. */
async function open(subscriptions: number): Promise<WebSocket> {
  const cookie = [...admin.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const url = `${mailkey.url.replace('http', 'ws')}/graphql`;
  const socket = new WebSocket(url, GRAPHQL_TRANSPORT_WS_PROTOCOL, { headers: { cookie } });
  const acknowledged = new Promise((resolve) => socket.once('message', resolve));
  await new Promise((resolve) => socket.once('open', resolve));
  socket.send('{"type":"connection_init"}');
  await acknowledged;
  const wordy = Array.from({ length: 14 }, (_, at) => `${'wordy'.repeat(30)}${at}: name`).join(' ');
  const query = `subscription { mailboxChanged { name ${wordy} } }`;
  for (let at = 0; at < subscriptions; at++)
    socket.send(JSON.stringify({ type: 'subscribe', id: `${at}`, payload: { query } }));
  await sleep(100);
  return socket;
}

/** The names that were told, as they come. */
function names(socket: WebSocket): string[] {
  const told: string[] = [];
  socket.on('message', (text: Buffer) => {
    const { payload } = JSON.parse(text.toString()) as {
      payload?: { data: { mailboxChanged: { name: string } } };
    };
    if (payload) told.push(payload.data.mailboxChanged.name);
  });
  return told;
}

const closeOf = (socket: WebSocket) =>
  new Promise<number>((resolve) => socket.once('close', resolve));

describe('F21 a subscriber that never reads', () => {
  // A deaf one answers no ping, either: on a slow machine it would be given up before it reads again.
  beforeAll(() => start(NEVER_MS));
  afterAll(() => mailkey.close());

  const rename = (to: number) =>
    admin.ask(
      'mutation ($id: ID!, $name: String!) { updateMailbox(id: $id, input: { name: $name }) { id } }',
      {
        id: mailboxId,
        name: String(to),
      },
    );

  it('is told the newest when it reads again, and holds up nobody until then', async () => {
    const deaf = await open(20);
    const toldLate = names(deaf);
    deaf.pause();
    const hearing = await open(1);
    const told = names(hearing);
    // More than a thousand are what a subscriber without a bound would keep, or end the process.
    for (let at = 0; at < 1200; at += 20)
      await Promise.all(Array.from({ length: 20 }, (_, more) => rename(at + more)));
    await rename(1200);
    await expect.poll(() => told.at(-1), PATIENT).toBe('1200');
    expect(await admin.ask(NAME)).toEqual({ mailboxes: { nodes: [{ name: '1200' }] } });
    deaf.resume();
    const newest = () => toldLate.filter((name) => name === '1200').length;
    await expect.poll(newest, PATIENT).toBe(20);
    expect(toldLate.length).toBeLessThan(20 * 1200);
    deaf.close();
    hearing.close();
  }, 300_000);

  it('is closed when what it asked for waits to be read, a mebibyte and no more', async () => {
    const deaf = await open(0);
    deaf.pause();
    const closed = closeOf(deaf);
    const answers: number[] = [];
    deaf.on('message', (text: Buffer) => answers.push(text.length));
    const payload = { text: 'x'.repeat(60_000) };
    for (let at = 0; at < 600; at++) deaf.send(JSON.stringify({ type: 'ping', payload }));
    await expect.poll(() => deaf.bufferedAmount).toBe(0);
    await sleep(500);
    deaf.resume();
    expect(await closed).toBe(1013);
    expect(answers.length).toBeLessThan(600);
    expect(await admin.ask('{ me { email } }')).toHaveProperty('me.email');
  });
});

describe('F22 a subscriber that is gone without a word', () => {
  beforeAll(() => start(PING_MS));
  afterAll(() => mailkey.close());

  const sockets = () =>
    process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap').length;

  it('is given up when it does not answer a ping, and nothing of it is left', async () => {
    const before = sockets();
    const answering = await open(1);
    const gone = await Promise.all(
      Array.from({ length: 100 }, async () => {
        const socket = await open(1);
        const closed = closeOf(socket);
        socket.pause();
        return { socket, closed };
      }),
    );
    // Two pings without an answer are the end, and one before may have a late answer. A timer as long as
    // the server's, set behind it, ends behind it: these are three turns however late they come.
    for (let turn = 0; turn < 3; turn++) await sleep(PING_MS);
    for (const { socket } of gone) socket.resume();
    const codes = await Promise.all(gone.map(({ closed }) => closed));
    expect(new Set(codes)).toEqual(new Set([1006]));
    expect(answering.readyState).toBe(WebSocket.OPEN);
    answering.close();
    await expect.poll(sockets).toBeLessThanOrEqual(before + 10);
  });
});
