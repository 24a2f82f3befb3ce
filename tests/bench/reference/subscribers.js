import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';

/**
 * Subscribers over graphql-transport-ws, each with a socket of its own, which only note when they are told
 * something. Reads lines: `{ open, url, cookie, query }` opens so many, `{ next }` waits until each was told once
 * more and prints when, in milliseconds since 1970, `{ close }` closes all of them.
 */
let sockets = [];
let told = [];
let complete = () => undefined;

async function open({ open: count, url, cookie, query }) {
  const subscribe = JSON.stringify({ type: 'subscribe', id: 'one', payload: { query } });
  sockets = Array.from({ length: count }, () => {
    const socket = new WebSocket(url, 'graphql-transport-ws', { headers: { cookie } });
    return socket.on('error', (cause) => console.error(cause));
  });
  await Promise.all(
    sockets.map(async (socket) => {
      await once(socket, 'open');
      socket.send('{"type":"connection_init"}');
      await once(socket, 'message');
      socket.send(subscribe);
      socket.on('message', () => {
        told.push(performance.timeOrigin + performance.now());
        if (told.length === sockets.length) complete();
      });
    }),
  );
  // Nobody is told that they have subscribed.
  await sleep(1000);
  return { open: count };
}

async function next() {
  if (told.length < sockets.length) await new Promise((resolve) => (complete = resolve));
  const times = told;
  told = [];
  return { times };
}

async function close() {
  const gone = sockets.map((socket) => once(socket, 'close'));
  for (const socket of sockets) socket.close();
  await Promise.all(gone);
  return { closed: sockets.length };
}

for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  const work = asked.open ? open : asked.next ? next : close;
  console.log(JSON.stringify(await work(asked)));
}
