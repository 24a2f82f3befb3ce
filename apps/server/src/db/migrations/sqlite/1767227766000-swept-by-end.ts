import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions and reserved ids by their end: what is over is deleted, and nothing else is read for it. */
export class SweptByEnd1767227766000 implements MigrationInterface {
  readonly name = 'SweptByEnd1767227766000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES)
      await runner.query(`CREATE INDEX "${table}_end" ON "${table}" ("expiresAt")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP INDEX "${table}_end"`);
  }
}

const TABLES = ['session', 'oauth_client_draft'];
