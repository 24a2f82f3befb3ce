import type { Database } from '../../db/database.js';
import { JITTER, refusedPause, SHUT_OUT_PAUSE, SLOWEST_MINUTES } from './check-times.js';
import type { ConsentState } from '../oauth-clients/client-status.js';
import { Mailbox } from './mailbox.entity.js';

/** What tells whether a check could find out anything. */
export interface DueMailbox extends Pick<
  Mailbox,
  'id' | 'checkHost' | 'enabled' | 'authentication' | 'lastResult'
> {
  hasServer: boolean;
  hasPassword: boolean;
  /** Of its client; null where it has none. */
  clientEnabled: boolean | null;
  standing: ConsentState | null;
  /** Of its own, or its client's. */
  hasGrant: boolean;
}

/** After a stop, what is overdue is spread over this time. */
const SPREAD_MS = 5 * 60_000;

/** Milliseconds: a login that was refused waits, whatever the clock did. */
const REFUSED_PAUSE = `CASE ${[4, 3, 2, 1]
  .map((times) => `WHEN "refusedLogins" >= ${times} THEN ${refusedPause(times) * 60_000}`)
  .join(' ')} ELSE 0 END`;

/** The longest that a mailbox is put off for, whatever was seen of it, in milliseconds. */
const LONGEST_PAUSE = `${1 + JITTER} * MAX(${SHUT_OUT_PAUSE}, ${REFUSED_PAUSE}, 60000 *
  MIN(MAX(${SLOWEST_MINUTES}, "checkEveryMinutes"), "checkEveryMinutes" << MIN("slowdown", 10)))`;

export type MailboxScheduleStore = ReturnType<typeof createMailboxScheduleStore>;

export function createMailboxScheduleStore(database: Database) {
  return {
    /** Whose check is due, the longest overdue first; those of busy hosts are passed over. */
    async due(
      now: Date,
      { atMost, busyHosts }: { atMost: number; busyHosts: readonly string[] },
    ): Promise<DueMailbox[]> {
      const rows = await database.read.query<DueRow[]>(dueStatement(busyHosts.length), [
        ...[now.getTime(), ...busyHosts, atMost],
      ]);
      return rows.map((row) => ({
        ...row,
        enabled: row.enabled === 1,
        hasServer: row.hasServer === 1,
        hasPassword: row.hasPassword === 1,
        clientEnabled: row.clientEnabled === null ? null : row.clientEnabled === 1,
        hasGrant: row.hasGrant === 1,
      }));
    },

    /**
     * Before the first look: what became due while nobody looked is spread by its own jitter, and
     * what was never given a time, or one that no check has, gets one: the clock ran ahead when it was
     * written, and is right again.
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
          .where(
            // The first bound is one that the index knows.
            `("nextCheckAt" IS NULL OR ("nextCheckAt" > :soonest AND "nextCheckAt" > :at + ${LONGEST_PAUSE}))
              AND "enabled" = :enabled`,
            { at, soonest: at + SHUT_OUT_PAUSE, enabled: true },
          )
          .execute();
      }),
  };
}

type DueRow = {
  [Name in keyof DueMailbox]: boolean extends DueMailbox[Name]
    ? 0 | 1 | Extract<DueMailbox[Name], null>
    : DueMailbox[Name];
};

/** The longest overdue first, along `mailbox_next_check`; the rest is found by ids. */
function dueStatement(busyHosts: number): string {
  // One without a server has no host that could be busy.
  const notBusy =
    busyHosts > 0
      ? `AND COALESCE("mailbox"."checkHost", '') NOT IN (${Array(busyHosts).fill('?').join(', ')})`
      : '';
  const grant = (of: string): string =>
    `EXISTS (SELECT 1 FROM "oauth_grant" WHERE "oauthClientId" = "client"."id" AND "mailboxId" ${of})`;
  return `SELECT "mailbox"."id", "mailbox"."checkHost", "mailbox"."enabled", "mailbox"."authentication",
      "mailbox"."lastResult", COALESCE("mailbox"."incoming", "mailbox"."outgoing") IS NOT NULL AS "hasServer",
      "mailbox"."sealedPassword" IS NOT NULL AS "hasPassword",
      "client"."enabled" AS "clientEnabled", "client"."standing",
      ${grant('IS NULL')} OR ${grant('= "mailbox"."id"')} AS "hasGrant"
    FROM "mailbox" LEFT JOIN "oauth_client" "client" ON "client"."id" = "mailbox"."oauthClientId"
    WHERE "mailbox"."nextCheckAt" <= ? ${notBusy} ORDER BY "mailbox"."nextCheckAt" LIMIT ?`;
}
