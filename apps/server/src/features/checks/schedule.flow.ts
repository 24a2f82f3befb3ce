import type { EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import { findRow } from '../../db/rows.js';
import { chance } from '../../lib/chance.js';
import type { Clock } from '../../lib/clock.js';
import { notFound, UserError } from '../../lib/errors.js';
import { failpoint } from '../../lib/failpoint.js';
import { createGate } from '../../lib/gate.js';
import type { GateLimits } from '../../lib/slots.js';
import type { Log } from '../../lib/log.js';
import { createTicker } from '../../lib/ticker.js';
import type { IncidentFlow } from '../incidents/incident.flow.js';
import { nextCheck } from '../mailboxes/check-times.js';
import type { DueMailbox, MailboxScheduleStore } from '../mailboxes/mailbox-schedule.store.js';
import { Mailbox } from '../mailboxes/mailbox.entity.js';
import type { MailboxStore } from '../mailboxes/mailbox.store.js';
import type { Run } from '../runs/run.entity.js';
import type { RunFlow } from '../runs/run.flow.js';
import type { CheckFlow } from './check.flow.js';
import { worthChecking } from './worth-checking.js';

export interface ScheduleDependencies {
  database: Database;
  schedule: MailboxScheduleStore;
  mailboxes: MailboxStore;
  incidents: Pick<IncidentFlow, 'withdrawn'>;
  checks: CheckFlow;
  runs: Pick<RunFlow, 'ended'>;
  clock: Clock;
  log: Log;
  lookEveryMs?: number | undefined;
  checksAtOnce: GateLimits;
}

const LOOK_EVERY = 15_000;

export type ScheduleFlow = ReturnType<typeof createScheduleFlow>;

/** Checks every mailbox whose time has come: a limited number at once, and fewer of one mail server. */
export function createScheduleFlow(deps: ScheduleDependencies) {
  const { database, schedule, mailboxes, checks, runs, clock, log } = deps;
  const gate = createGate(deps.checksAtOnce);
  const ticker = createTicker({
    name: 'regular checks',
    work,
    log,
    everyMs: deps.lookEveryMs ?? LOOK_EVERY,
  });
  let closing = false;
  let looked = clock();

  /** Fills what room there is; each check that ends makes room and looks again. */
  async function work(): Promise<void> {
    const before = looked;
    looked = clock();
    // The clock was set back: what it had put off while it ran ahead would wait too long.
    if (looked < before) await schedule.resume(looked);
    while (!closing && gate.room() > 0) {
      const wanted = { atMost: gate.room(), busyHosts: gate.full() };
      const due = await schedule.due(clock(), wanted);
      if (due.length === 0) return;
      await takeAll(due);
    }
  }

  const hasRoom = (mailbox: DueMailbox) =>
    gate.room() > 0 && !gate.full().includes(hostOf(mailbox));

  /** Together, so that their beginnings share a commit; over when all have begun. */
  async function takeAll(due: readonly DueMailbox[]): Promise<void> {
    const taken: Promise<void>[] = [];
    for (const mailbox of due) if (!closing && hasRoom(mailbox)) taken.push(take(mailbox));
    const failed = (await Promise.allSettled(taken)).find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
  }

  /** There is room, so it is inside at once; resolves when the check has begun. */
  function take(due: DueMailbox): Promise<void> {
    return new Promise((begun, failed) => {
      const work = async (): Promise<void> => {
        const run = await begin(due);
        begun();
        if (run) await runs.ended(run.id);
      };
      // Where it could not begin, the next look comes in its own time: the disk may be full.
      void gate.run(hostOf(due), work).then(() => ticker.nudge(), failed);
    });
  }

  async function begin(due: DueMailbox): Promise<Run | undefined> {
    const { id } = due;
    if (worthChecking(due)) return start(id);
    await database.shared(async (manager) => {
      const mailbox = await findRow(manager, Mailbox, { id });
      if (!mailbox) return;
      const nextCheckAt = nextCheck(mailbox, clock(), chance());
      await mailboxes.setState(manager, mailbox, { state: { nextCheckAt } });
      // Nobody expects it to work, so it is no part of anything that is wrong.
      await deps.incidents.withdrawn(manager, id);
    });
    return undefined;
  }

  /** One that was deleted or checked since it was read needs no check, and takes none from the others. */
  async function start(id: string): Promise<Run | undefined> {
    await failpoint('check.due');
    try {
      return await checks.start(id, { trigger: 'SCHEDULE', inTransaction: stillDue });
    } catch (cause) {
      if (cause instanceof UserError && cause.code === 'NOT_FOUND') return undefined;
      throw cause;
    }
  }

  /** Since it was read, somebody may have switched it off, or have had it checked. */
  function stillDue(_manager: EntityManager, { nextCheckAt }: Mailbox): Promise<void> {
    const isDue = nextCheckAt !== null && nextCheckAt <= clock();
    return isDue ? Promise.resolve() : Promise.reject(notFound('A check that is due'));
  }

  return {
    /** What became due while nobody looked is spread first. */
    async start(): Promise<void> {
      await schedule.resume(clock());
      ticker.start();
    },
    close(): Promise<void> {
      closing = true;
      return ticker.close();
    },
  };
}

function hostOf({ checkHost }: DueMailbox): string {
  return checkHost ?? '';
}
