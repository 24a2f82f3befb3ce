import type { Database } from '../../db/database.js';
import type { Clock } from '../../lib/clock.js';
import type { Log } from '../../lib/log.js';
import { createTicker } from '../../lib/ticker.js';
import type { Notify } from '../alerts/notice.js';
import { isReminderDue, remindedIfOpenedBefore } from './incident-reminder.js';
import { stillOpenNotice } from './incident-notice.js';
import { currentIncident, markIncident, openSince } from './incident.store.js';
import { affected } from './incident-links.store.js';

export interface IncidentReminderDependencies {
  database: Database;
  notify: Notify;
  clock: Clock;
  log: Log;
}

const EVERY_MS = 15 * 60_000;

/** Tells again of what nobody has fixed: whoever was to do it may have missed the first word. */
export function createIncidentReminders(deps: IncidentReminderDependencies) {
  const { database, clock, log } = deps;

  async function remind(): Promise<void> {
    const by = remindedIfOpenedBefore(clock());
    for (const id of await openSince(database, by)) await give(id);
  }

  /** The mark and the notice in one transaction: a crash leaves both or neither. */
  async function give(id: string): Promise<void> {
    const now = clock();
    await database.transaction(async (manager) => {
      const incident = await currentIncident(manager, id);
      if (!incident || !isReminderDue(incident, now)) return;
      await markIncident(manager, incident, { remindedAt: now });
      const notice = stillOpenNotice(incident, await affected(manager, incident), now);
      await deps.notify(manager, notice);
    });
  }

  const ticker = createTicker({ name: 'incident reminders', everyMs: EVERY_MS, work: remind, log });
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
