import type { EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import { findRow, findRows } from '../../db/rows.js';
import { inOneRead } from '../../lib/one-read.js';
import type { Clock } from '../../lib/clock.js';
import {
  dayOf,
  DAYS,
  dayState,
  lastDays,
  noChecks,
  withEnded,
  type DayCounts,
  type DayState,
} from './mailbox-day.js';
import { FleetDay, MailboxDays } from './mailbox-days.entity.js';
import type { Mailbox } from './mailbox.entity.js';

/** In the transaction of a check. Most checks say what the one before said, and then nothing is written here. */
export async function keepDay(
  manager: EntityManager,
  { id, latestDay: after }: Pick<Mailbox, 'id' | 'latestDay'>,
  before: DayCounts | null,
): Promise<void> {
  if (!after) return;
  const begins = before?.day !== after.day;
  if (before && begins) await keepEnded(manager, id, before);
  const [was, is] = [begins || !before ? 'OFF' : dayState(before), dayState(after)];
  if (was !== is) await countInFleet(manager, after.day, { was, is });
}

async function keepEnded(manager: EntityManager, mailboxId: string, ended: DayCounts) {
  const known = await findRow(manager, MailboxDays, { mailboxId });
  const days = JSON.stringify(withEnded(known?.days ?? [], ended));
  await manager.query(
    `INSERT INTO "mailbox_days" ("mailboxId", "days") VALUES (?, ?)
      ON CONFLICT ("mailboxId") DO UPDATE SET "days" = excluded."days"`,
    [mailboxId, days],
  );
}

const COLUMNS = { OK: 'ok', FAILING: 'failing', THROTTLED: 'throttled', OFF: undefined } as const;

async function countInFleet(
  manager: EntityManager,
  day: number,
  { was, is }: Record<'was' | 'is', DayState>,
): Promise<void> {
  const by = (column: string) => Number(COLUMNS[is] === column) - Number(COLUMNS[was] === column);
  await manager.query(
    `INSERT INTO "fleet_day" ("day", "ok", "failing", "throttled") VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT ("day") DO UPDATE SET
        "ok" = "ok" + ?2, "failing" = "failing" + ?3, "throttled" = "throttled" + ?4`,
    [day, by('ok'), by('failing'), by('throttled')],
  );
  if (was === 'OFF') await manager.query(`DELETE FROM "fleet_day" WHERE "day" <= ?`, [day - DAYS]);
}

export type MailboxDayReads = ReturnType<typeof createMailboxDayReads>;

/** What lists and pages want of days: a statement for all who ask in the same turn. */
export function createMailboxDayReads({
  database,
  clock,
}: {
  database: Pick<Database, 'read'>;
  clock: Clock;
}) {
  const { read } = database;
  const earlier = inOneRead(async (ids) => {
    const rows = await findRows(read, MailboxDays, { mailboxId: ids });
    return new Map(rows.map(({ mailboxId, days }) => [mailboxId, days]));
  });

  return {
    async ofMailbox({ id, latestDay }: Mailbox, last: number): Promise<DayCounts[]> {
      const known = (await earlier(id)) ?? [];
      const today = dayOf(clock());
      return lastDays(latestDay ? [...known, latestDay] : known, { today, last, none: noChecks });
    },

    async ofFleet(last: number): Promise<Pick<FleetDay, 'day' | 'ok' | 'failing' | 'throttled'>[]> {
      const today = dayOf(clock());
      const known: FleetDay[] = await read.query(
        `SELECT "day", "ok", "failing", "throttled" FROM "fleet_day" WHERE "day" > ?`,
        [today - last],
      );
      const none = (day: number) => ({ day, ok: 0, failing: 0, throttled: 0 });
      return lastDays(known, { today, last, none });
    },
  };
}
