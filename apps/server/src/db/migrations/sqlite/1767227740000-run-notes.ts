import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What came beside a run, and the state of each client's links of admin consent: 256 random bits. */
export class RunNotes1767227740000 implements MigrationInterface {
  readonly name = 'RunNotes1767227740000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "run" ADD COLUMN "notes" text NOT NULL DEFAULT ('[]')`);
    await runner.query(
      `ALTER TABLE "oauth_client" ADD COLUMN "adminConsentState" text NOT NULL DEFAULT ('')`,
    );
    await runner.query(`ALTER TABLE "oauth_client" ADD COLUMN "adminConsentNote" text`);
    await runner.query(
      `UPDATE "oauth_client" SET "adminConsentState" = lower(hex(randomblob(32)))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "oauth_client" DROP COLUMN "adminConsentNote"`);
    await runner.query(`ALTER TABLE "oauth_client" DROP COLUMN "adminConsentState"`);
    await runner.query(`ALTER TABLE "run" DROP COLUMN "notes"`);
  }
}
