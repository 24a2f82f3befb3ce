import { isIP } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { connect, type TLSSocket } from 'node:tls';
import type { Server } from './command-line.js';
import { createLineReader, type LineReader } from './line-reader.js';
import { Problem } from './problem.js';
import { loginProblem, networkProblem } from './refusal.js';

const PATIENCE_MS = 30_000;
const FAREWELL_MS = 5_000;

interface Ends {
  stdin: Readable;
  stdout: Writable;
}

/**
 * Signs in by SASL XOAUTH2 and passes the session on with the greeting PREAUTH (RFC 9051 section
 * 7.1.4), which every IMAP client takes for "signed in already". Throws Problem.
 */
export async function imapSession(server: Server, message: string, ends: Ends): Promise<void> {
  const socket = await open(server);
  const lines = createLineReader(socket);
  const late = setTimeout(() => socket.destroy(timeout()), PATIENCE_MS);
  try {
    await signIn(socket, lines, message);
    socket.setTimeout(0);
  } catch (error) {
    socket.destroy();
    throw error instanceof Problem ? error : networkProblem(server.host, error);
  } finally {
    clearTimeout(late);
  }
  ends.stdout.write('* PREAUTH Signed in by mailkey-token.\r\n');
  ends.stdout.write(lines.rest());
  await relay(socket, ends);
}

function open({ host, port }: Server): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const servername = isIP(host) ? {} : { servername: host };
    const socket = connect({
      ...{ host, port, ...servername },
      ...{ minVersion: 'TLSv1.2', rejectUnauthorized: true },
    });
    const fail = (error: Error): void =>
      void (socket.destroy(), reject(networkProblem(host, error)));
    socket.setTimeout(PATIENCE_MS, () => fail(timeout()));
    socket.once('error', fail);
    socket.once('secureConnect', () => {
      socket.off('error', fail);
      resolve(socket);
    });
  });
}

/** Without an initial response, so that every server understands it; Exchange asks with a bare `+`. */
async function signIn(socket: TLSSocket, lines: LineReader, message: string): Promise<void> {
  const greeting = await lines.next();
  if (!/^\* OK\b/i.test(greeting)) throw loginProblem(greeting);
  socket.write('M1 AUTHENTICATE XOAUTH2\r\n');
  if (!(await answer(lines)).startsWith('+')) throw loginProblem('It does not know XOAUTH2.');
  socket.write(`${message}\r\n`);
  let said = await answer(lines);
  // The reason, as JSON in base64; an empty line lets the server end the exchange.
  if (said.startsWith('+')) {
    socket.write('\r\n');
    said = await answer(lines);
  }
  if (!/^M1 OK\b/i.test(said)) throw loginProblem(said);
}

/** The next line that belongs to the command. */
async function answer(lines: LineReader): Promise<string> {
  for (;;) {
    const line = await lines.next();
    if (/^\* BYE\b/i.test(line)) throw loginProblem(line);
    if (!line.startsWith('* ')) return line;
  }
}

/** Until either side ends; a connection that breaks later is the client's to notice. */
async function relay(socket: TLSSocket, { stdin, stdout }: Ends): Promise<void> {
  stdin.pipe(socket);
  // The client has gone; a server that does not care is not waited for.
  stdin.once('end', () => socket.setTimeout(FAREWELL_MS, () => socket.destroy()));
  await pipeline(socket, stdout, { end: false }).catch(() => undefined);
  stdin.unpipe(socket).destroy();
}

function timeout(): Error {
  return Object.assign(new Error('timeout'), { code: 'TimeoutError' });
}
