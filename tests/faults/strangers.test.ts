import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { startServerProcess } from './server-process.js';

const LONG = 300_000;
const WS = 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n';
const KEY = 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n';
const targets = [
  ...[
    '//',
    '///',
    'http://',
    'http://[',
    'http://:99999/',
    '*',
    '/%',
    '/%ff',
    '/graphql',
    '?',
    '#',
  ],
  ...['//graphql', '/graphql?\\', 'x', '/;', '/..', '/\\', 'localhost:1', `/${'a'.repeat(9000)}`],
];
const methods = ['GET', 'POST', 'CONNECT', 'OPTIONS', 'PRI', 'BREW', 'get', ''];
const blocks = [
  ...['', 'Host: localhost\r\n', 'Host: localhost\r\nHost: other\r\n', 'Host: localhost:x\r\n'],
  ...[`Host: localhost\r\n${WS}`, `Host: localhost\r\n${WS}${KEY}`, `Host: [\r\n${WS}${KEY}`],
  `Host: localhost\r\n${WS}${KEY}Sec-WebSocket-Protocol: ,,a b,\r\n`,
  'Host: localhost\r\nUpgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n',
  'Host: localhost\r\nExpect: 100-continue\r\nContent-Length: 10\r\n',
  'Host: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n',
  `Host: localhost\r\nCookie: ${'a=b;'.repeat(5000)}\r\n`,
  'Host: localhost\r\nX: a\rb\r\n: c\r\n',
];
const pieces = [
  ...['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', '\x00', '\r\n\r\n', 'a LOGIN {16000}\r\n'],
  ...['a LOGIN {99999999}\r\n', 'EHLO x\r\nAUTH XOAUTH2\r\n', 'STLS\r\n\x16\x03', '\n'.repeat(999)],
  ...['a STARTTLS\r\nb', 'AUTH PLAIN\r\n', '\xff'.repeat(40_000), 'a CAPABILITY\r\n'.repeat(3000)],
];
const attacks = [
  ...targets.flatMap((target) =>
    methods.flatMap((method) =>
      blocks.map((block) => `${method} ${target} HTTP/1.1\r\n${block}\r\n`),
    ),
  ),
  ...pieces,
];

type Leaving = 'reset' | 'end' | 'stay';

interface Manner {
  leaving: Leaving;
  greets?: boolean;
}

/**
 * Sends it and leaves: at once by a reset, by closing one half, or not at all until the rest is through.
 * Where a server greets, its greeting is read first, so that a session has begun by then.
 */
function attack(port: number, text: string, { leaving, greets = false }: Manner) {
  return new Promise<() => void>((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const done = (): void => resolve(() => void socket.destroy());
    socket.on('error', done).on('close', done);
    const send = (): void => {
      socket.write(text, 'latin1', () => {
        if (leaving === 'reset') socket.resetAndDestroy();
        if (leaving === 'end') socket.end();
        done();
      });
    };
    if (greets) socket.once('data', send);
    else socket.once('connect', send);
  });
}

/** Whether a server speaks first. One that speaks TLS or HTTP waits; one that hangs up says nothing. */
const isGreeting = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const answer = (greets: boolean) => () => {
      resolve(greets);
      socket.destroy();
    };
    socket.once('data', answer(true)).on('error', answer(false)).on('close', answer(false));
    socket.setTimeout(1000, answer(false));
  });

const isOpen = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true));
    socket.on('error', () => resolve(false)).once('connect', () => socket.destroy());
  });

it(
  'N6 nothing that a stranger sends ends a listener of the server or the sandbox, or fills it',
  async () => {
    const home = mkdtempSync(join(tmpdir(), 'mailkey-strangers-'));
    const place = { databasePath: join(home, 'x.sqlite'), keyPath: join(home, 'x.key') };
    const server = await startServerProcess(place, { SANDBOX: 'on', LOG_LEVEL: 'error' });
    const own = Number(new URL(server.url).port);
    const ports = server.ports().filter((port) => port !== own);
    expect(ports.length).toBeGreaterThan(25);
    const speaking = await Promise.all(ports.map(isGreeting));
    const greeting = new Set(ports.filter((_, at) => speaking[at]));
    expect(greeting.size).toBeGreaterThan(2);
    const ways: Leaving[] = ['reset', 'end', 'stay'];
    const round = async (): Promise<void> => {
      const left: (() => void)[] = [];
      const onOwn = async (): Promise<void> => {
        for (const [at, text] of attacks.entries())
          left.push(await attack(own, text, { leaving: ways[at % 3] ?? 'end' }));
      };
      const onOther = async (port: number): Promise<void> => {
        for (let at = 0; at < 200; at += 1) {
          // Every second one is of mail; eleven is prime to the number of the others.
          const among = at % 2 === 0 ? pieces : attacks;
          const text = among[(Math.floor(at / 2) * 11) % among.length] ?? '';
          const leaving = at % 20 < 2 ? 'stay' : (ways[Math.floor(at / 2) % 2] ?? 'end');
          left.push(await attack(port, text, { leaving, greets: greeting.has(port) }));
        }
      };
      // Some beside each other: most of the time goes into waiting for one server or the other.
      const waiting = [...ports];
      const lane = async (): Promise<void> => {
        for (let port = waiting.pop(); port !== undefined; port = waiting.pop())
          await onOther(port);
      };
      await Promise.all([onOwn(), ...Array.from({ length: 8 }, lane)]);
      for (const leave of left) leave();
      await pause(2000);
    };
    await round();
    const before = server.takes();
    await round();
    // Sockets are closed, and what they held is given back, when the server comes to it.
    const more = (what: 'rss' | 'descriptors') => server.takes()[what] - before[what];
    await expect.poll(() => more('descriptors'), { timeout: 30_000 }).toBeLessThan(50);
    await expect.poll(() => more('rss'), { timeout: 30_000 }).toBeLessThan(80 * 1024 * 1024);
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
    // A queue that is still full of what was left refuses as well; an end is for good.
    for (const port of ports)
      await expect
        .poll(() => isOpen(port), { message: `port ${port}`, timeout: 10_000 })
        .toBe(true);
    server.terminate();
    expect(await server.gone).toBe(0);
    rmSync(home, { recursive: true });
  },
  LONG,
);
