import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which certificate of a mail server's chain ends first, where it is not the server's own. */
export class CertificateChain1767227753000 implements MigrationInterface {
  readonly name = 'CertificateChain1767227753000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "mail_certificate" ADD COLUMN "chainSubject" text`);
    await runner.query(`ALTER TABLE "mail_certificate" ADD COLUMN "chainPlace" varchar(40)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "mail_certificate" DROP COLUMN "chainPlace"`);
    await runner.query(`ALTER TABLE "mail_certificate" DROP COLUMN "chainSubject"`);
  }
}
