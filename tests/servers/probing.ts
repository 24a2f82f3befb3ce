import { createDeadline } from '@mailkey/server/lib/deadline';
import { createEgress } from '@mailkey/server/lib/egress';
import { Secret } from '@mailkey/server/lib/secret';
import { probes } from '@mailkey/server/features/checks/probes/index';
import type { ProbeTarget, ProbeTools } from '@mailkey/server/features/checks/probes/probe';
import type { MailProtocol, ProbeFacts } from '@mailkey/server/features/diagnoses/facts';
import type { RunEvent } from '@mailkey/server/features/runs/run';

export const TOKEN = 'eyJhbGciOiJub25lIn0.a-token-for-these-tests-and-nothing-else.c2ln';

export interface Probing extends Partial<Omit<ProbeTarget, 'credential'>> {
  protocol: MailProtocol;
  port: number;
  ca: string;
  token?: string;
  password?: string;
  tools?: Partial<ProbeTools>;
  deadlineMs?: number;
}

export interface Probed {
  facts: ProbeFacts;
  events: RunEvent[];
  /** Names and statuses of the steps that ended, such as "connect SUCCEEDED". */
  steps: string[];
  detail(step: string): string | undefined;
}

/** Runs one probe against a server on loopback, with limits that suit a test. */
export async function runProbe({
  protocol,
  port,
  ca,
  token,
  password,
  tools,
  deadlineMs,
  ...more
}: Probing): Promise<Probed> {
  const events: RunEvent[] = [];
  const deadline = createDeadline(deadlineMs ?? 20_000, () => new Date());
  const target: ProbeTarget = {
    host: 'localhost',
    port,
    security: 'TLS',
    username: 'support@contoso.com',
    credential: password
      ? { kind: 'password', password: new Secret(password) }
      : { kind: 'token', token: new Secret(token ?? TOKEN) },
    ...more,
  };
  const facts = await probes[protocol].run(target, {
    egress: createEgress({
      allowCidrs: [],
      allowLoopbackPorts: [port],
      authorities: [{ host: target.host, ports: [port], ca }],
    }),
    deadline,
    clock: () => new Date(),
    ...tools,
    report: (event) => {
      events.push(event);
      tools?.report?.(event);
    },
  });
  deadline.done();
  const ended = events.flatMap((event) => (event.kind === 'step-ended' ? [event] : []));
  return {
    facts,
    events,
    steps: ended.map(({ step, status }) => `${step.split('.')[1]} ${status}`),
    detail: (step) => ended.find((event) => event.step.endsWith(`.${step}`))?.detail,
  };
}
