import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What an API key was made to open, and which addresses a provider vouches for. Keys that are there
 * keep null: they were made under the former rule, and open what they opened.
 */
export class KeyOpenings1767227300000 implements MigrationInterface {
  readonly name = 'KeyOpenings1767227300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "api_key" ADD COLUMN "openings" text`);
    await runner.query(
      `ALTER TABLE "oauth_grant" ADD COLUMN "vouchedAddresses" text NOT NULL DEFAULT ('[]')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "oauth_grant" DROP COLUMN "vouchedAddresses"`);
    await runner.query(`ALTER TABLE "api_key" DROP COLUMN "openings"`);
  }
}
