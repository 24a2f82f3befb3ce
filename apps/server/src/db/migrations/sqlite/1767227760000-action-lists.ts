import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was ordered for many mailboxes, as lists show it. */
export class ActionLists1767227760000 implements MigrationInterface {
  readonly name = 'ActionLists1767227760000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX "mailbox_action_ordered" ON "mailbox_action" ("orderedAt", "id")`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "mailbox_action_ordered"`);
  }
}
