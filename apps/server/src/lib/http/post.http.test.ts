import { lookup } from 'node:dns';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { EgressBlocked, type Egress } from '../egress.js';
import { postOnce, type Posted } from './post.http.js';

const open: Egress = {
  resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
  lookupFor: () => lookup,
  authoritiesFor: () => undefined,
};
const never = new AbortController().signal;
const post = (url: string, signal = never, egress = open): Promise<Posted> =>
  postOnce({ url, headers: {}, body: 'grant_type=refresh_token' }, egress, signal);

const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket.on('error', () => undefined)));
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A TCP server's address is always of this form.
  return (server.address() as AddressInfo).port;
}

async function raw(speak: (socket: Socket) => void): Promise<string> {
  return `http://127.0.0.1:${await listen(createServer(speak))}/token`;
}

describe('a failure after the request was sent', () => {
  it.each([
    [
      'a closed connection',
      (socket: Socket) => socket.once('data', () => socket.end()),
      'ECONNRESET',
    ],
    [
      'a reset',
      (socket: Socket) => socket.once('data', () => socket.resetAndDestroy()),
      'ECONNRESET',
    ],
    [
      'no HTTP',
      (socket: Socket) => socket.once('data', () => socket.end('220 mail ready\r\n')),
      'BAD_HTTP',
    ],
    [
      'half a body',
      (socket: Socket) =>
        socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\n{"a')),
      'ECONNRESET',
    ],
  ])('is ambiguous: %s', async (_, speak, code) => {
    let connections = 0;
    const at = await raw((socket) => {
      connections += 1;
      speak(socket);
    });
    const reply = await post(at);
    expect(reply).toMatchObject({ kind: 'failed', sent: true, fault: { stage: 'HTTP', code } });
    expect(connections).toBe(1);
  });

  it.each([
    ['headers that never come', () => undefined],
    [
      'a body that drips',
      (socket: Socket) => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 5000\r\n\r\n');
        const drip = setInterval(() => socket.write('x'), 20);
        socket.on('close', () => clearInterval(drip));
      },
    ],
  ])('ends with the budget: %s', async (_, speak) => {
    const at = await raw((socket) => socket.once('data', () => speak(socket)));
    const reply = await post(at, AbortSignal.timeout(150));
    expect(reply).toMatchObject({ kind: 'failed', sent: true, fault: { code: 'ETIMEDOUT' } });
  });
});

describe('a failure before', () => {
  it('proves that nothing was sent: refused', async () => {
    const at = await raw(() => undefined);
    closers.splice(0).forEach((close) => close());
    expect(await post(at)).toMatchObject({
      kind: 'failed',
      sent: false,
      fault: { stage: 'TCP', code: 'ECONNREFUSED', host: '127.0.0.1' },
    });
  });

  it('tells a name that does not exist', async () => {
    const lost = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
    const egress: Egress = { ...open, lookupFor: () => (_host, _options, done) => done(lost, '') };
    const reply = await post('https://login.invalid/token', never, egress);
    expect(reply).toMatchObject({
      sent: false,
      fault: { stage: 'DNS', code: 'ENOTFOUND', port: 443 },
    });
  });

  it.each(['http://127.0.0.1:1/token', 'http://[::1]:1/token'])(
    'keeps to the egress rules: %s',
    async (url) => {
      const blocked: Egress = {
        ...open,
        resolve: () => Promise.reject(new EgressBlocked('private')),
      };
      expect(await post(url, never, blocked)).toMatchObject({
        sent: false,
        fault: { code: 'EGRESS_BLOCKED' },
      });
    },
  );

  it('tells that the server speaks no TLS', async () => {
    const at = await raw((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const url = at.replace('http:', 'https:');
    const reply = await post(url);
    expect(reply).toMatchObject({
      sent: false,
      fault: { stage: 'TLS', code: expect.stringMatching(/SSL/) },
    });
  });
});
