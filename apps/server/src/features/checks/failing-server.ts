import type { Facts, ProbeFacts, Stage } from '../diagnoses/facts.js';

/** Where it went wrong, by the stage that a diagnosis names: the token endpoint or a mail server. */
export function failingServer(
  { token, probes, shutOut }: Pick<Facts, 'token' | 'probes' | 'shutOut'>,
  stage: Stage,
): { host: string; port: number } | undefined {
  if (token?.kind === 'unreachable') return place(token.fault);
  const [away] = shutOut?.probes ?? [];
  if (away && stage === 'TCP') return place(away);
  const failed = probes.filter(({ outcome }) => outcome === 'failed');
  const probe = failed.find((one) => stoppedAt(one) === stage) ?? failed[0];
  return probe && place(probe);
}

function stoppedAt({ fault, protocol }: ProbeFacts): Stage {
  const onTheWay = fault?.kind === 'network' && fault.network.stage !== 'HTTP';
  return onTheWay ? (fault.network.stage as Stage) : protocol; // HTTP is excluded above
}

function place({ host, port }: { host: string; port: number }) {
  return { host, port };
}
