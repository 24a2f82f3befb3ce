import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When it was last told that an open incident is still open. */
export class IncidentReminders1767226800000 implements MigrationInterface {
  readonly name = 'IncidentReminders1767226800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "incident" ADD COLUMN "remindedAt" bigint`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "incident" DROP COLUMN "remindedAt"`);
  }
}
