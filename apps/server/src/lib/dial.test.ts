import { createServer, type AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from './clock.js';
import { dialFirst } from './dial.js';

it('gives a socket whose reset ends nothing, even before somebody listens to it', async () => {
  const server = createServer((socket) => void socket.on('error', () => undefined));
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server that listens has one
  const limits = { milliseconds: 10_000, signal: new AbortController().signal, clock: systemClock };
  const socket = await dialFirst([{ address: '127.0.0.1', family: 4 }], port, limits);
  expect(() => socket.emit('error', new Error('reset'))).not.toThrow();
  socket.destroy();
});
