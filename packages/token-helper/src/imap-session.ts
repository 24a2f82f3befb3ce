import type { Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Server } from './command-line.js';
import { signIn } from './imap-login.js';
import { startTalk, type ImapTalk } from './imap-talk.js';
import { loginProblem } from './login-problem.js';
import { codeOf, networkProblem } from './network-problem.js';
import { exitCodes, plainText, Problem } from './problem.js';
import type { Bearer } from './sasl.js';
import { patienceUntil, waitOut } from './wait-out.js';

const FAREWELL_MS = 5_000;
/** What Dovecot reads; it hangs up without a word on more. */
const LONGEST_MESSAGE = 8191;

interface Ends {
  stdin: Readable;
  stdout: Writable;
}

interface Surroundings {
  open: () => Promise<Socket>;
  ends: Ends;
  /** Of the wait for what passes, by performance.now(). */
  end: number;
}

/**
 * Signs in with the token and passes the session on with the greeting PREAUTH (RFC 9051 section
 * 7.1.4), which every IMAP client takes for "signed in already". Throws Problem.
 */
export async function imapSession(
  server: Server,
  bearer: Bearer,
  { open, ends, end }: Surroundings,
): Promise<void> {
  let latest: Socket | undefined;
  const call = async (): Promise<ImapTalk> => {
    latest?.destroy();
    latest = undefined;
    latest = await open();
    return greeted(latest, server, end);
  };
  try {
    const { socket, rest } = await waitOut(end, () => signIn(bearer, server, call));
    socket.setTimeout(0).removeAllListeners('timeout');
    ends.stdout.write('* PREAUTH Signed in by mailkey-token.\r\n');
    ends.stdout.write(rest());
    await relay(socket, ends);
  } catch (error) {
    latest?.destroy();
    throw error instanceof Problem ? error : brokenOff(server, bearer, error);
  }
}

async function greeted(socket: Socket, server: Server, end: number): Promise<ImapTalk> {
  socket.setTimeout(patienceUntil(end), () => socket.destroy(timeout()));
  const talk = await startTalk(socket);
  const { greeting } = talk;
  if (/^\* OK\b/i.test(greeting)) return talk;
  if (/^\* (NO|BAD)\b/i.test(greeting)) throw loginProblem(greeting);
  const place = `${server.host}:${server.port}`;
  const what = /^\* PREAUTH\b/i.test(greeting)
    ? `The IMAP server at ${place} says that somebody is signed in already, so it asks for no token`
    : `What listens at ${place} is no IMAP server`;
  const sentence = `${what}: it begins with “${plainText(greeting).slice(0, 100)}”. Check host and port.`;
  throw new Problem(exitCodes.protocol, sentence);
}

/** It was reached, so what ended the conversation is no fault of the way there. */
function brokenOff({ host }: Server, { accessToken }: Bearer, error: unknown): Problem {
  const { length } = accessToken;
  if ((length * 4) / 3 >= LONGEST_MESSAGE)
    return new Problem(
      exitCodes.noPermission,
      `${host} hangs up without a word. The token has ${length} characters, more than some servers read: its admin must allow more, or the account needs fewer groups and claims.`,
    );
  if (/^(ECONNRESET|EPIPE)$/.test(codeOf(error)))
    return new Problem(
      exitCodes.tryAgain,
      `${host} hangs up without a word. Try again later; where that does not help, the server’s admin finds the reason in its log.`,
    );
  return networkProblem(host, error);
}

/** Until either side ends; a connection that breaks later is the client's to notice. */
async function relay(socket: Socket, { stdin, stdout }: Ends): Promise<void> {
  stdin.pipe(socket);
  // The client has gone; a server that does not care is not waited for.
  stdin.once('end', () => socket.setTimeout(FAREWELL_MS, () => socket.destroy()));
  await pipeline(socket, stdout, { end: false }).catch(() => undefined);
  stdin.unpipe(socket).destroy();
}

function timeout(): Error {
  return Object.assign(new Error('timeout'), { code: 'TimeoutError' });
}
