import type { AddressInfo, Server, Socket } from 'node:net';

export interface Listening {
  port: number;
  close(): Promise<void>;
}

/**
 * On 127.0.0.1, and on ::1 too where there is one: `localhost` may mean either. Port 0: any free one.
 * `create` makes any server of Node's that listens: http, net or tls.
 */
export async function listen(create: () => Server, port: number): Promise<Listening> {
  const first = await listenOn(create(), port, '127.0.0.1');
  // A server that listens on TCP has an AddressInfo; a string would be a pipe's name.
  const actual = (first.server.address() as AddressInfo).port;
  const second = await listenOn(create(), actual, '::1').catch(() => undefined);
  return {
    port: actual,
    close: async () => {
      await Promise.all([first.close(), second?.close()]);
    },
  };
}

/** Connections of one server at once, and the milliseconds that one may move nothing. */
const connections = 200;
const idleLimit = 5 * 60_000;

function listenOn(server: Server, port: number, host: string) {
  const sockets = new Set<Socket>();
  server.maxConnections = connections;
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    // Whoever else listens: a reset that nobody hears would end the process, a silence that nobody minds would fill it.
    socket.on('error', () => socket.destroy());
    socket.setTimeout(idleLimit, () => socket.destroy());
    // Its lines are short, and each would wait for the acknowledgement of the one before.
    socket.setNoDelay(true);
    socket.on('close', () => sockets.delete(socket));
  });
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      for (const socket of sockets) socket.destroy();
    });
  return new Promise<{ server: Server; close: () => Promise<void> }>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      // Later ones are of a single connection that could not be taken.
      server.off('error', reject).on('error', () => undefined);
      resolve({ server, close });
    });
  });
}
