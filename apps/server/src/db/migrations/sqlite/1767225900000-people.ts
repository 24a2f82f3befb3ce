import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People who are invited and who prove themselves again; counted attempts to sign in. */
export class People1767225900000 implements MigrationInterface {
  readonly name = 'People1767225900000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "sign_in_attempt"`);
    for (const column of ['joinedAt', 'sealedTotpSecret', 'totpEnabledAt', 'totpStep']) {
      await runner.query(`ALTER TABLE "user" DROP COLUMN "${column}"`);
    }
    await runner.query(`ALTER TABLE "session" DROP COLUMN "authenticatedAt"`);
  }
}

const STATEMENTS = [
  `ALTER TABLE "user" ADD COLUMN "joinedAt" bigint`,
  `ALTER TABLE "user" ADD COLUMN "sealedTotpSecret" text`,
  `ALTER TABLE "user" ADD COLUMN "totpEnabledAt" bigint`,
  `ALTER TABLE "user" ADD COLUMN "totpStep" integer`,
  // Whoever is there already chose a password when the account was made.
  `UPDATE "user" SET "joinedAt" = "createdAt"`,
  `ALTER TABLE "session" ADD COLUMN "authenticatedAt" bigint NOT NULL DEFAULT 0`,
  `UPDATE "session" SET "authenticatedAt" = "createdAt"`,
  `CREATE INDEX "session_user" ON "session" ("userId")`,
  `CREATE TABLE "sign_in_attempt" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "keyDigest" varchar(64) NOT NULL,
    "at" bigint NOT NULL
  )`,
  `CREATE INDEX "sign_in_attempt_key" ON "sign_in_attempt" ("keyDigest", "at")`,
  `CREATE INDEX "sign_in_attempt_at" ON "sign_in_attempt" ("at")`,
  `CREATE INDEX "audit_event_subject" ON "audit_event" ("subjectId")`,
  `CREATE INDEX "audit_event_at" ON "audit_event" ("at")`,
];
