import type { Deadline } from '../../lib/deadline.js';
import type { ProbeFacts } from '../diagnoses/facts.js';
import type { Run } from '../runs/run.entity.js';
import type { RunEvent } from '../runs/run.js';
import type { CheckDependencies } from './check-dependencies.js';
import { LEAST_LEFT_MS } from './check-limits.js';
import type { PlannedProbe } from './check-plan.js';
import type { Credential } from './probes/probe.js';
import { isRefusedLogin, refusedAt } from './refused-login.js';

export interface AskedInOrder {
  credential: Credential;
  deadline: Deadline;
}

/**
 * Asks the servers of a mailbox under one deadline: the next one as soon as the one before it has taken
 * the login or failed otherwise. A refused login is the last of a check, since servers count them
 * against the account and against the address that they come from.
 */
export function createOneByOne(deps: CheckDependencies) {
  const { runs, probes, egress, clock, ehloName, allowPlaintextFor } = deps;

  async function ask(
    run: Run,
    planned: readonly PlannedProbe[],
    asked: AskedInOrder,
  ): Promise<ProbeFacts[]> {
    const seen: Promise<ProbeFacts>[] = [];
    for (const server of planned) {
      if (seen.length > 0 && asked.deadline.remaining() < LEAST_LEFT_MS) break;
      const { accepted, ended } = begin(run, server, asked);
      seen.push(ended);
      const failed = await Promise.race([accepted, ended]);
      if (failed && isRefusedLogin(failed)) break;
    }
    return Promise.all(seen);
  }

  function begin(
    run: Run,
    { direction: _direction, ...server }: PlannedProbe,
    { credential, deadline }: AskedInOrder,
  ): { accepted: Promise<undefined>; ended: Promise<ProbeFacts> } {
    const login = `${server.protocol.toLowerCase()}.authenticate`;
    const { promise: accepted, resolve } = withResolver();
    const report = (event: RunEvent): void => {
      runs.record(run.id, event);
      if (event.kind === 'step-ended' && event.step === login && event.status === 'SUCCEEDED')
        resolve();
    };
    const asked = run.trigger === 'PERSON';
    const tools = { egress, deadline, clock, report, asked, ehloName, allowPlaintextFor };
    return { accepted, ended: probes[server.protocol].run({ ...server, credential }, tools) };
  }

  /** Says at the steps of those that were not asked why they were not. */
  function skip(run: Run, planned: readonly PlannedProbe[], seen: readonly ProbeFacts[]): void {
    const refused = refusedAt(seen)?.protocol;
    const detail = refused
      ? `Not asked: ${refused} has refused the login, and servers count refused logins.`
      : 'Not asked: no time was left.';
    for (const { protocol, security } of planned)
      for (const [at, { name: step }] of probes[protocol].steps(security).entries())
        runs.record(run.id, {
          kind: 'step-ended',
          step,
          status: 'SKIPPED',
          at: clock(),
          ...(at === 0 && { detail }),
        });
  }

  return { ask, skip };
}

function withResolver(): { promise: Promise<undefined>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<undefined>((done) => {
    resolve = () => done(undefined);
  });
  return { promise, resolve };
}
