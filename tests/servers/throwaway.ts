import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { createSecureContext, TLSSocket } from 'node:tls';
import type { Certificate } from './certificates.js';

/** One connection of a throw-away server, as its script sees it. */
export interface Peer {
  say(text: string): void;
  /** The next line, or undefined when the client has gone. */
  hear(): Promise<string | undefined>;
  startTls(): Promise<void>;
  end(): void;
  /** Breaks the connection off, without the end that TCP has for it. */
  reset(): void;
  /** Resolves when the connection is over on both sides. */
  gone: Promise<void>;
}

export interface Throwaway {
  port: number;
  /** All that was received in clear, and all that was received under TLS. */
  heard: { clear: string; secret: string };
  connections: number;
  /** Resolves when no connection is left: the client has closed what it opened. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

interface Script {
  certificate: Certificate;
  /** TLS from the first byte. */
  implicitTls: boolean;
  play: (peer: Peer) => Promise<void>;
}

/** A server that says what its script says: mail servers that no honest software would be. */
export async function startThrowaway({
  certificate,
  implicitTls,
  play,
}: Script): Promise<Throwaway> {
  const heard = { clear: '', secret: '' };
  const open = new Set<Socket>();
  const ends: Promise<void>[] = [];
  const throwaway = { connections: 0 };
  const context = createSecureContext({
    key: certificate.key,
    cert: certificate.certificate,
    // Keys and signatures that OpenSSL would not load any more are what some servers have.
    ciphers: 'DEFAULT@SECLEVEL=0',
  });

  const server = createServer((socket) => {
    throwaway.connections += 1;
    open.add(socket);
    socket.on('error', () => undefined);
    const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    ends.push(gone.then(() => void open.delete(socket)));
    void talk(socket, gone).catch(() => socket.destroy());
  });

  async function talk(socket: Socket, gone: Promise<void>): Promise<void> {
    let current = implicitTls ? await secure(socket) : socket;
    let lines = read(current, implicitTls);
    await play({
      gone,
      say: (text) => void (current.writable && current.write(text, 'latin1')),
      hear: () => lines.next(),
      startTls: async () => {
        lines.stop();
        current = await secure(socket);
        lines = read(current, true);
      },
      end: () => current.end(),
      // What was said before goes out first.
      reset: () => void setImmediate(() => socket.resetAndDestroy()),
    });
  }

  function secure(socket: Socket): Promise<Socket> {
    return new Promise((resolve, reject) => {
      const tls = new TLSSocket(socket, { isServer: true, secureContext: context });
      tls.on('error', reject).once('secure', () => resolve(tls));
    });
  }

  function read(
    socket: Socket,
    secret: boolean,
  ): { next: () => Promise<string | undefined>; stop: () => void } {
    const record = (chunk: Buffer): void => {
      heard[secret ? 'secret' : 'clear'] += chunk.toString('latin1');
    };
    socket.on('data', record);
    const reader = createInterface({ input: socket, terminal: false });
    const waiting: string[] = [];
    let wake: (() => void) | undefined;
    let over = false;
    reader.on('line', (line) => {
      waiting.push(line);
      wake?.();
    });
    const end = (): void => {
      over = true;
      wake?.();
    };
    // readline passes the errors of its input on.
    reader.on('close', end).on('error', end);
    socket.on('close', end);
    return {
      next: async () => {
        while (waiting.length === 0 && !over)
          await new Promise<void>((resolve) => (wake = resolve));
        return waiting.shift();
      },
      stop: () => {
        socket.off('data', record);
        reader.removeAllListeners();
        socket.removeAllListeners('data').pause();
      },
    };
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    heard,
    // A server that listens on TCP has a port.
    port: (server.address() as AddressInfo).port,
    get connections() {
      return throwaway.connections;
    },
    quiet: async () => {
      await Promise.all(ends);
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
