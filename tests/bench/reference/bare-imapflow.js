import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { ImapFlow } from 'imapflow';

/**
 * What a check cannot do without, and nothing else: connect, sign in with a token, ask for the inbox, say
 * goodbye. A process of its own, so that its processor time is its own. Reads from a file
 * `{ host, port, ca, atOnce, logins: [{ user, accessToken }] }`; for each line of its input it goes through
 * all logins once and prints `{ ms, processorMs, failed }`.
 */
const { host, port, ca, atOnce, logins } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const tls = { secureContext: createSecureContext({ ca, minVersion: 'TLSv1.2' }) };

async function visit(auth) {
  const client = new ImapFlow({ host, port, secure: true, auth, tls, logger: false });
  client.on('error', () => undefined);
  await client.connect();
  const { messages } = await client.status('INBOX', { messages: true });
  await client.logout();
  return messages !== undefined;
}

async function all() {
  const waiting = [...logins];
  let failed = 0;
  const from = { ms: performance.now(), processor: process.cpuUsage() };
  const worker = async () => {
    for (let login = waiting.shift(); login; login = waiting.shift())
      if (!(await visit(login).catch(() => false))) failed += 1;
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const { user, system } = process.cpuUsage(from.processor);
  return { ms: performance.now() - from.ms, processorMs: (user + system) / 1000, failed };
}

process.stdin.on('data', () => void all().then((seen) => console.log(JSON.stringify(seen))));
