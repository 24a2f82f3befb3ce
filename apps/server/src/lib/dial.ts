import { connect, type Socket } from 'node:net';
import type { Clock } from './clock.js';
import type { ResolvedAddress } from './egress.js';
import { withTimeLimit } from './time-limit.js';

export interface DialLimits {
  /** For all addresses together. */
  milliseconds: number;
  signal: AbortSignal;
  clock: Clock;
  /** Hears of each address that did not answer. */
  failed?: (address: string, error: unknown) => void;
}

/**
 * Connects to the first address that answers; each gets a fair share of the time. The addresses are
 * those that `egress.resolve` has passed. The socket is paused: no byte is lost before somebody
 * reads it. Throws Node's error of the last one, ETIMEDOUT where the time was over.
 */
export async function dialFirst(
  addresses: readonly ResolvedAddress[],
  port: number,
  { milliseconds, signal, clock, failed }: DialLimits,
): Promise<Socket> {
  const ends = clock().getTime() + milliseconds;
  let failure: unknown = new Error('no address');
  for (const [at, { address }] of addresses.entries()) {
    const left = ends - clock().getTime();
    const share = Math.max(Math.ceil(left / (addresses.length - at)), 1);
    try {
      return await withTimeLimit(signal, share, (limited) => connected(address, port, limited));
    } catch (error) {
      failure = error;
      failed?.(address, error);
    }
  }
  throw failure;
}

function connected(address: string, port: number, signal: AbortSignal): Promise<Socket> {
  const socket = connect({ host: address, port, noDelay: true });
  // From its first moment until somebody else listens: a reset that nobody hears ends the process.
  socket.on('error', () => undefined);
  const connecting = new Promise<Socket>((resolve, reject) => {
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject).pause();
      resolve(socket);
    });
  });
  return Promise.race([connecting, untilAborted(signal)]).catch((error: unknown) => {
    connecting.catch(() => undefined);
    socket.destroy();
    throw error;
  });
}

/** Rejects with ETIMEDOUT when the signal aborts; never resolves. */
export function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const end = (): void => {
      reject(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' }));
    };
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}
