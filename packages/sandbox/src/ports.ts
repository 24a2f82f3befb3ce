import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import { listen, type Listening } from './listen.js';

export interface Endpoint {
  host: string;
  port: number;
  security: 'TLS' | 'STARTTLS';
}

export type PortChoice = 'ephemeral' | { base: number };

export interface Ports {
  /** Every port handed out, also the ones on which nobody listens. */
  all(): number[];
  open(create: () => Server): Promise<number>;
  /** A port that refuses connections. */
  reserve(): Promise<number>;
  close(): Promise<void>;
}

/** Hands out ports in the order of the calls: free ones, or base, base + 1, … */
export function createPorts(choice: PortChoice): Ports {
  const all: number[] = [];
  const listening: Listening[] = [];
  const next = () => (choice === 'ephemeral' ? 0 : choice.base + all.length);
  return {
    all: () => [...all],
    async open(create) {
      const opened = await listen(create, next());
      listening.push(opened);
      all.push(opened.port);
      return opened.port;
    },
    async reserve() {
      const port = choice === 'ephemeral' ? await freeBelow() : await free(next());
      all.push(port);
      return port;
    },
    close: async () => {
      await Promise.all(listening.map((one) => one.close()));
    },
  };
}

/** Bound for a moment, so that it is a free one, and given back. */
async function free(port: number): Promise<number> {
  await (await listen(createServer, port)).close();
  return port;
}

/** Below the ports that systems give to whoever asks for any: nobody is given this one a moment later. */
async function freeBelow(): Promise<number> {
  for (let tries = 20; tries > 0; tries -= 1) {
    const port = await free(randomInt(20_000, 30_000)).catch(() => undefined);
    if (port !== undefined) return port;
  }
  throw new Error('there is no free port for the server that refuses connections');
}
