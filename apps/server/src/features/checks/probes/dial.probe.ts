import type { Socket } from 'node:net';
import { dialFirst, untilAborted } from '../../../lib/dial.js';
import { EgressBlocked, type ResolvedAddress } from '../../../lib/egress.js';
import { policyFailure, ProbeFailure } from './fault.js';
import { networkFault } from './network.js';
import type { ProbeLimits } from './limits.js';
import type { ProbeFacts } from '../../diagnoses/facts.js';
import type { ProbeTarget, ProbeTools } from './probe.js';
import { withTimeLimit } from '../../../lib/time-limit.js';

/** What is needed to reach a server. */
export interface Dialling {
  target: Pick<ProbeTarget, 'host' | 'port'>;
  tools: Pick<ProbeTools, 'egress' | 'deadline' | 'clock'>;
  limits: Pick<ProbeLimits, 'connectMs'>;
  /** Where it is written down who answered. */
  seen?: Pick<ProbeFacts, 'address' | 'silent'>;
}

/** The addresses that may be connected to. Throws ProbeFailure. */
export async function resolveHost({ target, tools, limits }: Dialling): Promise<ResolvedAddress[]> {
  const { host, port } = target;
  const { signal } = tools.deadline;
  try {
    return await withTimeLimit(signal, limits.connectMs, (limited) =>
      Promise.race([tools.egress.resolve(host, port), untilAborted(limited)]),
    );
  } catch (error) {
    if (error instanceof EgressBlocked) throw policyFailure('egress-blocked', error.message);
    if (!(error instanceof Error)) throw error;
    throw new ProbeFailure(networkFault(error, { host, port, stage: 'DNS' }));
  }
}

/** Connects to the first address that answers. Throws ProbeFailure. */
export async function dial(
  addresses: readonly ResolvedAddress[],
  { target: { host, port }, tools: { deadline, clock }, limits, seen = {} }: Dialling,
): Promise<Socket> {
  try {
    const milliseconds = deadline.remaining(limits.connectMs);
    const failed = (address: string, error: unknown): void => {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
      seen.silent = [...(seen.silent ?? []), { address, code }];
    };
    const limited = { milliseconds, signal: deadline.signal, clock, failed };
    const socket = await dialFirst(addresses, port, limited);
    const answered = addresses[seen.silent?.length ?? 0];
    if (answered) seen.address = answered.address;
    return socket;
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error));
    throw new ProbeFailure(networkFault(failure, { host, port, stage: 'TCP' }));
  }
}
