import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether the end of a refresh token moves on with each refresh. */
export class SlidingGrants1767226900000 implements MigrationInterface {
  readonly name = 'SlidingGrants1767226900000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "oauth_grant" ADD COLUMN "slidingEnd" boolean NOT NULL DEFAULT (0)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "oauth_grant" DROP COLUMN "slidingEnd"`);
  }
}
