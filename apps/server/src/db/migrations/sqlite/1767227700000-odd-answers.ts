import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was odd about the answer behind a grant, and how long its tokens live where nothing tells it. */
export class OddAnswers1767227700000 implements MigrationInterface {
  readonly name = 'OddAnswers1767227700000';

  async up(runner: QueryRunner): Promise<void> {
    for (const column of COLUMNS)
      await runner.query(`ALTER TABLE "oauth_grant" ADD COLUMN ${column}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['livedSeconds', 'lifeAssumed', 'warnings'])
      await runner.query(`ALTER TABLE "oauth_grant" DROP COLUMN "${name}"`);
  }
}

const COLUMNS = [
  `"warnings" text`,
  `"lifeAssumed" boolean NOT NULL DEFAULT (0)`,
  `"livedSeconds" integer NOT NULL DEFAULT (0)`,
];
