import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Events may go into an archive: those up to a checkpoint, which is the newest event at that moment. In
 * every other moment nothing is deleted, and nothing comes back under a number that is gone.
 */
export class AuditArchive1767227010000 implements MigrationInterface {
  readonly name = 'AuditArchive1767227010000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER "audit_event_no_return"`);
    await runner.query(`DROP TRIGGER "audit_event_no_delete"`);
    await runner.query(`DROP TABLE "audit_archive"`);
    await runner.query(
      `CREATE TRIGGER "audit_event_no_delete" BEFORE DELETE ON "audit_event"
        BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END`,
    );
  }
}

const NEWEST = `(SELECT MAX("sequence") FROM "audit_event")`;

const STATEMENTS = [
  `CREATE TABLE "audit_archive" (
    "through" integer PRIMARY KEY NOT NULL,
    "first" integer NOT NULL,
    "at" bigint NOT NULL,
    "lastHash" varchar(64) NOT NULL,
    "sha256" varchar(64) NOT NULL,
    "signature" text NOT NULL,
    "publicKey" text NOT NULL,
    "checkpoint" integer NOT NULL
  )`,
  `CREATE TRIGGER "audit_archive_no_update" BEFORE UPDATE ON "audit_archive"
    BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END`,
  `CREATE TRIGGER "audit_archive_no_delete" BEFORE DELETE ON "audit_archive"
    BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END`,
  `CREATE TRIGGER "audit_archive_checkpoint" BEFORE INSERT ON "audit_archive"
    WHEN NEW."through" >= NEW."checkpoint"
      OR NOT EXISTS (SELECT 1 FROM "audit_event" WHERE "sequence" = NEW."through" AND "hash" = NEW."lastHash")
      OR NOT EXISTS (SELECT 1 FROM "audit_event" WHERE "sequence" = NEW."checkpoint"
        AND "sequence" = ${NEWEST} AND "action" = 'audit.archive')
    BEGIN SELECT RAISE(ABORT, 'an archive needs its checkpoint'); END`,
  `DROP TRIGGER "audit_event_no_delete"`,
  `CREATE TRIGGER "audit_event_no_delete" BEFORE DELETE ON "audit_event"
    WHEN NOT EXISTS (SELECT 1 FROM "audit_archive"
      WHERE "through" >= OLD."sequence" AND "checkpoint" = ${NEWEST})
    BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END`,
  `CREATE TRIGGER "audit_event_no_return" BEFORE INSERT ON "audit_event"
    WHEN NEW."sequence" <= (SELECT MAX("through") FROM "audit_archive")
    BEGIN SELECT RAISE(ABORT, 'this event is in an archive'); END`,
];
