import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often in a row the login of a mailbox was refused, and where it was last. */
export class RefusedLogins1767227752000 implements MigrationInterface {
  readonly name = 'RefusedLogins1767227752000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, type] of COLUMNS)
      await runner.query(`ALTER TABLE "mailbox" ADD COLUMN "${name}" ${type}`);
    await runner.query(`ALTER TABLE "incident" ADD COLUMN "slowedAt" bigint`);
    await runner.query(`CREATE INDEX "mailbox_last_refused" ON "mailbox" ("lastRefusedAt")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "mailbox_last_refused"`);
    await runner.query(`ALTER TABLE "incident" DROP COLUMN "slowedAt"`);
    for (const [name] of COLUMNS) await runner.query(`ALTER TABLE "mailbox" DROP COLUMN "${name}"`);
  }
}

const COLUMNS = [
  ['refusedSince', 'bigint'],
  ['refusedLogins', 'integer NOT NULL DEFAULT 0'],
  ['lastRefusedAt', 'bigint'],
  ['lastRefusedBy', 'text'],
] as const;
