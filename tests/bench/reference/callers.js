import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

/**
 * Callers of an HTTP server, each over a connection of its own that stays open, with as little work as can be:
 * they share the machine with the server. Reads lines `{ port, callers, times, headers, body }`; all callers post
 * the body so often, each after its last answer, and it prints `{ perSecond, p50, p99, failed }`, in milliseconds.
 */
async function visit({ port, callers, times, headers, body }) {
  const head = Object.entries({ 'content-type': 'application/json', ...headers });
  const lines = head.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const length = `content-length: ${Buffer.byteLength(body)}\r\n`;
  const request = `POST /graphql HTTP/1.1\r\nhost: localhost:${port}\r\n${lines}${length}\r\n${body}`;
  const all = await Promise.all(Array.from({ length: callers }, () => open(port)));
  const took = [];
  let failed = 0;
  const began = performance.now();
  await Promise.all(
    all.map(async ({ ask }) => {
      for (let at = 0; at < times; at += 1) {
        const from = performance.now();
        if (!isGood(await ask(request))) failed += 1;
        took.push(performance.now() - from);
      }
    }),
  );
  const perSecond = (took.length * 1000) / (performance.now() - began);
  for (const { socket } of all) socket.destroy();
  took.sort((one, other) => one - other);
  const at = (share) => took[Math.ceil(took.length * share) - 1];
  return { perSecond, p50: at(0.5), p99: at(0.99), failed };
}

const isGood = (answer) => answer.startsWith('HTTP/1.1 200') && !answer.includes('"errors"');

async function open(port) {
  const socket = connect(port, '127.0.0.1').setNoDelay();
  await once(socket, 'connect');
  let text = '';
  let answered;
  socket.setEncoding('latin1').on('data', (chunk) => {
    text += chunk;
    const end = text.indexOf('\r\n\r\n');
    const length = /content-length: (\d+)/i.exec(text)?.[1];
    if (end < 0 || text.length < end + 4 + Number(length)) return;
    const answer = text;
    text = '';
    answered(answer);
  });
  const ask = (request) =>
    new Promise((resolve) => {
      answered = resolve;
      socket.write(request);
    });
  return { socket, ask };
}

for await (const line of createInterface({ input: process.stdin }))
  console.log(JSON.stringify(await visit(JSON.parse(line))));
