import type { MigrationInterface, QueryRunner } from 'typeorm';

const columns = ['issuer', 'refusedIssuer', 'revocationUrl', 'discovery'];

/** What is known of a client's authorization server beside its two endpoints; nothing, until somebody types it or it is asked. */
export class ServerMetadata1767227720000 implements MigrationInterface {
  readonly name = 'ServerMetadata1767227720000';

  async up(runner: QueryRunner): Promise<void> {
    for (const column of columns)
      await runner.query(`ALTER TABLE "oauth_client" ADD COLUMN "${column}" text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of columns)
      await runner.query(`ALTER TABLE "oauth_client" DROP COLUMN "${column}"`);
  }
}
