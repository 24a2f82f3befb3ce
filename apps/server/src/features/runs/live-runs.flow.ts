import { Repeater } from '@graphql-yoga/subscription';
import type { EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import type { Events } from '../../lib/events.js';
import { failpoint } from '../../lib/failpoint.js';
import type { Log } from '../../lib/log.js';
import { Run } from './run.entity.js';
import { advance, type RunEvent, type RunKind } from './run.js';
import type { RunStore } from './run.store.js';
import { createSnapshots, type Snapshots } from './snapshots.flow.js';

interface LiveRun {
  run: Run;
  abort: AbortController;
  snapshots: Snapshots;
  /** The end that is being stored, or is: later events are too late. */
  ending: Promise<boolean> | undefined;
}

/** What the end of a run means for its subject, however it came; written in the same transaction. */
export type Endings = Record<RunKind, (manager: EntityManager, run: Run) => Promise<void>>;

/**
 * What only a crash makes anybody read. A validation waits for people; most checks are over before the
 * first snapshot of theirs, and are written twice: when they begin, and when they end.
 */
const EVERY_MS: Record<RunKind, number> = { VALIDATION: 250, CHECK: 2_000 };

interface Meant {
  /** Before what the end of any such run means; `instead`: in its place. */
  inTransaction?: ((manager: EntityManager) => Promise<void>) | undefined;
  instead?: ((manager: EntityManager) => Promise<void>) | undefined;
}

type FinishedEvent = Extract<RunEvent, { kind: 'finished' }>;

/**
 * Runs in progress live in memory and are stored behind it, the latest snapshot now and then and the
 * end at once: a chatty run costs no more than a silent one.
 */
export function createLiveRuns(deps: {
  database: Database;
  store: RunStore;
  events: Events;
  log: Log;
  endings: Endings;
}) {
  const { database, store, events, log } = deps;
  const lives = new Map<string, LiveRun>();

  const current = async (id: string): Promise<Run | null> => lives.get(id)?.run ?? store.byId(id);

  function record(id: string, event: RunEvent): boolean {
    const entry = lives.get(id);
    const run = entry && !entry.ending && advanced(entry.run, event);
    if (!run) return entry !== undefined;
    Object.assign(entry, { run }).snapshots.changed();
    events.publish('run', id);
    return true;
  }

  /** A snapshot that cannot be stored is no reason to stop: the next one carries it, and the end must be stored. */
  async function saveLatest(id: string): Promise<void> {
    const run = lives.get(id)?.run;
    if (!run) return;
    await store
      .save(run)
      .catch((cause: unknown) => log.warn({ err: cause, run: id }, 'a snapshot was not stored'));
  }

  /** Stores the end after the snapshots on their way, together with what it means, and only then shows it. */
  async function end(id: string, event: FinishedEvent, meant: Meant): Promise<boolean> {
    const entry = lives.get(id);
    // Whoever comes second learns how the first end went; only if that could not be stored is it their turn.
    if (entry?.ending && (await entry.ending.catch(() => false))) return false;
    const ending = storeEnd(id, event, meant);
    if (entry) entry.ending = ending;
    return ending.catch((cause: unknown) => {
      if (entry) entry.ending = undefined;
      throw cause;
    });
  }

  async function storeEnd(
    id: string,
    event: FinishedEvent,
    { inTransaction, instead }: Meant,
  ): Promise<boolean> {
    const entry = lives.get(id);
    await entry?.snapshots.settle();
    const ended = await database.shared(async (manager) => {
      const from = entry?.run ?? (await store.current(manager, id));
      const run = from && advanced(from, event);
      if (!run) return undefined;
      await inTransaction?.(manager);
      await (instead ? instead(manager) : deps.endings[run.kind](manager, run));
      // With its mailbox or client it may be gone by now, and then stays so.
      const saved = (await store.replace(manager, run)) ? run : undefined;
      await failpoint('run.ending');
      return saved;
    });
    if (!ended) return false;
    // From here on it has ended, whatever else happens: nothing may end it again, or keep it from those who watch.
    if (entry) entry.run = ended;
    try {
      await failpoint('run.ended');
    } finally {
      tell(ended);
    }
    await failpoint('run.published');
    return true;
  }

  function tell({ id, mailboxId, oauthClientId }: Run): void {
    events.publish('run', id);
    if (mailboxId) events.publish('mailbox', mailboxId);
    if (oauthClientId) events.publish('oauthClient', oauthClientId);
  }

  return {
    current,
    record,
    end,

    begin(run: Run): AbortSignal {
      const abort = new AbortController();
      const snapshots = createSnapshots(() => saveLatest(run.id), EVERY_MS[run.kind]);
      lives.set(run.id, { run, abort, snapshots, ending: undefined });
      return abort.signal;
    },

    abort: (id: string): void => lives.get(id)?.abort.abort(new Error('the run was ended')),

    /** The work is over: from here on the stored snapshot is the state, and those who watch look at it once more. */
    async release(id: string): Promise<void> {
      await lives.get(id)?.snapshots.flush();
      lives.delete(id);
      events.publish('run', id);
    },

    /** Subscribes first, then the current snapshot, then each newer one; ends when the run has ended. */
    watch: (id: string): AsyncIterable<Run> =>
      new Repeater<Run>(async (push, stop) => {
        const changes = events.subscribe('run', id);
        void stop.then(() => changes.return());
        // The first pull subscribes; its answer is awaited only after the current snapshot was shown.
        let change = changes.next();
        for (let seen = -1; ;) {
          const run = await current(id);
          if (!run) return stop();
          if (run.revision > seen) await push(run);
          seen = run.revision;
          if (run.finishedAt) return stop();
          if ((await change).done) return stop();
          change = changes.next();
        }
      }),
  };
}

/** The next snapshot; undefined where the event changes nothing. */
export function advanced(run: Run, event: RunEvent): Run | undefined {
  const state = advance(run, event);
  return state === run
    ? undefined
    : Object.assign(new Run(), run, state, { revision: run.revision + 1 });
}
