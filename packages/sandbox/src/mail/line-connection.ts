import type { Socket } from 'node:net';
import { TLSSocket, type SecureContext } from 'node:tls';

/** Long enough for any token in base64; a longer line ends the connection. */
const longestLine = 32 * 1024;

/** A socket that is read in lines, and in counted bytes for IMAP's literals. */
export interface LineConnection {
  /** Undefined once the client is gone, or has sent too long a line. */
  readLine(): Promise<string | undefined>;
  readBytes(count: number): Promise<string | undefined>;
  /** Adds CRLF. */
  write(line: string): void;
  /** STARTTLS: what the client has sent ahead in plain text is thrown away (RFC 9051 section 11.1). */
  upgrade(context: SecureContext): Promise<boolean>;
  end(): void;
  readonly secure: boolean;
}

interface Inbox {
  bytes: Buffer;
  closed: boolean;
  wake: () => void;
  /** Lets the client send on, after it was held back. */
  resume: () => void;
}

const nothing = () => undefined;

export function openLines(first: Socket, encrypted: boolean): LineConnection {
  let socket = first;
  let secure = encrypted;
  const inbox: Inbox = { bytes: Buffer.alloc(0), closed: false, wake: nothing, resume: nothing };
  let detach = attach(socket, inbox);

  return {
    get secure() {
      return secure;
    },
    async readLine() {
      // Whoever does not read the answers is asked nothing more, so that they do not pile up.
      if (socket.writableNeedDrain) await drained(socket);
      return readLine(inbox, () => socket.destroy());
    },
    readBytes: (count) => readBytes(inbox, count),
    write: (line) => {
      if (socket.writable) socket.write(`${line}\r\n`);
    },
    end: () => {
      socket.end();
    },
    async upgrade(context) {
      detach();
      inbox.bytes = Buffer.alloc(0);
      if (socket.destroyed) return false;
      const wrapped = await handshake(socket, context);
      if (!wrapped) return false;
      socket = wrapped;
      detach = attach(socket, inbox);
      secure = true;
      return true;
    },
  };
}

function attach(socket: Socket, inbox: Inbox): () => void {
  const take = (chunk: Buffer) => {
    inbox.bytes = Buffer.concat([inbox.bytes, chunk]);
    if (inbox.bytes.length > 2 * longestLine) socket.pause();
    inbox.wake();
  };
  const close = () => {
    inbox.closed = true;
    inbox.wake();
  };
  inbox.resume = () => socket.resume();
  socket.on('data', take).on('close', close).on('end', close);
  // A client that resets the connection is nothing to report.
  socket.on('error', () => socket.destroy());
  return () => socket.off('data', take).off('close', close).off('end', close);
}

function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('drain', resolve).once('close', resolve);
  });
}

async function readLine(inbox: Inbox, giveUp: () => void): Promise<string | undefined> {
  for (;;) {
    const end = inbox.bytes.indexOf('\n');
    if (end >= 0) {
      const line = inbox.bytes.subarray(0, end).toString('utf8');
      inbox.bytes = inbox.bytes.subarray(end + 1);
      return line.replace(/\r$/, '');
    }
    if (inbox.bytes.length > longestLine) {
      giveUp();
      return undefined;
    }
    if (inbox.closed) return undefined;
    await nextChunk(inbox);
  }
}

async function readBytes(inbox: Inbox, count: number): Promise<string | undefined> {
  while (inbox.bytes.length < count) {
    if (inbox.closed) return undefined;
    await nextChunk(inbox);
  }
  const bytes = inbox.bytes.subarray(0, count).toString('utf8');
  inbox.bytes = inbox.bytes.subarray(count);
  return bytes;
}

function nextChunk(inbox: Inbox): Promise<void> {
  return new Promise((resolve) => {
    inbox.wake = resolve;
    inbox.resume();
  });
}

function handshake(socket: Socket, secureContext: SecureContext): Promise<TLSSocket | undefined> {
  return new Promise((resolve) => {
    const wrapped = new TLSSocket(socket, { isServer: true, secureContext });
    wrapped.once('secure', () => resolve(wrapped));
    wrapped.once('error', () => resolve(undefined));
    wrapped.once('close', () => resolve(undefined));
  });
}
