import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mailboxes from a file: its rows as they were judged, until they are mailboxes or given up. */
export class MailboxImports1767227759000 implements MigrationInterface {
  readonly name = 'MailboxImports1767227759000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(IMPORT);
    await runner.query(ROW);
    for (const [name, on] of INDEXES) await runner.query(`CREATE INDEX "${name}" ON ${on}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "mailbox_address"`);
    await runner.query(`DROP TABLE "mailbox_import_row"`);
    await runner.query(`DROP TABLE "mailbox_import"`);
  }
}

const IMPORT = `CREATE TABLE "mailbox_import" (
  "id" varchar(36) PRIMARY KEY NOT NULL,
  "ownerId" varchar(36) NOT NULL,
  "asked" text,
  "status" varchar(40) NOT NULL,
  "total" integer NOT NULL,
  "ready" integer NOT NULL,
  "problems" integer NOT NULL,
  "twice" integer NOT NULL,
  "existing" integer NOT NULL,
  "created" integer NOT NULL,
  "refused" integer NOT NULL,
  "unknownColumns" text NOT NULL,
  "newServers" text NOT NULL,
  "begunAt" bigint NOT NULL,
  "stagedAt" bigint,
  "orderedAt" bigint,
  "endedAt" bigint,
  "expiresAt" bigint
)`;

const ROW = `CREATE TABLE "mailbox_import_row" (
  "id" varchar(36) PRIMARY KEY NOT NULL,
  "importId" varchar(36) NOT NULL REFERENCES "mailbox_import" ("id") ON DELETE CASCADE,
  "line" integer NOT NULL,
  "name" text NOT NULL,
  "address" text NOT NULL,
  "outcome" varchar(40) NOT NULL,
  "problems" text NOT NULL,
  "settings" text,
  "sealedPassword" text,
  "mailboxId" varchar(36)
)`;

const INDEXES = [
  ['mailbox_import_status', '"mailbox_import" ("status", "orderedAt")'],
  ['mailbox_import_owner', '"mailbox_import" ("ownerId", "status", "begunAt")'],
  ['mailbox_import_expiry', '"mailbox_import" ("expiresAt")'],
  ['mailbox_import_row_line', '"mailbox_import_row" ("importId", "line")'],
  ['mailbox_import_row_outcome', '"mailbox_import_row" ("importId", "outcome", "line")'],
  // Whether there is one already, whatever the case of its letters.
  ['mailbox_address', '"mailbox" ("address" COLLATE NOCASE)'],
] as const;
