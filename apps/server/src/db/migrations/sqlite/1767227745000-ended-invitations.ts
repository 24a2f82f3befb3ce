import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an edit has ended stays ended, also when the edit is taken back. */
export class EndedInvitations1767227745000 implements MigrationInterface {
  readonly name = 'EndedInvitations1767227745000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "consent_invitation" ADD COLUMN "endedBecause" varchar(40)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "consent_invitation" DROP COLUMN "endedBecause"`);
  }
}
