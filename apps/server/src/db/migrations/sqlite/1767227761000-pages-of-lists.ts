import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Indexes for lists that are read a page at a time, and which keys were permitted the grant of a mailbox that it shares. */
export class PagesOfLists1767227761000 implements MigrationInterface {
  readonly name = 'PagesOfLists1767227761000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "api_key_maker"');
    for (const [name, on] of INDEXES) await runner.query(`CREATE INDEX "${name}" ON ${on}`);
    for (const statement of SHARED_OPENINGS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER "api_key_shared_openings"');
    await runner.query('DROP TABLE "shared_opening"');
    for (const [name] of INDEXES) await runner.query(`DROP INDEX "${name}"`);
    await runner.query('CREATE INDEX "api_key_maker" ON "api_key" ("createdBy")');
  }
}

const INDEXES = [
  ['api_key_list', '"api_key" ("createdAt", "id")'],
  ['api_key_maker', '"api_key" ("createdBy", "createdAt", "id")'],
  ['alert_channel_list', '"alert_channel" ("name", "id")'],
  ['session_list', '"session" ("userId", "lastUsedAt", "id")'],
] as const;

const SHARED_OPENINGS = [
  `CREATE TABLE "shared_opening" (
    "mailboxId" varchar(36) NOT NULL,
    "apiKeyId" varchar(36) NOT NULL REFERENCES "api_key" ("id") ON DELETE CASCADE,
    PRIMARY KEY ("mailboxId", "apiKeyId")
  ) WITHOUT ROWID`,
  `CREATE INDEX "shared_opening_key" ON "shared_opening" ("apiKeyId")`,
  `INSERT INTO "shared_opening"
    SELECT DISTINCT json_extract("one"."value", '$.mailboxId'), "key"."id"
    FROM "api_key" "key", json_each("key"."openings") "one"
    WHERE json_type("one"."value", '$.shared') = 'object'`,
  `CREATE TRIGGER "api_key_shared_openings" AFTER INSERT ON "api_key"
    WHEN new."openings" IS NOT NULL BEGIN
    INSERT INTO "shared_opening"
      SELECT DISTINCT json_extract("one"."value", '$.mailboxId'), new."id"
      FROM json_each(new."openings") "one"
      WHERE json_type("one"."value", '$.shared') = 'object'; END`,
];
