import type { Database } from '../../db/database.js';
import { refusedPause } from './check-times.js';
import { Mailbox } from './mailbox.entity.js';

export interface DueMailbox {
  id: string;
  checkHost: string | null;
}

/** After a stop, what is overdue is spread over this time. */
const SPREAD_MS = 5 * 60_000;

/** Farther ahead than any check: the clock ran ahead when it was written, and is right again. */
const NEVER_SO_FAR_MS = 2 * 24 * 60 * 60_000;

/** Milliseconds: a login that was refused waits, whatever the clock did. */
const REFUSED_PAUSE = `CASE ${[4, 3, 2, 1]
  .map((times) => `WHEN "refusedLogins" >= ${times} THEN ${refusedPause(times) * 60_000}`)
  .join(' ')} ELSE 0 END`;

export type MailboxScheduleStore = ReturnType<typeof createMailboxScheduleStore>;

export function createMailboxScheduleStore(database: Database) {
  return {
    /** Whose check is due, the longest overdue first; those of busy hosts are passed over. */
    due: (now: Date, { atMost, busyHosts }: { atMost: number; busyHosts: string[] }) =>
      dueQuery(database, now, busyHosts).limit(atMost).getRawMany<DueMailbox>(),

    /** The query itself, so that a test can ask the database how it would go about it. */
    dueQuery: (now: Date, busyHosts: string[]) => dueQuery(database, now, busyHosts),

    /**
     * Before the first look: what became due while nobody looked is spread by its own jitter, and
     * what was never given a time, or one that no check has, gets one.
     */
    resume: (now: Date): Promise<void> =>
      database.transaction(async (manager) => {
        const update = () => manager.createQueryBuilder().update(Mailbox);
        const at = now.getTime();
        await update()
          .set({ nextCheckAt: () => `:at + ("nextCheckAt" % ${SPREAD_MS})` })
          .where('"nextCheckAt" <= :at', { at })
          .execute();
        await update()
          .set({
            nextCheckAt: () =>
              `:at + "checkEveryMinutes" * 60000 + ${REFUSED_PAUSE} + ("createdAt" % ${SPREAD_MS})`,
          })
          .where('("nextCheckAt" IS NULL OR "nextCheckAt" > :never) AND "enabled" = :enabled', {
            ...{ at, never: at + NEVER_SO_FAR_MS, enabled: true },
          })
          .execute();
      }),
  };
}

function dueQuery(database: Database, now: Date, busyHosts: string[]) {
  const query = database.read
    .createQueryBuilder(Mailbox, 'mailbox')
    .select('mailbox.id', 'id')
    .addSelect('mailbox.checkHost', 'checkHost')
    .where('mailbox.nextCheckAt <= :now', { now: now.getTime() })
    .orderBy('mailbox.nextCheckAt');
  if (busyHosts.length > 0)
    query.andWhere('mailbox.checkHost NOT IN (:...busyHosts)', { busyHosts });
  return query;
}
