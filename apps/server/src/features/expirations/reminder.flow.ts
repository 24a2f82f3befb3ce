import type { Database } from '../../db/database.js';
import type { Clock } from '../../lib/clock.js';
import type { Log } from '../../lib/log.js';
import { createTicker } from '../../lib/ticker.js';
import type { Notify } from '../alerts/notice.js';
import type { ExpirationContent } from './expiration.js';
import type { ExpirationStore } from './expiration.store.js';
import { reminderNotice } from './reminder-notice.js';
import { dueReminder } from './reminder-step.js';
import type { ReminderStore } from './reminder.store.js';

export interface ReminderDependencies {
  database: Database;
  expirations: ExpirationStore;
  reminders: ReminderStore;
  notify: Notify;
  clock: Clock;
  log: Log;
}

const HOUR = 60 * 60_000;

/** Looks every hour what ends soon, and puts each reminder into the outbox once. */
export function createReminderFlow(deps: ReminderDependencies) {
  const { database, reminders, clock, log } = deps;

  async function remind(): Promise<void> {
    const now = clock();
    for await (const expiration of deps.expirations.each({ admin: true }, now)) {
      const daysBefore = dueReminder(expiration, now);
      if (daysBefore !== undefined) await give(expiration, daysBefore);
    }
    await reminders.forgetOld(now);
  }

  /** The mark and the notice in one transaction: a crash leaves both or neither. */
  async function give(expiration: ExpirationContent, daysBefore: number): Promise<void> {
    if (await reminders.wasGiven(expiration, daysBefore)) return;
    const told = { daysBefore, now: clock() };
    await database.transaction(async (manager) => {
      if (await reminders.wasGiven(expiration, daysBefore, manager)) return;
      await reminders.mark(manager, expiration, told);
      await deps.notify(manager, reminderNotice(expiration, told));
    });
  }

  const ticker = createTicker({ name: 'reminders', everyMs: HOUR, work: remind, log });
  return {
    remind,
    start(): void {
      ticker.start();
      // What became due while Mailkey was down.
      ticker.nudge();
    },
    close: ticker.close,
  };
}
