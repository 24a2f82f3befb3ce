import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How each mailbox was let in last, by protocol. */
export class SignInWays1767227750000 implements MigrationInterface {
  readonly name = 'SignInWays1767227750000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "mailbox" ADD COLUMN "signInWays" text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "mailbox" DROP COLUMN "signInWays"`);
  }
}
