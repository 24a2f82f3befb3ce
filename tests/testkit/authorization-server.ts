import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { json } from './token-endpoint.js';

export interface Asked {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  query: URLSearchParams;
  form: URLSearchParams;
}

/** What an answer is made of: an object is JSON with 200, undefined is 404. */
type Answer = object | undefined | ((response: ServerResponse, asked: Asked) => void);

export interface AuthorizationServer {
  origin: string;
  /** All that was asked, the oldest first. */
  asked: Asked[];
  /** By path; `(base)` is the origin. Replaces what stood there. */
  serve(path: string, answer: Answer | ((asked: Asked) => object)): void;
  /** Those whose path ends so. */
  at(end: string): Asked[];
  close(): Promise<void>;
}

/** Somebody's authorization server on loopback: as good or as odd as a test makes it. */
export async function startAuthorizationServer(): Promise<AuthorizationServer> {
  const asked: Asked[] = [];
  const pages = new Map<string, Answer>();
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      const one = {
        method: request.method ?? '',
        path: url.pathname,
        headers: request.headers,
        query: url.searchParams,
        form: new URLSearchParams(body),
      };
      asked.push(one);
      const answer = pages.get(url.pathname);
      if (answer === undefined) response.writeHead(404).end('nothing here');
      else if (typeof answer === 'function') answer(response, one);
      else json(response, answer);
    });
  });
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server that listens has one
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    serve: (path, answer) => void pages.set(path, answer as Answer),
    at: (end) => asked.filter(({ path }) => path.endsWith(end)),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** An unsigned token with these claims: nobody here checks a signature. */
export function unsigned(claims: object): string {
  return `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`;
}
