import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit log: rows are added and never touched again, whoever asks. */
export class Audit1767225800000 implements MigrationInterface {
  readonly name = 'Audit1767225800000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "audit_event"`);
  }
}

const STATEMENTS = [
  `CREATE TABLE "audit_event" (
    "sequence" integer PRIMARY KEY NOT NULL,
    "id" varchar(36) NOT NULL UNIQUE,
    "at" bigint NOT NULL,
    "actorKind" varchar(40) NOT NULL,
    "actorId" varchar(36),
    "actorName" text,
    "ip" text,
    "action" varchar(40) NOT NULL,
    "outcome" varchar(40) NOT NULL,
    "subjectKind" varchar(40),
    "subjectId" varchar(36),
    "subjectName" text,
    "fields" text NOT NULL,
    "previousHash" varchar(64) NOT NULL,
    "hash" varchar(64) NOT NULL
  )`,
  `CREATE TRIGGER "audit_event_no_update" BEFORE UPDATE ON "audit_event"
    BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END`,
  `CREATE TRIGGER "audit_event_no_delete" BEFORE DELETE ON "audit_event"
    BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END`,
];
