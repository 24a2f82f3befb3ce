import { tlsOptions } from '../../../lib/tls-options.js';
import { isFaultOfTlsPeer } from '../speaks-tls.js';
import type { Connection } from './protocol.js';
import { ProbeFailure } from './fault.js';
import { begin, type ProbeContext } from './probe-context.js';
import { hasSpokenTls, noteTls } from './spoken-tls.js';
import { tlsWords } from './tls-words.js';

/** What a probe talks over. */
export interface Connections {
  connection: Connection;
  /** A second connection, to the address that has answered. */
  dialAgain: () => Promise<Connection>;
}

/** The handshake, after what asks for it. */
export async function secure(
  context: ProbeContext,
  connection: Connection,
  ask?: () => Promise<void>,
): Promise<void> {
  await begin(context, 'secure');
  await ask?.();
  await shake(context, connection, true);
}

/**
 * The handshake where TLS comes first; gives the line over which it was made. To hear what is said in clear
 * instead, each record has to pass through our hands, which costs as much as the rest of a conversation. So a
 * port that has spoken TLS before is heard only when it does not: it is called once more then.
 */
export async function secureFirst(
  context: ProbeContext,
  { connection, dialAgain }: Connections,
): Promise<Connection> {
  const { host, port } = context.target;
  const spoken = hasSpokenTls(host, port);
  await begin(context, 'secure');
  try {
    await shake(context, connection, !spoken);
  } catch (error) {
    noteTls(host, port, false);
    if (!spoken || !isInClear(error)) throw error;
    const second = await dialAgain().catch(() => undefined);
    if (!second) throw error;
    await shake(context, second, true);
    return second;
  }
  noteTls(host, port, true);
  return connection;
}

async function shake(
  context: ProbeContext,
  { wire, talk }: Connection,
  overhear: boolean,
): Promise<void> {
  const { target, tools, steps, seen } = context;
  if (!overhear) wire.hearNothingInClear();
  const { protocol, certificate } = await talk.secure(tlsOptions(target, tools.egress));
  if (certificate) seen.certificate = certificate;
  steps.end(tlsWords(protocol, certificate));
}

/** What came was no TLS at all, by OpenSSL's codes. */
function isInClear(error: unknown): boolean {
  if (!(error instanceof ProbeFailure) || error.fault.kind !== 'network') return false;
  const { stage, code, certificate } = error.fault.network;
  return stage === 'TLS' && !certificate && code.startsWith('ERR_SSL_') && !isFaultOfTlsPeer(code);
}
