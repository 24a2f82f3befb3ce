import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

export interface Proxy {
  port: number;
  /** What was asked for, by CONNECT: the target and what stands in Proxy-Authorization. */
  asked: [target: string | undefined, login: string | undefined][];
  close(): void;
}

/** A forward proxy on loopback that leads through to every target, or answers with this status or these bytes. */
export async function startProxy(answer: number | string = 200): Promise<Proxy> {
  const asked: Proxy['asked'] = [];
  const open = new Set<Socket>();
  const server = createServer();
  server.on('connect', ({ url, headers }, socket: Socket) => {
    open.add(socket);
    asked.push([url, headers['proxy-authorization']]);
    socket.on('error', () => undefined);
    if (typeof answer === 'string') return void socket.end(answer);
    if (answer !== 200) return void socket.end(`HTTP/1.1 ${answer} No\r\n\r\n`);
    const { hostname, port } = new URL(`tcp://${url}`);
    const inner = connect({ host: hostname, port: Number(port) }, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      inner.pipe(socket).pipe(inner);
    });
    inner.on('error', () => socket.destroy());
    socket.on('close', () => inner.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens
  const close = (): void => {
    for (const socket of open) socket.destroy();
    server.close();
  };
  return { port, asked, close };
}
