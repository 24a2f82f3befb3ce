import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The mailboxes of a client that is renamed follow it in lists a few at a time: ten thousand held up everybody. */
export class RenamedClients1767227760001 implements MigrationInterface {
  readonly name = 'RenamedClients1767227760001';

  async up(runner: QueryRunner): Promise<void> {
    await renew(
      runner,
      `WHERE "id" IN (SELECT "id" FROM "mailbox"
      WHERE "oauthClientId" = new."id" AND "sortClient" <> new."sortName" LIMIT 500)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE "mailbox" SET "sortClient" =
      (SELECT "sortName" FROM "oauth_client" WHERE "id" = "mailbox"."oauthClientId")
      WHERE "oauthClientId" IN (SELECT "id" FROM "oauth_client")`);
    await renew(runner, `WHERE "oauthClientId" = new."id"`);
  }
}

async function renew(runner: QueryRunner, which: string): Promise<void> {
  await runner.query(`DROP TRIGGER "oauth_client_name_update"`);
  await runner.query(`CREATE TRIGGER "oauth_client_name_update" AFTER UPDATE OF "sortName" ON "oauth_client"
    WHEN new."sortName" <> old."sortName"
    BEGIN UPDATE "mailbox" SET "sortClient" = new."sortName" ${which}; END`);
}
