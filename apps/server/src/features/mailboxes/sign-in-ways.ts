import type { Way } from '../../lib/sign-in-ways.js';
import type { MailProtocol, ProbeFacts } from '../diagnoses/facts.js';

/** How a mailbox was let in last, by protocol. */
export type SignInWays = Partial<Record<MailProtocol, Way>>;

/** What is known after a check; who was not let in keeps what worked before. */
export function waysAfter(
  before: SignInWays | null,
  probes: readonly Pick<ProbeFacts, 'protocol' | 'way'>[],
): SignInWays | null {
  const worked = probes.flatMap(({ protocol, way }) => (way ? [[protocol, way] as const] : []));
  return worked.length > 0 ? { ...before, ...Object.fromEntries(worked) } : before;
}
