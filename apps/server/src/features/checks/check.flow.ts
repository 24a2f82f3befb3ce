import type { EntityManager } from 'typeorm';
import { findRow } from '../../db/rows.js';
import { chance } from '../../lib/chance.js';
import { notFound } from '../../lib/errors.js';
import { failpoint } from '../../lib/failpoint.js';
import { mailboxFacts } from '../mailboxes/mailbox-facts.js';
import { checking, neverRefused } from '../mailboxes/mailbox-status.js';
import { Mailbox } from '../mailboxes/mailbox.entity.js';
import { Run } from '../runs/run.entity.js';
import type { RunTrigger } from '../runs/run.js';
import type { CheckDependencies } from './check-dependencies.js';
import { createCheckOutcome } from './check-outcome.flow.js';
import { checkingWords, plannedSteps } from './check-plan.js';
import { createCheckTurn } from './check-turn.flow.js';
import { createCheckSteps } from './check-steps.flow.js';

/** Who wants a check, and what is written together with its beginning. */
export interface CheckRequest {
  trigger: RunTrigger;
  startedBy?: string | null;
  inTransaction?: (manager: EntityManager, mailbox: Mailbox) => Promise<void>;
}

interface Begun {
  run: Run;
  /** Where the run has just begun. */
  mailbox?: Mailbox;
  /** The mailbox reads CHECKING from now on, and did not before. */
  shown: boolean;
}

export type CheckFlow = ReturnType<typeof createCheckFlow>;

export function createCheckFlow(deps: CheckDependencies) {
  const { database, mailboxes, runs, probes, clock } = deps;
  const [look, finish] = [createCheckSteps(deps), createCheckOutcome(deps)];
  const inTurn = createCheckTurn(deps, { look, finish });

  /** Starts a check, or answers with the one that runs already: ten at once are one. */
  async function start(mailboxId: string, request: CheckRequest): Promise<Run> {
    const { run, mailbox, shown } = await database.shared((manager) =>
      begin(manager, mailboxId, request),
    );
    if (mailbox) {
      runs.execute(run, async (signal) => {
        await failpoint('check.queued');
        await inTurn(run, mailbox, signal);
      });
    }
    if (shown) deps.events.publish('mailbox', mailboxId);
    return run;
  }

  /** The run that has begun with its mailbox, or the one that runs already. */
  async function begin(
    manager: EntityManager,
    mailboxId: string,
    { inTransaction, ...by }: CheckRequest,
  ): Promise<Begun> {
    const mailbox = await findRow(manager, Mailbox, { id: mailboxId });
    if (!mailbox) throw notFound('This mailbox');
    await inTransaction?.(manager, mailbox);
    // A person may have fixed it elsewhere; a program that asks again and again has not.
    const anew = by.trigger === 'PERSON' ? neverRefused : {};
    const running =
      mailbox.checkingRunId && (await findRow(manager, Run, { id: mailbox.checkingRunId }));
    const quietly = by.trigger === 'SCHEDULE';
    if (running && !running.finishedAt) {
      const shown = !quietly && mailbox.checkingQuietly;
      if (shown)
        await mailboxes.setState(manager, mailbox, { state: { ...anew, checkingQuietly: false } });
      return { run: running, shown };
    }
    const steps = plannedSteps(mailboxFacts(mailbox), probes);
    const message = checkingWords(mailbox);
    const subject = { oauthClientId: null, mailboxId };
    const run = await runs.open(manager, { kind: 'CHECK', ...by, ...subject, steps, message });
    const begun = { runId: run.id, quietly, now: clock(), chance: chance() };
    const state = { ...anew, ...checking({ ...mailbox, ...anew }, begun) };
    await mailboxes.setState(manager, mailbox, { state });
    return { run, mailbox, shown: !quietly };
  }

  return { start };
}
