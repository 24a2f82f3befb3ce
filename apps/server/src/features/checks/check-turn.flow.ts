import { findRow } from '../../db/rows.js';
import { untilWritten } from '../../db/until-written.js';
import { createDeadline, type Deadline } from '../../lib/deadline.js';
import { createGate, type WaitsFor } from '../../lib/gate.js';
import type { Facts } from '../diagnoses/facts.js';
import { mailboxFacts } from '../mailboxes/mailbox-facts.js';
import type { Mailbox } from '../mailboxes/mailbox.entity.js';
import { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import type { Run } from '../runs/run.entity.js';
import type { CheckDependencies } from './check-dependencies.js';
import { checkingWords, plannedSteps, waitingWords } from './check-plan.js';
import { skipReason, type CheckSubject } from './obsolete.js';
import { createCancelCheck, readSubject, signsInBy, watchSubject } from './subject.flow.js';

/** The wall clock of a whole check, from its turn on; whatever a server does, it ends then. */
const BUDGET = 60_000;

interface Turn {
  run: Run;
  /** As it was when somebody asked. */
  mailbox: Mailbox;
  signal: AbortSignal;
  waited: boolean;
}

interface CheckParts {
  look: (run: Run, subject: CheckSubject, deadline: Deadline) => Promise<Facts>;
  finish: (run: Run, subject: CheckSubject, facts: Facts) => Promise<void>;
}

/** When a check is done, and with what settings: those that are stored when its turn comes. */
export function createCheckTurn(deps: CheckDependencies, { look, finish }: CheckParts) {
  const { database, runs, clock, probes } = deps;
  const cancelCheck = createCancelCheck(deps);
  const asked = createGate(deps.checksAtOnce);
  const clientOf = untilWritten(database, (id) => findRow(database.read, OAuthClient, { id }));

  /** The schedule begins nothing that has no room, and what it has just read is so; whoever else asks waits for it. */
  return async (run: Run, mailbox: Mailbox, signal: AbortSignal): Promise<void> => {
    if (run.trigger !== 'SCHEDULE') return inLine({ run, mailbox, signal, waited: false });
    const clientId = signsInBy(mailbox);
    await perform(run, { mailbox, client: clientId ? await clientOf(clientId) : null }, signal);
  };

  async function inLine(turn: Turn): Promise<void> {
    const { run, mailbox, signal } = turn;
    const waits = (waitsFor: WaitsFor): void => {
      turn.waited = true;
      runs.record(run.id, { kind: 'queued', message: waitingWords(waitsFor, mailbox) });
    };
    const visit = { of: `${run.trigger} ${run.startedBy ?? ''}`, waits, signal };
    const moved = await asked.run(mailbox.checkHost ?? '', () => begin(turn), visit);
    // An edit has led it to another server: that one has a line of its own.
    if (moved) await inLine({ ...turn, mailbox: moved });
  }

  /** Answers with the mailbox where its turn is to come elsewhere. */
  async function begin(turn: Turn): Promise<Mailbox | undefined> {
    const { run, mailbox: before, signal } = turn;
    const now = await readSubject(database.read, before.id);
    const why = skipReason(before, now);
    if (why) await cancelCheck(run, before, why);
    if (why || !now) return undefined;
    const { mailbox } = now;
    // Whether it was on counts from when somebody asked.
    if (mailbox.checkHost !== before.checkHost) return { ...mailbox, enabled: before.enabled };
    if (turn.waited || mailbox.updatedAt > before.updatedAt) {
      const steps = plannedSteps(mailboxFacts(mailbox), probes);
      runs.record(run.id, { kind: 'begun', message: checkingWords(mailbox), steps });
    }
    await perform(run, now, signal);
    return undefined;
  }

  async function perform(run: Run, subject: CheckSubject, signal: AbortSignal): Promise<void> {
    const facts = await within(signal, (deadline) => whileItIsSo(run, subject, deadline));
    await finish(run, subject, facts);
  }

  async function within<T>(
    signal: AbortSignal,
    act: (deadline: Deadline) => Promise<T>,
  ): Promise<T> {
    signal.throwIfAborted();
    const deadline = createDeadline(BUDGET, clock);
    const cancel = () => deadline.cancel('the check was ended');
    signal.addEventListener('abort', cancel, { once: true });
    try {
      return await act(deadline);
    } finally {
      signal.removeEventListener('abort', cancel);
      deadline.done();
    }
  }

  /** Ends at once when what is being checked is another thing by now: nobody waits for its answer. */
  async function whileItIsSo(run: Run, subject: CheckSubject, deadline: Deadline): Promise<Facts> {
    const watch = watchSubject(deps, subject, async (why) => {
      await cancelCheck(run, subject.mailbox, why);
      deadline.cancel(why);
    });
    try {
      return await look(run, subject, deadline);
    } finally {
      watch.stop();
    }
  }
}
