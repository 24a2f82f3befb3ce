import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is done to many mailboxes at once, with a result for each. */
export class MailboxActions1767227757000 implements MigrationInterface {
  readonly name = 'MailboxActions1767227757000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ACTION);
    await runner.query(ITEM);
    for (const [name, on] of INDEXES) await runner.query(`CREATE INDEX "${name}" ON ${on}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "mailbox_action_item"`);
    await runner.query(`DROP TABLE "mailbox_action"`);
  }
}

const ACTION = `CREATE TABLE "mailbox_action" (
  "id" varchar(36) PRIMARY KEY NOT NULL,
  "kind" varchar(40) NOT NULL,
  "oauthClientId" varchar(36),
  "asked" text NOT NULL,
  "status" varchar(40) NOT NULL,
  "total" integer NOT NULL,
  "done" integer NOT NULL,
  "refused" integer NOT NULL,
  "notFound" integer NOT NULL,
  "orderedAt" bigint NOT NULL,
  "endedAt" bigint
)`;

/** No reference to a mailbox: what was done to one that is gone is still told. */
const ITEM = `CREATE TABLE "mailbox_action_item" (
  "id" varchar(36) PRIMARY KEY NOT NULL,
  "actionId" varchar(36) NOT NULL REFERENCES "mailbox_action" ("id") ON DELETE CASCADE,
  "position" integer NOT NULL,
  "mailboxId" text NOT NULL,
  "name" text,
  "address" text,
  "outcome" varchar(40) NOT NULL,
  "code" varchar(40),
  "message" text
)`;

const INDEXES = [
  ['mailbox_action_status', '"mailbox_action" ("status", "orderedAt")'],
  ['mailbox_action_item_outcome', '"mailbox_action_item" ("actionId", "outcome", "position")'],
  ['mailbox_action_item_position', '"mailbox_action_item" ("actionId", "position")'],
] as const;
