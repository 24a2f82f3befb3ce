import type { Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Server } from './command-line.js';
import { signIn } from './imap-login.js';
import { startTalk, type ImapTalk } from './imap-talk.js';
import { networkProblem } from './network-problem.js';
import { exitCodes, Problem } from './problem.js';
import { loginProblem } from './refusal.js';
import type { Bearer } from './sasl.js';

/** A silence of this length ends the login. */
const SILENCE_MS = 40_000;
const FAREWELL_MS = 5_000;
/** What Dovecot reads; it hangs up without a word on more. */
const LONGEST_MESSAGE = 8191;

export interface Ends {
  stdin: Readable;
  stdout: Writable;
}

/**
 * Signs in with the token and passes the session on with the greeting PREAUTH (RFC 9051 section
 * 7.1.4), which every IMAP client takes for "signed in already". Throws Problem.
 */
export async function imapSession(
  server: Server,
  bearer: Bearer,
  { open, ends }: { open: () => Promise<Socket>; ends: Ends },
): Promise<void> {
  let latest: Socket | undefined;
  const call = async (): Promise<ImapTalk> => {
    latest = await open();
    return greeted(latest);
  };
  try {
    const { socket, rest } = await signIn(bearer, server, call);
    socket.setTimeout(0).removeAllListeners('timeout');
    ends.stdout.write('* PREAUTH Signed in by mailkey-token.\r\n');
    ends.stdout.write(rest());
    await relay(socket, ends);
  } catch (error) {
    latest?.destroy();
    throw error instanceof Problem ? error : brokenOff(server, bearer, error);
  }
}

async function greeted(socket: Socket): Promise<ImapTalk> {
  socket.setTimeout(SILENCE_MS, () => socket.destroy(timeout()));
  const talk = await startTalk(socket);
  if (!/^\* OK\b/i.test(talk.greeting)) throw loginProblem(talk.greeting);
  return talk;
}

function brokenOff({ host }: Server, { accessToken }: Bearer, error: unknown): Problem {
  const problem = networkProblem(host, error);
  const { length } = accessToken;
  if ((length * 4) / 3 < LONGEST_MESSAGE) return problem;
  return new Problem(
    exitCodes.noPermission,
    `${host} hangs up without a word. The token has ${length} characters, more than some servers read: its admin must allow more, or the account needs fewer groups and claims.`,
  );
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
