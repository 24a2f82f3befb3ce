import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often an answer that nobody can place has come to the refresh of a grant. */
export class RepeatedRefusals1767227701000 implements MigrationInterface {
  readonly name = 'RepeatedRefusals1767227701000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "oauth_grant" ADD COLUMN "refusals" text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "oauth_grant" DROP COLUMN "refusals"`);
  }
}
