import { afterEach, beforeAll, expect, it } from 'vitest';
import type { MailProtocol } from '@mailkey/server/features/diagnoses/facts';
import { createCertificates, type Certificates } from './certificates.js';
import { playHonest } from './honest.js';
import { runProbe } from './probing.js';
import { startThrowaway, type Peer, type Throwaway } from './throwaway.js';

const limits = { connectMs: 1_500, greetingMs: 400, idleMs: 700 };

let certificates: Certificates;
let server: Throwaway;

beforeAll(() => {
  certificates = createCertificates();
});
afterEach(() => server.close());

/** Each connection by its own script, the last of them for all that follow; TLS where none is said in clear. */
async function serve(protocol: MailProtocol, said: (string | undefined)[]): Promise<void> {
  const play = async (peer: Peer): Promise<void> => {
    const words = said[Math.min(server.connections, said.length) - 1];
    if (words === undefined) {
      await peer.startTls();
      return playHonest(protocol)(peer);
    }
    peer.say(words);
    await peer.hear();
    peer.end();
  };
  server = await startThrowaway({ certificate: certificates.good, implicitTls: false, play });
}

const check = async (protocol: MailProtocol) => {
  const { port } = server;
  const { ca } = certificates;
  const { facts } = await runProbe({ protocol, security: 'TLS', port, ca, tools: { limits } });
  return facts;
};

it.each<[MailProtocol, string, string]>([
  ['IMAP', '* BYE too many connections\r\n', 'BYE'],
  ['SMTP', '421 4.7.0 Too many connections\r\n', '421'],
  ['SMTP', '554-mail.example.com\r\n554 5.7.1 You are not welcome\r\n', '554'],
  ['POP3', '-ERR [SYS/TEMP] too many connections\r\n', '-ERR'],
])('%s: %j is heard of a port that spoke TLS before', async (protocol, words, status) => {
  await serve(protocol, [undefined, undefined, words]);
  expect(await check(protocol)).toMatchObject({ outcome: 'ok' });
  expect(await check(protocol)).toMatchObject({ outcome: 'ok' });
  const refused = { failedStep: 'secure', fault: { kind: 'refused', status } };
  expect(await check(protocol)).toMatchObject(refused);
  expect(server.connections).toBe(4);
  // From now on it is listened to at once.
  expect(await check(protocol)).toMatchObject(refused);
  expect(server.connections).toBe(5);
});

it('a port that turns away one connection and takes the next has done nobody harm', async () => {
  await serve('IMAP', [undefined, '* BYE try again\r\n', undefined]);
  expect(await check('IMAP')).toMatchObject({ outcome: 'ok' });
  expect(await check('IMAP')).toMatchObject({ outcome: 'ok' });
  expect(server.connections).toBe(3);
});

it('its certificate is judged each time', async () => {
  await serve('IMAP', [undefined]);
  expect(await check('IMAP')).toMatchObject({ outcome: 'ok' });
  const { ca } = createCertificates();
  const { facts } = await runProbe({ protocol: 'IMAP', security: 'TLS', port: server.port, ca });
  const network = { stage: 'TLS', certificate: { subject: 'good' } };
  expect(facts).toMatchObject({ failedStep: 'secure', fault: { kind: 'network', network } });
  expect(server.connections).toBe(2);
});
