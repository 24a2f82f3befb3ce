import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import type { Clock } from '../../lib/clock.js';
import { notFound } from '../../lib/errors.js';
import type { Events } from '../../lib/events.js';
import type { Log } from '../../lib/log.js';
import { createCrashes } from './crash.flow.js';
import { createLiveRuns, type Endings } from './live-runs.flow.js';
import { Run } from './run.entity.js';
import {
  newRun,
  type FinalStatus,
  type PlannedStep,
  type RunEvent,
  type RunKind,
  type RunTrigger,
} from './run.js';
import type { RunStore } from './run.store.js';
import type { DiagnosisContent } from '../diagnoses/diagnosis.js';

export interface RunPlan {
  kind: RunKind;
  /** A person where nothing is said. */
  trigger?: RunTrigger;
  startedBy?: string | null;
  oauthClientId: string | null;
  mailboxId: string | null;
  steps: readonly PlannedStep[];
  message: string;
}

export interface RunResult {
  status: FinalStatus;
  message: string;
  diagnoses: DiagnosisContent[];
  /** Written in the transaction that stores the end: the subject's status, a grant. */
  inTransaction?: (manager: EntityManager) => Promise<void>;
  /** The same, where nothing else is to be written of the end: whoever does it knows all that it means. */
  instead?: (manager: EntityManager) => Promise<void>;
}

/** What has come of a step. */
export interface StepEnd {
  status: EndedStep['status'];
  detail?: string;
}

type EndedStep = Extract<RunEvent, { kind: 'step-ended' }>;

interface RunDependencies {
  database: Database;
  store: RunStore;
  events: Events;
  clock: Clock;
  log: Log;
  endings: Endings;
}

/** How long a stop waits for work that was told to end, in milliseconds. */
const GRACE = 5000;
export type RunFlow = ReturnType<typeof createRunFlow>;

/** The one thing to watch: opens, executes, records, finishes and shows runs. */
export function createRunFlow(deps: RunDependencies) {
  const { store, clock } = deps;
  const live = createLiveRuns(deps);
  const works = new Map<string, Promise<void>>();
  const crashes = createCrashes({
    log: deps.log,
    fail: (id, message) => finish(id, { status: 'FAILED', message, diagnoses: [] }),
  });

  /** A new run, stored with whatever its caller stores in the same transaction. */
  async function open(manager: EntityManager, plan: RunPlan): Promise<Run> {
    const { steps, message, ...subject } = plan;
    const run = Object.assign(new Run(), {
      trigger: 'PERSON',
      startedBy: null,
      ...subject,
      ...newRun(steps, message, clock()),
      id: randomUUID(),
      revision: 0,
    });
    await store.insert(manager, run);
    return run;
  }

  /** Works in the background; a crash becomes a finished run that names the log entry. */
  function execute(run: Run, work: (signal: AbortSignal) => Promise<void>): void {
    const signal = live.begin(run);
    const done = work(signal)
      .catch((cause: unknown) => (signal.aborted ? undefined : crashes.crashed(run.id, cause)))
      .then(() => live.release(run.id))
      .finally(() => works.delete(run.id));
    works.set(run.id, done);
  }

  /** Stores the end together with what it means. False when the run had ended before: nothing was written then. */
  async function finish(id: string, result: RunResult): Promise<boolean> {
    const { inTransaction, instead, ...outcome } = result;
    const meant = { inTransaction, instead };
    return live.end(id, { kind: 'finished', ...outcome, at: clock() }, meant);
  }

  /** Begun, worked on, and ended by what the work says of it. One that throws stays open, and ends with the run. */
  async function step<T extends StepEnd>(
    { id }: Pick<Run, 'id'>,
    name: string,
    work: () => T | Promise<T>,
  ): Promise<T> {
    live.record(id, { kind: 'step-started', step: name, at: clock() });
    const ended = await work();
    const { status, detail } = ended;
    const said = detail === undefined ? {} : { detail };
    live.record(id, { kind: 'step-ended', step: name, status, at: clock(), ...said });
    return ended;
  }

  return {
    open,
    execute,
    step,
    guarded: crashes.guarded,
    finish,
    record: live.record,
    watch: live.watch,
    current: live.current,

    /** Resolves when the work on a run has ended; at once where none is under way. */
    ended: (id: string): Promise<void> => works.get(id) ?? Promise.resolve(),

    /** Ends a run at the wish of a person. A finished run stays as it is. */
    async cancel(id: string, inTransaction?: RunResult['inTransaction']): Promise<Run> {
      await finish(id, {
        status: 'CANCELLED',
        message: 'Cancelled.',
        diagnoses: [],
        inTransaction,
      });
      live.abort(id);
      const run = await live.current(id);
      if (!run) throw notFound('This run');
      return run;
    },

    /** After a restart nobody works on these any more, and nobody may wait for a ghost. */
    async interruptUnfinished(): Promise<void> {
      for (const { id } of await store.unfinished()) await finish(id, interrupted('restarted'));
    },

    /** Stops intake of progress and waits for work that is under way to have stored its end. */
    async close(): Promise<void> {
      crashes.close();
      for (const id of [...works.keys()]) {
        await finish(id, interrupted('stopped'));
        live.abort(id);
      }
      // Work that does not listen to its signal is left behind: its end is stored already.
      await Promise.race([Promise.all(works.values()), pause(GRACE, undefined, { ref: false })]);
    },
  };
}

function interrupted(how: 'restarted' | 'stopped'): RunResult {
  const message = `Mailkey was ${how} in the middle. Start again.`;
  return { status: 'INTERRUPTED', message, diagnoses: [] };
}
