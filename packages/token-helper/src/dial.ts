import { lookup } from 'node:dns/promises';
import { connect, isIP, type Socket } from 'node:net';
import { codeOf } from './network-problem.js';
import { within } from './within.js';

const EACH_MS = 5_000;

/**
 * Connects to the first address of the host that answers, each of which has 5 s. Throws what went wrong
 * at the only one, or an error whose `tried` says what went wrong at each.
 */
export async function dial(host: string, port: number, signal: AbortSignal): Promise<Socket> {
  const addresses = isIP(host) ? [{ address: host }] : await found(host, signal);
  const failures: { address: string; error: unknown }[] = [];
  for (const { address } of addresses) {
    try {
      return await reach(address, port, signal);
    } catch (error) {
      signal.throwIfAborted();
      failures.push({ address, error });
    }
  }
  if (failures.length === 1) throw failures[0]?.error;
  const tried = failures.map(({ address, error }) => `${address} ${codeOf(error)}`).join(', ');
  throw Object.assign(new Error('no address answers'), { code: tried });
}

/** A resolver that hangs is not waited for. */
function found(host: string, signal: AbortSignal): Promise<{ address: string }[]> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    lookup(host, { all: true }).then(resolve, reject);
  });
}

function reach(host: string, port: number, signal: AbortSignal): Promise<Socket> {
  const socket = connect({ host, port, noDelay: true });
  const late = (): void =>
    void socket.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' }));
  socket.setTimeout(EACH_MS, late);
  const connected = new Promise<Socket>((resolve, reject) => {
    // It stays: an error that nobody hears ends the process.
    socket.on('error', reject).once('connect', () => {
      socket.setTimeout(0).off('timeout', late);
      resolve(socket);
    });
  });
  return within(signal, socket, connected);
}
