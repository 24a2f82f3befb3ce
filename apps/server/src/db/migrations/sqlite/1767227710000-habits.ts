import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The habits of a provider as settings of the client. What was Generic before follows the new default
 * and sends no `prompt` any more; PKCE stays on, and the form of Basic stays that of RFC 6749.
 */
export class Habits1767227710000 implements MigrationInterface {
  readonly name = 'Habits1767227710000';

  async up(runner: QueryRunner): Promise<void> {
    for (const column of COLUMNS) {
      await runner.query(`ALTER TABLE "oauth_client" ADD COLUMN ${column}`);
    }
    await runner.query(`ALTER TABLE "revocation" ADD COLUMN "basicEncoding" varchar(40)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "revocation" DROP COLUMN "basicEncoding"`);
    for (const column of COLUMNS) {
      await runner.query(`ALTER TABLE "oauth_client" DROP COLUMN ${column.split(' ')[0] ?? ''}`);
    }
  }
}

const COLUMNS = [
  `"authorizeParameters" text NOT NULL DEFAULT ('[]')`,
  `"tokenParameters" text NOT NULL DEFAULT ('[]')`,
  `"pkce" varchar(40) NOT NULL DEFAULT ('S256')`,
  `"basicEncoding" varchar(40)`,
];
