import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Indexes for what is asked of all mailboxes and grants of a client or a host at once, and the rest of what took too long. */
export class SetsInSql1767227754000 implements MigrationInterface {
  readonly name = 'SetsInSql1767227754000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "mailbox" ADD COLUMN "sendHost" text`);
    await runner.query(
      `UPDATE "mailbox" SET "sendHost" = json_extract("outgoing", '$.host') WHERE "outgoing" IS NOT NULL`,
    );
    await runner.query(BATCHES);
    for (const [name, on] of INDEXES) await runner.query(`CREATE INDEX "${name}" ON ${on}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name] of INDEXES) await runner.query(`DROP INDEX "${name}"`);
    await runner.query(`DROP TABLE "batch"`);
    await runner.query(`ALTER TABLE "mailbox" DROP COLUMN "sendHost"`);
  }
}

const BATCHES = `CREATE TABLE "batch" (
  "id" varchar(36) PRIMARY KEY NOT NULL,
  "kind" varchar(40) NOT NULL,
  "oauthClientId" varchar(36) REFERENCES "oauth_client" ("id") ON DELETE CASCADE,
  "typedSecretId" varchar(36),
  "done" integer NOT NULL,
  "begunAt" bigint NOT NULL
)`;

const INDEXES = [
  ['mailbox_check_host', '"mailbox" ("checkHost")'],
  ['mailbox_send_host', '"mailbox" ("sendHost")'],
  ['oauth_grant_list', '"oauth_grant" ("oauthClientId", "grantedAt", "id")'],
  ['oauth_grant_status', '"oauth_grant" ("oauthClientId", "status")'],
  ['oauth_grant_token_host', '"oauth_grant" ("tokenHost")'],
  [
    'incident_mailbox_order',
    '"incident_mailbox" ("incidentId", "leftAt", "joinedAt", "mailboxId")',
  ],
  ['incident_closed', '"incident" ("closedAt")'],
  ['alert_delivery_key', '"alert_delivery" ("noticeKey")'],
  // A mailbox that is deleted takes these with it.
  ['consent_invitation_mailbox', '"consent_invitation" ("mailboxId")'],
  ['validation_attempt_mailbox', '"validation_attempt" ("mailboxId")'],
  ['batch_client', '"batch" ("oauthClientId")'],
] as const;
