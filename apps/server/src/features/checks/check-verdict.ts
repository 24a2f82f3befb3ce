import type { DiagnosisContent } from '../diagnoses/diagnosis.js';
import type { Facts, ProbeFacts, Stage } from '../diagnoses/facts.js';
import { SHUT_OUT } from '../incidents/cause-key.js';
import type { CheckResult } from '../mailboxes/mailbox-status.js';
import type { FinalStatus } from '../runs/run.js';
import { isRefusedLogin } from './refused-login.js';
import { isTurnedAway } from './turned-away.js';

export const SUCCESSFUL = 'Connection Successful';

export interface CheckVerdict {
  status: Extract<FinalStatus, 'SUCCEEDED' | 'WARNING' | 'FAILED'>;
  message: string;
  result: CheckResult;
}

/** What a check says in one word and one sentence; warnings do not make a working mailbox fail. */
export function checkVerdict(
  seen: readonly ProbeFacts[],
  diagnoses: readonly DiagnosisContent[],
): CheckVerdict {
  const incoming = seen.find((probe) => probe.protocol !== 'SMTP');
  const outgoing = seen.find((probe) => probe.protocol === 'SMTP');
  const ok = seen.length > 0 && seen.every((probe) => probe.outcome === 'ok');
  const throttled = !ok && isThrottled(diagnoses);
  const refused = isRefused(seen, throttled);
  const shutOut = !ok && isShutOut(seen, diagnoses);
  const result = {
    ok,
    throttled,
    refused,
    shutOut,
    incoming: worked(incoming),
    outgoing: worked(outgoing),
  };
  if (ok)
    return { status: diagnoses.length > 0 ? 'WARNING' : 'SUCCEEDED', message: SUCCESSFUL, result };
  return { status: 'FAILED', message: failureSentence(seen, diagnoses), result };
}

/** Nothing failed but what a server turns away since it refused the logins of others. */
function isShutOut(seen: readonly ProbeFacts[], [first]: readonly DiagnosisContent[]): boolean {
  const failed = seen.filter(({ outcome }) => outcome === 'failed');
  return first?.code === SHUT_OUT && failed.every(isTurnedAway);
}

/** A server that refuses a login since there were too many is rate-limiting, and judges none. */
function isRefused(seen: readonly ProbeFacts[], throttled: boolean): boolean {
  const failed = seen.filter(({ outcome }) => outcome === 'failed');
  const refused = failed.filter(isRefusedLogin);
  return refused.length > 0 && !(throttled && refused.length === failed.length);
}

function worked(probe: ProbeFacts | undefined): boolean | undefined {
  return probe && probe.outcome === 'ok';
}

function failureSentence(
  seen: readonly ProbeFacts[],
  diagnoses: readonly DiagnosisContent[],
): string {
  const works = seen.filter((probe) => probe.outcome === 'ok').map((probe) => probe.protocol);
  const first = diagnoses[0]?.title ?? 'The mailbox could not be opened';
  return works.length > 0 ? `${first}. ${works.join(' and ')} works.` : `${first}.`;
}

/** The server works and is rate-limiting (429, [THROTTLED], SMTP's 4xx and their like): nothing is to be fixed. */
const THROTTLING = new Set([
  'provider-throttled',
  'provider-temporarily-unavailable',
  'client-loop-detected',
  'google-rate-limited',
  'imap-mailbox-in-use',
  'imap-throttled',
  'bandwidth-exceeded',
  'connection-limit',
  'login-rate-limit',
  'pop-login-delay',
  'pop-mailbox-in-use',
  'pop-throttled',
  'smtp-concurrency-limit',
  'smtp-login-rate-limit',
  'smtp-quota-exceeded',
  'smtp-server-temporary',
]);

/** Whether a failed check has shown nothing but servers that want to be asked less. */
export function isThrottled(diagnoses: readonly DiagnosisContent[]): boolean {
  const [first, ...others] = diagnoses.filter(({ severity }) => severity === 'ERROR');
  // What is only supposed may as well be something to fix.
  if (!first || !THROTTLING.has(first.code) || first.certainty !== 'CERTAIN') return false;
  return others.every(({ code, certainty }) => THROTTLING.has(code) || certainty !== 'CERTAIN');
}

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
