import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

interface Answer {
  status: number;
  body?: string;
  headers?: Record<string, string>;
}

/** A webhook's receiver on loopback that keeps what it gets. */
export interface Receiver {
  url: string;
  port: number;
  received: Received[];
  /** Decides each answer from now on; a promise that never resolves leaves the caller waiting. */
  answers(next: (request: Received, count: number) => Answer | Promise<Answer>): void;
  /** Resolves when so many have come. */
  until(count: number): Promise<void>;
  close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  let answer: Parameters<Receiver['answers']>[0] = () => ({ status: 204 });
  let watching: { count: number; resolve: () => void }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const one = { headers: request.headers, body: Buffer.concat(chunks).toString('utf8') };
      received.push(one);
      watching = watching.filter(({ count, resolve }) => {
        if (received.length >= count) resolve();
        return received.length < count;
      });
      void Promise.resolve(answer(one, received.length)).then(({ status, body, headers }) => {
        response.writeHead(status, headers).end(body);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server that listens has one
  return {
    url: `http://127.0.0.1:${port}/hooks/mail`,
    port,
    received,
    answers: (next) => {
      answer = next;
    },
    until: (count) =>
      received.length >= count
        ? Promise.resolve()
        : new Promise((resolve) => watching.push({ count, resolve })),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
