import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What will end and when, who was reminded of it, and calendars that show it elsewhere. */
export class Expirations1767226400000 implements MigrationInterface {
  readonly name = 'Expirations1767226400000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['calendar_feed', 'expiration_reminder', 'mail_certificate']) {
      await runner.query(`DROP TABLE "${table}"`);
    }
    await runner.query(`ALTER TABLE "oauth_grant" DROP COLUMN "refreshTokenExpiresAt"`);
    for (const column of CLIENT_COLUMNS) {
      await runner.query(`ALTER TABLE "oauth_client" DROP COLUMN "${column}"`);
    }
  }
}

const CLIENT_COLUMNS = [
  'certificateExpiresAt',
  'secretEndRead',
  'certificateEndRead',
  'registrationReadAt',
];

const STATEMENTS = [
  ...CLIENT_COLUMNS.map((column) => `ALTER TABLE "oauth_client" ADD COLUMN "${column}" bigint`),
  `ALTER TABLE "oauth_grant" ADD COLUMN "refreshTokenExpiresAt" bigint`,
  `CREATE TABLE "mail_certificate" (
    "mailboxId" varchar(36) NOT NULL REFERENCES "mailbox" ("id") ON DELETE CASCADE,
    "direction" varchar(40) NOT NULL,
    "host" text NOT NULL,
    "port" integer NOT NULL,
    "endsAt" bigint NOT NULL,
    "seenAt" bigint NOT NULL,
    PRIMARY KEY ("mailboxId", "direction")
  )`,
  `CREATE INDEX "mail_certificate_server" ON "mail_certificate" ("host", "port", "endsAt")`,
  `CREATE TABLE "expiration_reminder" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "expirationId" text NOT NULL,
    "endsAt" bigint NOT NULL,
    "daysBefore" integer NOT NULL,
    "remindedAt" bigint NOT NULL
  )`,
  `CREATE UNIQUE INDEX "expiration_reminder_once"
    ON "expiration_reminder" ("expirationId", "endsAt", "daysBefore")`,
  `CREATE INDEX "expiration_reminder_ends" ON "expiration_reminder" ("endsAt")`,
  `CREATE TABLE "calendar_feed" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "userId" varchar(36) NOT NULL UNIQUE REFERENCES "user" ("id") ON DELETE CASCADE,
    "keyDigest" varchar(64) NOT NULL UNIQUE,
    "createdAt" bigint NOT NULL,
    "lastUsedAt" bigint
  )`,
];
