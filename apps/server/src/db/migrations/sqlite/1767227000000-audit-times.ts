import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often: refusals are counted. */
export class AuditTimes1767227000000 implements MigrationInterface {
  readonly name = 'AuditTimes1767227000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "audit_event" ADD COLUMN "times" integer NOT NULL DEFAULT (1)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "audit_event" DROP COLUMN "times"`);
  }
}
