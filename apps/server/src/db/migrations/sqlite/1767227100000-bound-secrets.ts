import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why an edit has removed a secret that was typed for another address. */
export class BoundSecrets1767227100000 implements MigrationInterface {
  readonly name = 'BoundSecrets1767227100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['oauth_client', 'mailbox'])
      await runner.query(`ALTER TABLE "${table}" ADD COLUMN "secretDroppedBecause" text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['oauth_client', 'mailbox'])
      await runner.query(`ALTER TABLE "${table}" DROP COLUMN "secretDroppedBecause"`);
  }
}
