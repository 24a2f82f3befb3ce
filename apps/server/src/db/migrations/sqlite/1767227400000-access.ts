import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Browsers that are known, notices for admins, and who made a key or a one-time link. */
export class Access1767227400000 implements MigrationInterface {
  readonly name = 'Access1767227400000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
    await tellOfAccess(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['known_browser', 'admin_notice']) {
      await runner.query(`DROP TABLE "${table}"`);
    }
    await runner.query(`ALTER TABLE "one_time_link" DROP COLUMN "createdBy"`);
    await runner.query(`ALTER TABLE "api_key" DROP COLUMN "createdByEmail"`);
  }
}

/** Channels that are there already tell of new admins, too: nobody would look for that choice before. */
async function tellOfAccess(runner: QueryRunner): Promise<void> {
  const rows = (await runner.query(`SELECT "id", "subjects" FROM "alert_channel"`)) as {
    id: string;
    subjects: string;
  }[]; // what the statement asks for
  for (const { id, subjects } of rows) {
    const all = new Set(JSON.parse(subjects) as string[]).add('ACCESS'); // written by the entity
    await runner.query(`UPDATE "alert_channel" SET "subjects" = ? WHERE "id" = ?`, [
      JSON.stringify([...all].sort()),
      id,
    ]);
  }
}

const STATEMENTS = [
  `CREATE TABLE "known_browser" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "userId" varchar(36) NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
    "tokenDigest" varchar(64) NOT NULL,
    "usedAt" bigint NOT NULL
  )`,
  `CREATE UNIQUE INDEX "known_browser_person" ON "known_browser" ("tokenDigest", "userId")`,
  `CREATE INDEX "known_browser_user" ON "known_browser" ("userId", "usedAt")`,
  `CREATE TABLE "admin_notice" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "adminId" varchar(36) NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
    "change" varchar(40) NOT NULL,
    "userId" varchar(36) NOT NULL,
    "email" text NOT NULL,
    "by" text NOT NULL,
    "at" bigint NOT NULL
  )`,
  `CREATE INDEX "admin_notice_admin" ON "admin_notice" ("adminId", "at")`,
  `ALTER TABLE "one_time_link" ADD COLUMN "createdBy" varchar(36)`,
  `CREATE INDEX "one_time_link_maker" ON "one_time_link" ("createdBy")`,
  // The address stays with the key, whatever becomes of the person.
  `ALTER TABLE "api_key" ADD COLUMN "createdByEmail" text`,
  `UPDATE "api_key" SET "createdByEmail" = COALESCE(
    (SELECT "email" FROM "user" WHERE "user"."id" = "api_key"."createdBy"),
    (SELECT MAX("actorName") FROM "audit_event"
      WHERE "action" = 'api-key.create' AND "outcome" = 'DONE' AND "subjectId" = "api_key"."id"))`,
  `CREATE INDEX "api_key_maker" ON "api_key" ("createdBy")`,
];
