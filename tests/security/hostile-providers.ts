import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';

export type Behaviour = (response: ServerResponse, form: string, socket: Socket) => void;

const JSON_TYPE = { 'content-type': 'application/json' };
const HTML_TYPE = { 'content-type': 'text/html' };

const answers =
  (body: string, status = 200, headers: Record<string, string> = JSON_TYPE): Behaviour =>
  (response) =>
    void response.writeHead(status, headers).end(body);
const token = (fields: object): Behaviour =>
  answers(JSON.stringify({ access_token: 'a', token_type: 'Bearer', expires_in: 60, ...fields }));
const repeats = (response: ServerResponse, piece: string, every: number): void => {
  const timer = setInterval(() => response.write(piece), every);
  response.on('close', () => clearInterval(timer));
};

/** Token endpoints that mean no good, as security.md's attack 14 has them, and some more. */
export const hostile: Readonly<Record<string, Behaviour>> = {
  'never answers': () => undefined,
  'sends headers and never a body': (response) => response.writeHead(200, JSON_TYPE).flushHeaders(),
  'drips its body': (response) => {
    response.writeHead(200, JSON_TYPE).write('{"access_token":"');
    repeats(response, 'a', 200);
  },
  'never ends its body': (response) => {
    response.writeHead(200, JSON_TYPE).write('{"x":"');
    repeats(response, 'x'.repeat(1_000_000), 5);
  },
  'never ends its headers': (_response, _form, socket) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    const timer = setInterval(() => socket.write(`x-${'a'.repeat(60_000)}: y\r\n`), 20);
    socket.on('close', () => clearInterval(timer)).on('error', () => undefined);
  },
  'packs a bomb': (response) => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, 'a'));
    response.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }).end(bomb);
  },
  'sends elsewhere (302)': answers('', 302, { location: '/elsewhere' }),
  'sends elsewhere with the body (307)': answers('', 307, { location: '/elsewhere' }),
  'answers a page': answers('<html><script>alert(1)</script></html>', 200, HTML_TYPE),
  'answers nothing': answers(''),
  'breaks off its JSON': answers('{"access_token":"a","token_'),
  'answers a list': answers('[{"access_token":"a"}]'),
  'answers a number': answers('42'),
  'nests without end': answers('['.repeat(200_000)),
  'gives a token that is an object': token({ access_token: { toString: 'a' } }),
  'gives a token with line breaks': token({ access_token: 'a\r\nA1 LOGOUT\r\n' }),
  'gives a token with the separator of SASL': token({ access_token: 'a\u0001auth=Bearer b\u0001' }),
  'gives an endless token': token({ access_token: 'a'.repeat(20_000) }),
  'gives a token of another kind': token({ token_type: 'mac' }),
  'gives a token by the prototype': answers(
    '{"__proto__":{"access_token":"a","token_type":"Bearer"}}',
  ),
  'fails with status 200': answers('{"error":"invalid_client"}'),
  'fails with markup and controls': answers(
    JSON.stringify({
      error: '<b>x</b>',
      error_description: `\u001b[2J\n{"level":60}${'<img src=x onerror=alert(1)>'.repeat(500)}`,
    }),
    400,
  ),
  'says back what it was told': (response, form) =>
    void response.writeHead(500, HTML_TYPE).end(`<pre>${form}</pre>`),
  'hangs up in the middle': (response, _form, socket) => {
    response.writeHead(200, { ...JSON_TYPE, 'content-length': '1000' }).write('{"access_token"');
    setTimeout(() => socket.resetAndDestroy(), 50);
  },
  'speaks no HTTP': (_response, _form, socket) => socket.end('* OK IMAP4rev1 ready\r\n'),
  'lies about its length': (_response, _form, socket) =>
    socket.end('HTTP/1.1 200 OK\r\ncontent-length: -5\r\ncontent-length: 7\r\n\r\n{}'),
};

export interface HostileProviders {
  urlOf(behaviour: string): string;
  /** When each of them was asked, in epoch milliseconds. */
  asked: ReadonlyMap<string, number>;
  /** Paths that were asked, apart from the token endpoints themselves. */
  elsewhere: string[];
  close(): void;
}

/** All of them on loopback, each at a path of its own. */
export async function startHostileProviders(): Promise<HostileProviders> {
  const elsewhere: string[] = [];
  const asked = new Map<string, number>();
  const sockets = new Set<Socket>();
  const server = createServer((request: IncomingMessage, response) => {
    let form = '';
    const behaviour = decodeURIComponent(request.url ?? '').slice(1);
    asked.set(behaviour, Date.now());
    request.on('data', (piece: Buffer) => (form += piece.toString()));
    request.on('end', () => {
      const behave = hostile[behaviour];
      if (behave) behave(response, form, request.socket);
      else elsewhere.push(request.url ?? '');
    });
  });
  server.on('connection', (socket) => sockets.add(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server that listens has one
  return {
    asked,
    elsewhere,
    urlOf: (behaviour) => `http://127.0.0.1:${port}/${encodeURIComponent(behaviour)}`,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
