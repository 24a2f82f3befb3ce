import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface TokenEndpoint {
  url: string;
  /** The bodies of all requests, the oldest first. */
  requests: URLSearchParams[];
  /** How the next requests are answered, until it is changed. */
  answer(how: (response: ServerResponse, form: URLSearchParams) => void): void;
  close(): void;
}

/** A token endpoint on loopback that does what a test tells it, and writes down what it was asked. */
export async function startTokenEndpoint(): Promise<TokenEndpoint> {
  const requests: URLSearchParams[] = [];
  const sockets = new Set<Socket>();
  let how: (response: ServerResponse, form: URLSearchParams) => void = () => undefined;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const form = new URLSearchParams(body);
      requests.push(form);
      how(response, form);
    });
  });
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server that listens has one
  return {
    url: `http://127.0.0.1:${port}/token`,
    requests,
    answer: (next) => void (how = next),
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

export function json(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
