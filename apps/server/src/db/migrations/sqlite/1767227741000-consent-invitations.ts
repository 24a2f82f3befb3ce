import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links that begin a validation when somebody opens them, within days. */
export class ConsentInvitations1767227741000 implements MigrationInterface {
  readonly name = 'ConsentInvitations1767227741000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE "consent_invitation" (
        "id" varchar(36) PRIMARY KEY NOT NULL,
        "oauthClientId" varchar(36) NOT NULL REFERENCES "oauth_client" ("id") ON DELETE CASCADE,
        "mailboxId" varchar(36) REFERENCES "mailbox" ("id") ON DELETE CASCADE,
        "tokenDigest" varchar(64) NOT NULL UNIQUE,
        "settingsDigest" varchar(64) NOT NULL,
        "email" text,
        "createdBy" text NOT NULL,
        "userId" varchar(36),
        "apiKeyId" varchar(36),
        "runId" varchar(36),
        "tries" integer NOT NULL,
        "createdAt" bigint NOT NULL,
        "expiresAt" bigint NOT NULL,
        "openedAt" bigint,
        "usedAt" bigint,
        "revokedAt" bigint
      )`);
    await runner.query(
      `CREATE INDEX "consent_invitation_client" ON "consent_invitation" ("oauthClientId", "createdAt")`,
    );
    await runner.query(`CREATE INDEX "consent_invitation_run" ON "consent_invitation" ("runId")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "consent_invitation"`);
  }
}
