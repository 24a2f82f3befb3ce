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

function listenOn(server: Server, port: number, host: string) {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
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
      server.off('error', reject);
      resolve({ server, close });
    });
  });
}
