import type { Deadline } from '../../../lib/deadline.js';
import type { Egress } from '../../../lib/egress.js';
import type { Secret } from '../../../lib/secret.js';
import type { Way } from '../../../lib/sign-in-ways.js';
import type { MailProtocol, ProbeFacts, ServerFacts } from '../../diagnoses/facts.js';
import type { RunEvent } from '../../runs/run.js';
import type { ProbeLimits } from './limits.js';

export type Credential = { kind: 'token'; token: Secret } | { kind: 'password'; password: Secret };

export interface ProbeTarget extends ServerFacts {
  credential: Credential;
  /** SMTP: the address of MAIL FROM. */
  fromAddress?: string;
  /** SMTP: the address of RCPT TO, to which nothing is sent; absent: the one of MAIL FROM. */
  recipient?: string;
  /** The way of signing in that worked last, with which this begins. */
  lastWay?: Way | undefined;
}

export interface ProbeTools {
  egress: Egress;
  deadline: Deadline;
  clock: () => Date;
  /** Receives step-started, step-ended and said events as they happen; names as in `steps`. */
  report: (event: RunEvent) => void;
  /** Hosts that may be spoken to without TLS, with a password; never with a token. None by default. */
  allowPlaintextFor?: readonly string[];
  /** How this machine names itself to SMTP servers (RFC 5321 section 4.1.4); absent: by its address. */
  ehloName?: string | undefined;
  /** A person waits for the answer: a refused password may be shown once more, by another mechanism. */
  asked?: boolean;
  /** Tighter limits than the usual ones, for tests. */
  limits?: Partial<ProbeLimits>;
}

/**
 * Asks one server everything and judges nothing: never throws for what a server does.
 * A new protocol is one file beside this one and one line in the registry.
 */
export interface Probe {
  protocol: MailProtocol;
  /** Step names with titles in order: '<protocol>.resolve' … '<protocol>.quit'. */
  steps(security: ServerFacts['security']): readonly { name: string; title: string }[];
  run(target: ProbeTarget, tools: ProbeTools): Promise<ProbeFacts>;
}
