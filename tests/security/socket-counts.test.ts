import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../testkit/api.js';
import { startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { createProgram } from '../testkit/people.js';
import { ask } from './raw-http.js';
import { openSocket, type RawSocket } from './socket.js';

const nobody = { cookies: new Map<string, string>() };
const UPGRADE = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
  'Sec-WebSocket-Protocol': 'graphql-transport-ws',
};

let mailkey: Mailkey;
let admin: Api;
let opened: RawSocket[] = [];

async function start(overrides: Parameters<typeof startMailkey>[0] = {}): Promise<void> {
  mailkey = await startMailkey({ env: { SANDBOX: 'off' }, ...overrides });
  admin = await mailkey.signedIn();
}

async function open(...asked: Parameters<typeof openSocket>): Promise<RawSocket> {
  const socket = await openSocket(...asked);
  opened.push(socket);
  return socket;
}

async function closeAll(): Promise<void> {
  for (const socket of opened) socket.close();
  await Promise.all(opened.map(({ closed }) => closed));
  opened = [];
  // The server hears of the end a moment later.
  await pause(200);
}

const asAdmin = () => open(mailkey.url, admin);
const headersOf = (api: Api) => ({
  cookie: [...api.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
});

describe('N4 sockets', () => {
  beforeAll(() => start({ overrides: { socketLimits: { caller: 20, network: 50 } } }));
  afterAll(() => mailkey.close());

  it('of one session are 20, as many tabs; the next is refused before the upgrade', async () => {
    for (let tab = 0; tab < 20; tab += 1) await asAdmin();
    await expect(asAdmin()).rejects.toThrow(/429/);
    const headers = { ...UPGRADE, ...headersOf(admin) };
    const refused = await ask(mailkey.url, '/graphql', { headers });
    expect(refused).toMatchObject({ status: 429, retryAfter: 10 });
    opened.pop()?.close();
    await pause(200);
    const again = await asAdmin();
    again.send({ type: 'subscribe', id: '1', payload: { query: '{ me { email } }' } });
    expect(await again.next()).toMatchObject({ type: 'next' });
    await closeAll();
  });

  it('of one key are 20, in a header as over the open socket, where 4429 says so', async () => {
    const { api } = await createProgram(mailkey, admin, { scopes: ['READ'] });
    const { authorization = '' } = api;
    const headers = { authorization };
    const payload = { Authorization: authorization };
    for (let count = 0; count < 20; count += 1)
      if (count % 2 === 0) await open(mailkey.url, nobody, { headers });
      else {
        const socket = await open(mailkey.url, nobody, { init: false });
        socket.send({ type: 'connection_init', payload });
        expect(await socket.next()).toMatchObject({ type: 'connection_ack' });
      }
    await expect(open(mailkey.url, nobody, { headers })).rejects.toThrow(/429/);
    const late = await open(mailkey.url, nobody, { init: false });
    late.send({ type: 'connection_init', payload });
    expect((await late.closed).code).toBe(4429);
    await closeAll();
    await open(mailkey.url, nobody, { headers });
    await closeAll();
  });

  it('of one network are 50, whoever opens them', async () => {
    const sessions = [admin, await mailkey.signedIn(), await mailkey.signedIn()];
    for (let count = 0; count < 50; count += 1)
      await open(mailkey.url, sessions[count % 3] ?? admin);
    for (const caller of [...sessions, nobody])
      await expect(open(mailkey.url, caller, { init: false })).rejects.toThrow(/429/);
    await closeAll();
    await asAdmin();
    await closeAll();
  });

  it('that come to nothing leave no place taken', async () => {
    for (let count = 0; count < 60; count += 1) {
      await ask(mailkey.url, '/graphql', { headers: { ...UPGRADE, 'Sec-WebSocket-Key': 'x' } });
      await ask(mailkey.url, '/graphql', { headers: { ...UPGRADE, Origin: 'https://x.example' } });
    }
    await pause(200);
    for (let count = 0; count < 50; count += 1)
      await open(mailkey.url, count < 20 ? admin : nobody, { init: false });
    await closeAll();
  });
});

describe('N4 the opening of sockets', () => {
  it('is counted among the requests', async () => {
    const at = new Date();
    await start({ overrides: { rates: { anonymous: 5, session: 8 }, clock: () => at } });
    const states = async (headers: Record<string, string>, times: number) => {
      const seen = [];
      for (let count = 0; count < times; count += 1)
        seen.push((await ask(mailkey.url, '/graphql', { headers })).status);
      return seen;
    };
    const broken = { ...UPGRADE, 'Sec-WebSocket-Key': 'x' };
    // The sign-in was the first.
    expect(await states(broken, 6)).toEqual([400, 400, 400, 400, 429, 429]);
    const signedIn = { ...broken, ...headersOf(admin) };
    expect(await states(signedIn, 10)).toEqual([...Array<number>(8).fill(400), 429, 429]);
    await mailkey.close();
  });
});
