import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * The first of `count` neighbouring ports that are free on loopback now. Below those that systems give
 * to whoever asks for any, so that nobody is given one before its server listens.
 */
export async function freePort(count = 1): Promise<number> {
  for (;;) {
    const first = randomInt(10_000, 15_000 - count);
    const wanted = Array.from({ length: count }, (_, index) => first + index);
    const free = await Promise.all(wanted.map(isFree));
    if (free.every(Boolean)) return first;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
