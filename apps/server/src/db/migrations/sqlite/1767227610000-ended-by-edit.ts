import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which grants return with their settings. Of those that have ended before nobody knows: they need a sign-in, as they say. */
export class EndedByEdit1767227610000 implements MigrationInterface {
  readonly name = 'EndedByEdit1767227610000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "oauth_grant" ADD COLUMN "endedByEdit" boolean NOT NULL DEFAULT (0)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "oauth_grant" DROP COLUMN "endedByEdit"`);
  }
}
