import type { MigrationInterface, QueryRunner } from 'typeorm';

const DAY_MS = 24 * 60 * 60_000;
const KEPT = 90;

interface Day {
  day: number;
  checks: number;
  ok: number;
  failing: number;
  throttled: number;
  sumMs: number;
  maxMs: number;
}

/** How the days of mailboxes went, and those of all; as far back as the runs that are still there tell. */
export class MailboxDays1767227758000 implements MigrationInterface {
  readonly name = 'MailboxDays1767227758000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "mailbox" ADD COLUMN "latestDay" text`);
    await runner.query(MAILBOX_DAYS);
    await runner.query(FLEET_DAY);
    const seen = (await runner.query(SEEN)) as (Day & { mailboxId: string })[];
    const byMailbox = new Map<string, Day[]>();
    for (const { mailboxId, ...day } of seen) {
      const known = byMailbox.get(mailboxId);
      if (known) known.push(day);
      else byMailbox.set(mailboxId, [day]);
    }
    for (const [id, days] of byMailbox) await keep(runner, id, days.slice(-KEPT));
    await runner.query(FLEET);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "fleet_day"`);
    await runner.query(`DROP TABLE "mailbox_days"`);
    await runner.query(`ALTER TABLE "mailbox" DROP COLUMN "latestDay"`);
  }
}

/** The latest lies in the row of the mailbox. */
async function keep(runner: QueryRunner, id: string, days: Day[]): Promise<void> {
  const earlier = days.slice(0, -1);
  await runner.query(`UPDATE "mailbox" SET "latestDay" = ? WHERE "id" = ?`, [
    JSON.stringify(days.at(-1)),
    id,
  ]);
  if (earlier.length > 0)
    await runner.query(`INSERT INTO "mailbox_days" ("mailboxId", "days") VALUES (?, ?)`, [
      id,
      JSON.stringify(earlier),
    ]);
}

const MAILBOX_DAYS = `CREATE TABLE "mailbox_days" (
  "mailboxId" varchar(36) PRIMARY KEY NOT NULL REFERENCES "mailbox" ("id") ON DELETE CASCADE,
  "days" text NOT NULL
)`;

const FLEET_DAY = `CREATE TABLE "fleet_day" (
  "day" integer PRIMARY KEY NOT NULL,
  "ok" integer NOT NULL,
  "failing" integer NOT NULL,
  "throttled" integer NOT NULL
)`;

/** That a server asked for patience is not in a run's columns: what failed counts as failing. */
const SEEN = `SELECT "mailboxId", "finishedAt" / ${DAY_MS} AS "day", COUNT(*) AS "checks",
    SUM("status" <> 'FAILED') AS "ok", SUM("status" = 'FAILED') AS "failing", 0 AS "throttled",
    SUM("finishedAt" - "startedAt") AS "sumMs", MAX("finishedAt" - "startedAt") AS "maxMs"
  FROM "run"
  WHERE "kind" = 'CHECK' AND "mailboxId" IS NOT NULL AND "finishedAt" IS NOT NULL
    AND "status" IN ('SUCCEEDED', 'WARNING', 'FAILED')
  GROUP BY "mailboxId", 2 ORDER BY "mailboxId", 2`;

const FLEET = `INSERT INTO "fleet_day" ("day", "ok", "failing", "throttled")
  SELECT "day", SUM("failing" = 0), SUM("failing" > 0), 0 FROM (${SEEN}) GROUP BY "day"`;
