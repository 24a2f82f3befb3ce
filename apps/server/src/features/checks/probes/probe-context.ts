import { failpoint } from '../../../lib/failpoint.js';
import { createMask } from '../../../lib/mask.js';
import type { MailProtocol, ProbeFacts, ProbeFault, ProbeStep } from '../../diagnoses/facts.js';
import { PROBE_LIMITS, type ProbeLimits } from './limits.js';
import type { ProbeTarget, ProbeTools } from './probe.js';
import type { SignInLeft } from './sign-in.js';
import { base64, plain, tokenMessage, TOKEN_MECHANISMS } from '../../../lib/sasl.js';
import { createSteps, type Steps } from './steps.js';
import { createTranscript, type Transcript } from './transcript.js';

/** What the pieces of one running probe share. */
export interface ProbeContext {
  target: ProbeTarget;
  tools: ProbeTools;
  limits: ProbeLimits;
  steps: Steps;
  transcript: Transcript;
  mask: (text: string) => string;
  /** What has been seen so far; grows as the probe goes on. */
  seen: ProbeSeen;
  /** The server hung up while signing in: what a second connection goes on with. */
  left?: SignInLeft;
}

export type ProbeSeen = Pick<
  ProbeFacts,
  | 'addresses'
  | 'address'
  | 'silent'
  | 'greeting'
  | 'capabilities'
  | 'mechanisms'
  | 'mechanism'
  | 'way'
  | 'refusedWays'
  | 'alerts'
  | 'certificate'
  | 'asked'
>;

const MOST_ALERTS = 5;

export function createProbeContext(
  protocol: MailProtocol,
  target: ProbeTarget,
  tools: ProbeTools,
): ProbeContext {
  const limits = { ...PROBE_LIMITS, ...tools.limits };
  const steps = createSteps(protocol, tools);
  const mask = createMask(secretsOf(target));
  const said = (line: string): void => {
    tools.report({ kind: 'said', step: steps.name, line });
  };
  const transcript = createTranscript({ mask, limits, said });
  const seen: ProbeSeen = { addresses: [], capabilities: [], mechanisms: [], asked: {} };
  // For people, says RFC 9051 section 7.1: an OK with one may tell why nothing works afterwards.
  transcript.listen(({ by, text }) => {
    if (by === 'S' && /^\S+ (?:OK|NO|BAD) \[(?:WEB)?ALERT\b/i.test(text))
      seen.alerts = [...(seen.alerts ?? []), text.slice(text.indexOf('['))].slice(-MOST_ALERTS);
  });
  return { target, tools, limits, steps, transcript, mask, seen };
}

/** The secret, and every SASL message that will carry it. */
function secretsOf({ credential, username, host, port }: ProbeTarget): string[] {
  if (credential.kind === 'password') {
    const password = credential.password.reveal();
    return [password, ...encoded(() => plain(username, password))];
  }
  const token = credential.token.reveal();
  const login = { username, host, port, token };
  const messages = TOKEN_MECHANISMS.map((mechanism) => () => tokenMessage(mechanism, login));
  return [token, ...messages.flatMap(encoded)];
}

/** None for a value that is refused: it is never sent. */
function encoded(message: () => string): string[] {
  try {
    return [base64(message())];
  } catch {
    return [];
  }
}

/** A step begins, and with it what counts as said last. */
export async function begin({ steps, transcript }: ProbeContext, step: ProbeStep): Promise<void> {
  transcript.turn();
  steps.start(step);
  await failpoint(`probe.${step}`);
}

/** Nothing came for so long. */
export function silence({ steps }: ProbeContext, waitedForMs: number): ProbeFault {
  return { kind: 'timeout', waitedForMs, waitingFor: steps.waitingFor };
}
