import { isIPv6 } from 'node:net';
import type { ProbeFacts, ProbeFault } from '../../diagnoses/facts.js';
import { faultWords } from './fault.js';

type Seen = Pick<ProbeFacts, 'address' | 'silent'>;

const MEANING: Record<string, string> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  ETIMEDOUT: 'no answer',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
};

/** More than these nobody reads. */
const MOST = 5;

/** Such as "192.0.2.2:993", or "192.0.2.1: refused, then 192.0.2.2:993". */
export function connectWords({ address = '', silent = [] }: Seen, port: number): string {
  const place = `${isIPv6(address) ? `[${address}]` : address}:${port}`;
  return silent.length === 0 ? place : `${silentWords(silent)}, then ${place}`;
}

/** The fault, and where there are several addresses, what each of them did. */
export function inVain({ silent = [] }: Seen, fault: ProbeFault): string {
  const words = faultWords(fault);
  return silent.length < 2 ? words : `${words}. Tried ${silentWords(silent)}`;
}

function silentWords(silent: NonNullable<Seen['silent']>): string {
  const told = silent
    .slice(0, MOST)
    .map(({ address, code }) => `${address}: ${MEANING[code] ?? code}`);
  const more = silent.length - told.length;
  return [...told, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
