import type { MailProtocol, ProbeStep, ServerFacts } from '../../diagnoses/facts.js';
import type { RunEvent } from '../../runs/run.js';

/** Reports the steps of one probe, one at a time. */
export interface Steps {
  start(step: ProbeStep): void;
  end(detail?: string): void;
  /** The step did not go as it should, which changes nothing in the outcome. */
  warn(detail: string): void;
  skip(detail: string): void;
  fail(detail: string): void;
  /** A further question, as a step of its own before the goodbye; it ends by `end` or `warn`. */
  ask(question: string, title: string): void;
  /** Name of the step that runs, as in the run. */
  readonly name: string;
  /** The step that runs, or ran last. */
  readonly current: ProbeStep;
  /** What the step waits for, in words. */
  waitingFor: string;
  /** When the step began. */
  readonly since: Date;
}

const WAITING_FOR: Record<ProbeStep, string> = {
  resolve: 'the addresses of the server',
  connect: 'the connection',
  greet: 'the greeting',
  secure: 'TLS',
  authenticate: 'an answer to the login',
  open: 'an answer after the login',
  quit: 'the goodbye',
};

/** A server greets under TLS where TLS comes first, and in clear where STARTTLS or nothing follows. */
const ORDER: Record<ServerFacts['security'], readonly ProbeStep[]> = {
  TLS: ['resolve', 'connect', 'secure', 'greet', 'authenticate', 'open', 'quit'],
  STARTTLS: ['resolve', 'connect', 'greet', 'secure', 'authenticate', 'open', 'quit'],
  NONE: ['resolve', 'connect', 'greet', 'secure', 'authenticate', 'open', 'quit'],
};

const TITLES: Record<Exclude<ProbeStep, 'open'>, string> = {
  resolve: 'Look up the server',
  connect: 'Connect',
  greet: 'Hear the greeting',
  secure: 'Secure the connection',
  authenticate: 'Sign in',
  quit: 'Say goodbye',
};

/** Names and titles of a probe's steps, in order. */
export function stepsOf(protocol: MailProtocol, open: string) {
  const titles: Record<ProbeStep, string> = { ...TITLES, open };
  return (security: ServerFacts['security']): { name: string; title: string }[] =>
    ORDER[security].map((step) => ({
      name: `${protocol.toLowerCase()}.${step}`,
      title: `${protocol}: ${titles[step]}`,
    }));
}

interface Reporting {
  report: (event: RunEvent) => void;
  clock: () => Date;
}

export function createSteps(protocol: MailProtocol, { report, clock }: Reporting): Steps {
  const name = (step: ProbeStep): string => `${protocol.toLowerCase()}.${step}`;
  let current: ProbeStep = 'resolve';
  let asking: string | undefined;
  let since = clock();
  let waitingFor = WAITING_FOR.resolve;

  function ended(status: 'SUCCEEDED' | 'WARNING' | 'FAILED' | 'SKIPPED', detail?: string): void {
    const step = asking ?? name(current);
    const event = { kind: 'step-ended', step, status, at: clock() } as const;
    report(detail === undefined ? event : { ...event, detail });
    asking = undefined;
  }

  return {
    start: (step) => {
      current = step;
      since = clock();
      waitingFor = WAITING_FOR[step];
      report({ kind: 'step-started', step: name(step), at: since });
    },
    end: (detail) => ended('SUCCEEDED', detail),
    warn: (detail) => ended('WARNING', detail),
    skip: (detail) => ended('SKIPPED', detail),
    fail: (detail) => ended('FAILED', detail),
    ask: (question, title) => {
      asking = `${protocol.toLowerCase()}.ask-${question}`;
      const step = { name: asking, title: `${protocol}: ${title}` };
      report({ kind: 'steps-added', steps: [step], before: name('quit') });
      report({ kind: 'step-started', step: asking, at: clock() });
    },
    get name() {
      return asking ?? name(current);
    },
    get current() {
      return current;
    },
    get since() {
      return since;
    },
    get waitingFor() {
      return waitingFor;
    },
    set waitingFor(words) {
      waitingFor = words;
    },
  };
}
