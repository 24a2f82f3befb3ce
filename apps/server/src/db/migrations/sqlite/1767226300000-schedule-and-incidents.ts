import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When each mailbox is checked next, how its state has changed, and what is wrong with several of them. */
export class ScheduleAndIncidents1767226300000 implements MigrationInterface {
  readonly name = 'ScheduleAndIncidents1767226300000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of UNDONE) await runner.query(statement);
  }
}

const STATEMENTS = [
  `ALTER TABLE "mailbox" ADD COLUMN "checkEveryMinutes" integer NOT NULL DEFAULT 15`,
  `ALTER TABLE "mailbox" ADD COLUMN "checkingQuietly" boolean NOT NULL DEFAULT 0`,
  `ALTER TABLE "mailbox" ADD COLUMN "checkHost" text`,
  `ALTER TABLE "mailbox" ADD COLUMN "nextCheckAt" bigint`,
  `ALTER TABLE "mailbox" ADD COLUMN "suspectedSince" bigint`,
  `ALTER TABLE "mailbox" ADD COLUMN "throttledSince" bigint`,
  `ALTER TABLE "mailbox" ADD COLUMN "slowdown" integer NOT NULL DEFAULT 0`,
  `UPDATE "mailbox" SET "checkHost" =
    COALESCE(json_extract("incoming", '$.host'), json_extract("outgoing", '$.host'))`,
  // The host is part of it, so that what waits for a busy host is passed over without reading its rows.
  `CREATE INDEX "mailbox_next_check" ON "mailbox" ("nextCheckAt", "checkHost")`,
  `ALTER TABLE "run" ADD COLUMN "trigger" varchar(40) NOT NULL DEFAULT 'PERSON'`,
  `ALTER TABLE "run" ADD COLUMN "startedBy" text`,
  `CREATE TABLE "mailbox_state_change" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "mailboxId" varchar(36) NOT NULL REFERENCES "mailbox" ("id") ON DELETE CASCADE,
    "status" varchar(40) NOT NULL,
    "since" bigint NOT NULL,
    "runId" varchar(36) REFERENCES "run" ("id") ON DELETE SET NULL,
    "code" text,
    "title" text
  )`,
  `CREATE INDEX "mailbox_state_change_since" ON "mailbox_state_change" ("mailboxId", "since")`,
  `CREATE INDEX "mailbox_state_change_run" ON "mailbox_state_change" ("runId")`,
  // The history of what is there already begins with its present state.
  `INSERT INTO "mailbox_state_change" ("id", "mailboxId", "status", "since")
    SELECT "id", "id", CASE WHEN "enabled" THEN "lastResult" ELSE 'DISABLED' END,
      COALESCE("failingSince", "lastOkAt", "createdAt") FROM "mailbox"`,
  `CREATE TABLE "incident" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "causeKey" text NOT NULL,
    "code" text NOT NULL,
    "title" text NOT NULL,
    "cause" text NOT NULL,
    "fix" text NOT NULL,
    "commands" text NOT NULL,
    "actor" varchar(40) NOT NULL,
    "severity" varchar(40) NOT NULL,
    "oauthClientId" varchar(36) REFERENCES "oauth_client" ("id") ON DELETE SET NULL,
    "grantId" varchar(36),
    "host" text,
    "openedAt" bigint NOT NULL,
    "closedAt" bigint,
    "lastSeenAt" bigint NOT NULL
  )`,
  `CREATE UNIQUE INDEX "incident_open" ON "incident" ("causeKey") WHERE "closedAt" IS NULL`,
  `CREATE INDEX "incident_opened" ON "incident" ("openedAt")`,
  `CREATE INDEX "incident_oauth_client" ON "incident" ("oauthClientId")`,
  `CREATE TABLE "incident_mailbox" (
    "incidentId" varchar(36) NOT NULL REFERENCES "incident" ("id") ON DELETE CASCADE,
    "mailboxId" varchar(36) NOT NULL REFERENCES "mailbox" ("id") ON DELETE CASCADE,
    "joinedAt" bigint NOT NULL,
    "leftAt" bigint,
    PRIMARY KEY ("incidentId", "mailboxId")
  )`,
  `CREATE INDEX "incident_mailbox_mailbox" ON "incident_mailbox" ("mailboxId", "leftAt")`,
];

const UNDONE = [
  `DROP TABLE "incident_mailbox"`,
  `DROP TABLE "incident"`,
  `DROP TABLE "mailbox_state_change"`,
  `ALTER TABLE "run" DROP COLUMN "startedBy"`,
  `ALTER TABLE "run" DROP COLUMN "trigger"`,
  `DROP INDEX "mailbox_next_check"`,
  ...['checkEveryMinutes', 'checkingQuietly', 'checkHost', 'nextCheckAt'].map(dropped),
  ...['suspectedSince', 'throttledSince', 'slowdown'].map(dropped),
];

function dropped(column: string): string {
  return `ALTER TABLE "mailbox" DROP COLUMN "${column}"`;
}
