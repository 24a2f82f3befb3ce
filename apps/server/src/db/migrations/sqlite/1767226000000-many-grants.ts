import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Beside its default grant a client may hold one for each mailbox. The table is built anew, since
 * SQLite cannot drop the UNIQUE of a column; nothing refers to it.
 */
export class ManyGrants1767226000000 implements MigrationInterface {
  readonly name = 'ManyGrants1767226000000';

  async up(runner: QueryRunner): Promise<void> {
    await rebuild(runner, {
      column: `"mailboxId" varchar(36) REFERENCES "mailbox" ("id") ON DELETE CASCADE,`,
    });
    await runner.query(
      `CREATE UNIQUE INDEX "oauth_grant_default" ON "oauth_grant" ("oauthClientId") WHERE "mailboxId" IS NULL`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "oauth_grant_mailbox" ON "oauth_grant" ("mailboxId", "oauthClientId")`,
    );
    await runner.query(
      `ALTER TABLE "validation_attempt" ADD COLUMN "mailboxId" varchar(36) REFERENCES "mailbox" ("id") ON DELETE CASCADE`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM "validation_attempt" WHERE "mailboxId" IS NOT NULL`);
    await runner.query(`ALTER TABLE "validation_attempt" DROP COLUMN "mailboxId"`);
    await runner.query(`DELETE FROM "oauth_grant" WHERE "mailboxId" IS NOT NULL`);
    await rebuild(runner, { constraint: `, UNIQUE ("oauthClientId")` });
  }
}

const COLUMNS = `"id", "oauthClientId", "grantId", "version", "grantType", "accessTokenUrl", "clientId",
  "status", "statusSince", "statusReason", "sealedAccessToken", "accessTokenExpiresAt",
  "sealedRefreshToken", "sealedFormerRefreshToken", "formerRefreshTokenUntil",
  "refreshTokenObtainedAt", "account", "tenant", "requestedScopes", "grantedScopes", "missingScopes",
  "audience", "refreshable", "grantedAt", "lastRefreshedAt", "leaseOwner", "leaseUntil",
  "leaseEpoch", "attempt", "attemptStartedAt", "failCount", "nextAttemptAt", "lastFailure"`;

interface Difference {
  column?: string;
  constraint?: string;
}

async function rebuild(
  runner: QueryRunner,
  { column = '', constraint = '' }: Difference,
): Promise<void> {
  await runner.query(tableWith(column, constraint));
  await runner.query(
    `INSERT INTO "oauth_grant_rebuilt" (${COLUMNS}) SELECT ${COLUMNS} FROM "oauth_grant"`,
  );
  await runner.query(`DROP TABLE "oauth_grant"`);
  await runner.query(`ALTER TABLE "oauth_grant_rebuilt" RENAME TO "oauth_grant"`);
  await runner.query(`CREATE INDEX "oauth_grant_due" ON "oauth_grant" ("status", "nextAttemptAt")`);
}

const tableWith = (
  column: string,
  constraint: string,
): string => `CREATE TABLE "oauth_grant_rebuilt" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "oauthClientId" varchar(36) NOT NULL REFERENCES "oauth_client" ("id") ON DELETE CASCADE,
    ${column}
    "grantId" varchar(36) NOT NULL,
    "version" integer NOT NULL,
    "grantType" varchar(40) NOT NULL,
    "accessTokenUrl" text NOT NULL,
    "clientId" text NOT NULL,
    "status" varchar(40) NOT NULL,
    "statusSince" bigint NOT NULL,
    "statusReason" text,
    "sealedAccessToken" text,
    "accessTokenExpiresAt" bigint NOT NULL,
    "sealedRefreshToken" text,
    "sealedFormerRefreshToken" text,
    "formerRefreshTokenUntil" bigint,
    "refreshTokenObtainedAt" bigint,
    "account" text,
    "tenant" text,
    "requestedScopes" text NOT NULL,
    "grantedScopes" text NOT NULL,
    "missingScopes" text NOT NULL,
    "audience" text,
    "refreshable" boolean NOT NULL,
    "grantedAt" bigint NOT NULL,
    "lastRefreshedAt" bigint,
    "leaseOwner" text,
    "leaseUntil" bigint,
    "leaseEpoch" integer NOT NULL,
    "attempt" varchar(40) NOT NULL,
    "attemptStartedAt" bigint,
    "failCount" integer NOT NULL,
    "nextAttemptAt" bigint NOT NULL,
    "lastFailure" text
    ${constraint}
  )`;
