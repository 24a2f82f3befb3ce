import { tlsOptions } from '../../../lib/tls-options.js';
import { isFaultOfTlsPeer } from '../speaks-tls.js';
import type { Line } from './dialect.js';
import { ProbeFailure } from './fault.js';
import { begin, type Scene } from './scene.js';
import { hasSpokenTls, noteTls } from './spoken-tls.js';
import { tlsWords } from './tls-words.js';

/** What a probe talks over. */
export interface Lines {
  line: Line;
  /** A second connection, to the address that has answered. */
  dialAgain: () => Promise<Line>;
}

/** The handshake, after what asks for it. */
export async function secure(scene: Scene, line: Line, ask?: () => Promise<void>): Promise<void> {
  await begin(scene, 'secure');
  await ask?.();
  await shake(scene, line, true);
}

/**
 * The handshake where TLS comes first; gives the line over which it was made. To hear what is said in clear
 * instead, each record has to pass through our hands, which costs as much as the rest of a conversation. So a
 * port that has spoken TLS before is heard only when it does not: it is called once more then.
 */
export async function secureFirst(scene: Scene, { line, dialAgain }: Lines): Promise<Line> {
  const { host, port } = scene.target;
  const spoken = hasSpokenTls(host, port);
  await begin(scene, 'secure');
  try {
    await shake(scene, line, !spoken);
  } catch (error) {
    noteTls(host, port, false);
    if (!spoken || !isInClear(error)) throw error;
    const second = await dialAgain().catch(() => undefined);
    if (!second) throw error;
    await shake(scene, second, true);
    return second;
  }
  noteTls(host, port, true);
  return line;
}

async function shake(scene: Scene, { wire, talk }: Line, overhear: boolean): Promise<void> {
  const { target, tools, steps, seen } = scene;
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
