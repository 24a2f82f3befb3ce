import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Channels that alerts go out by, and the outbox and log of what went. */
export class Alerts1767226500000 implements MigrationInterface {
  readonly name = 'Alerts1767226500000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['alert_delivery', 'alert_channel']) {
      await runner.query(`DROP TABLE "${table}"`);
    }
  }
}

const STATEMENTS = [
  // A mailbox may go; the channel stays, and says that it has nothing to send with.
  `CREATE TABLE "alert_channel" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "type" varchar(40) NOT NULL,
    "name" text NOT NULL,
    "enabled" boolean NOT NULL,
    "offReason" text,
    "subjects" text NOT NULL,
    "minimumSeverity" varchar(40) NOT NULL,
    "url" text,
    "mailboxId" varchar(36) REFERENCES "mailbox" ("id") ON DELETE SET NULL,
    "recipients" text NOT NULL,
    "sealedSecret" text,
    "secretSetAt" bigint,
    "failCount" integer NOT NULL,
    "pausedUntil" bigint,
    "createdAt" bigint NOT NULL,
    "updatedAt" bigint NOT NULL
  )`,
  `CREATE INDEX "alert_channel_mailbox" ON "alert_channel" ("mailboxId")`,
  `CREATE TABLE "alert_delivery" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "channelId" varchar(36) NOT NULL REFERENCES "alert_channel" ("id") ON DELETE CASCADE,
    "noticeKey" text NOT NULL,
    "kind" varchar(40) NOT NULL,
    "severity" varchar(40) NOT NULL,
    "title" text NOT NULL,
    "notice" text NOT NULL,
    "state" varchar(40) NOT NULL,
    "attempts" integer NOT NULL,
    "nextAttemptAt" bigint,
    "leaseUntil" bigint,
    "status" integer,
    "answer" text,
    "createdAt" bigint NOT NULL,
    "lastAttemptAt" bigint,
    "deliveredAt" bigint
  )`,
  `CREATE UNIQUE INDEX "alert_delivery_notice" ON "alert_delivery" ("channelId", "noticeKey")`,
  `CREATE INDEX "alert_delivery_due" ON "alert_delivery" ("state", "nextAttemptAt")`,
  `CREATE INDEX "alert_delivery_log" ON "alert_delivery" ("channelId", "createdAt")`,
];
