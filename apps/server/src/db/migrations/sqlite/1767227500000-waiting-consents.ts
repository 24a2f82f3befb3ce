import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Consents of another account than the one in use, until an admin has confirmed them. */
export class WaitingConsents1767227500000 implements MigrationInterface {
  readonly name = 'WaitingConsents1767227500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE "waiting_consent" (
        "id" varchar(36) PRIMARY KEY NOT NULL,
        "oauthClientId" varchar(36) NOT NULL UNIQUE,
        "version" bigint NOT NULL,
        "account" text,
        "formerAccount" text,
        "sealedGrant" text,
        "createdAt" bigint NOT NULL,
        "expiresAt" bigint NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "waiting_consent"`);
  }
}
