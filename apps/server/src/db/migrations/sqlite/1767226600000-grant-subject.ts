import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who signed in, by ids that outlive a change of name: a refresh for somebody else is noticed by them. */
export class GrantSubject1767226600000 implements MigrationInterface {
  readonly name = 'GrantSubject1767226600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "oauth_grant" ADD COLUMN "subjects" text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "oauth_grant" DROP COLUMN "subjects"`);
  }
}
