import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { ServerFacts } from '../diagnoses/facts.js';
import { dial, resolveHost, type Dialling } from './probes/dial.probe.js';
import { ProbeFailure } from './probes/fault.js';
import { tlsOptions } from '../../lib/tls-options.js';
import { isFaultOfTlsPeer } from './speaks-tls.js';
import { withTimeLimit } from '../../lib/time-limit.js';

/** Long enough for a far server's greeting, short beside the check's own deadline. */
const PATIENCE = 5000;

/** Every one of our protocols lets the server speak first. */
const GREETING = /^(\* (OK|BYE|PREAUTH)|\+OK|-ERR|220|421|554)/i;

export type FirstByteTools = Dialling['tools'];

/** Whether the port answers a TLS handshake; one that fails over the certificate is an answer too. */
export function speaksTls(server: ServerFacts, tools: FirstByteTools): Promise<boolean> {
  return connected(server, tools, (socket, settle) => {
    const secured = connectTls({
      ...tlsOptions(server, tools.egress),
      rejectUnauthorized: true,
      socket,
    });
    secured.once('secureConnect', () => settle(true));
    secured.once('error', (error: Error & { code?: string }) =>
      settle(isFaultOfTlsPeer(error.code ?? '')),
    );
  });
}

/** Whether the port greets without TLS. */
export function speaksPlain(server: ServerFacts, tools: FirstByteTools): Promise<boolean> {
  return connected(server, tools, (socket, settle) => {
    socket.once('data', (bytes: Buffer) => settle(GREETING.test(bytes.toString('latin1'))));
    socket.resume();
  });
}

type Settle = (answer: boolean) => void;

/** False as well where nobody answers: the question was only whether it does. */
async function connected(
  target: ServerFacts,
  tools: FirstByteTools,
  ask: (socket: Socket, settle: Settle) => void,
): Promise<boolean> {
  const dialling = { target, tools, limits: { connectMs: PATIENCE } };
  try {
    const socket = await dial(await resolveHost(dialling), dialling);
    try {
      return await answered(socket, tools, ask);
    } finally {
      socket.destroy();
    }
  } catch (error) {
    if (error instanceof ProbeFailure) return false;
    throw error;
  }
}

function answered(
  socket: Socket,
  { deadline }: FirstByteTools,
  ask: (socket: Socket, settle: Settle) => void,
): Promise<boolean> {
  const wait = (limited: AbortSignal) =>
    new Promise<boolean>((resolve) => {
      limited.addEventListener('abort', () => resolve(false), { once: true });
      socket.on('error', () => resolve(false)).once('close', () => resolve(false));
      ask(socket, resolve);
    });
  return withTimeLimit(deadline.signal, PATIENCE, wait);
}
