import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Consents wait for each mailbox by itself, and know for which. */
export class ManyConsents1767227600000 implements MigrationInterface {
  readonly name = 'ManyConsents1767227600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "waiting_consent" RENAME TO "waiting_consent_of_client"`);
    await runner.query(table(`"mailboxId" varchar(36), "oauthClientId" varchar(36) NOT NULL`));
    // Whose run is gone, nobody knows the mailbox of: it is given back at the next look.
    await runner.query(`
      INSERT INTO "waiting_consent" ("mailboxId", ${COLUMNS}, "expiresAt")
      SELECT "run"."mailboxId", ${qualified}, CASE WHEN "run"."id" IS NULL THEN 0 ELSE "of"."expiresAt" END
      FROM "waiting_consent_of_client" "of" LEFT JOIN "run" ON "run"."id" = "of"."id"`);
    await runner.query(`DROP TABLE "waiting_consent_of_client"`);
    for (const index of INDICES) await runner.query(index);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "waiting_consent"`);
    await runner.query(table(`"oauthClientId" varchar(36) NOT NULL UNIQUE`));
  }
}

const COLUMNS = `"id", "oauthClientId", "version", "account", "formerAccount", "sealedGrant", "createdAt"`;
const qualified = COLUMNS.replaceAll(/"\w+"/gu, '"of".$&');

const table = (references: string): string => `
  CREATE TABLE "waiting_consent" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    ${references},
    "version" bigint NOT NULL,
    "account" text,
    "formerAccount" text,
    "sealedGrant" text,
    "createdAt" bigint NOT NULL,
    "expiresAt" bigint NOT NULL
  )`;

const INDICES = [
  `CREATE UNIQUE INDEX "waiting_consent_default" ON "waiting_consent" ("oauthClientId")
    WHERE "mailboxId" IS NULL`,
  `CREATE UNIQUE INDEX "waiting_consent_mailbox"
    ON "waiting_consent" ("mailboxId", "oauthClientId")`,
  `CREATE INDEX "waiting_consent_client" ON "waiting_consent" ("oauthClientId", "createdAt")`,
];
