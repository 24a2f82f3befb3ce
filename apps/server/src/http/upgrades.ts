import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Log } from '../lib/log.js';

/** A connection that HTTP has let go of. */
export interface Upgrade {
  request: IncomingMessage;
  socket: Duplex;
  /** What came behind the request. */
  head: Buffer;
}

export interface UpgradeRefusal {
  status: string;
  retryAfterSeconds?: number;
}

/** Takes the connection over, or says why not. */
type Take = (upgrade: Upgrade) => Promise<UpgradeRefusal | undefined>;

/** Milliseconds in which a refusal is read, or not. */
const FAREWELL = 3000;

const BROKEN = { status: '500 Internal Server Error' };
const STOPPING = { status: '503 Service Unavailable' };

/**
 * The one owner of the upgrades of a server: whatever a stranger sends, drops or resets, and whatever
 * `take` does with it, ends here with one connection. Answers with what stops it.
 */
export function ownUpgrades(server: Server, take: Take, log: Log): () => void {
  let stopped = false;
  server.on('upgrade', (request, socket, head) => {
    // Before anything else: Node has taken its own listener away, and an error that nobody hears ends the process.
    socket.on('error', () => socket.destroy());
    judge({ request, socket, head }).then(
      (refusal) => refusal && refuse(socket, refusal),
      (cause: unknown) => {
        log.error({ err: cause }, 'an upgrade failed');
        refuse(socket, BROKEN);
      },
    );
  });

  async function judge(upgrade: Upgrade): Promise<UpgradeRefusal | undefined> {
    return stopped ? STOPPING : take(upgrade);
  }

  return () => {
    stopped = true;
  };
}

function refuse(socket: Duplex, { status, retryAfterSeconds }: UpgradeRefusal): void {
  const wait = retryAfterSeconds === undefined ? [] : [`Retry-After: ${retryAfterSeconds}`];
  const lines = [`HTTP/1.1 ${status}`, 'Connection: close', 'Content-Length: 0', ...wait];
  // The other side may never close its half, nor read.
  const late = setTimeout(() => socket.destroy(), FAREWELL);
  socket.once('close', () => clearTimeout(late)).once('finish', () => socket.destroy());
  socket.end(`${lines.join('\r\n')}\r\n\r\n`);
}
