import type { MigrationInterface, QueryRunner } from 'typeorm';
import { parseUrl } from '../../../lib/parse-url.js';

/** Grants that are kept alive: when each was used, whom it asks, and what is due found by an index. */
export class GrantUpkeep1767226200000 implements MigrationInterface {
  readonly name = 'GrantUpkeep1767226200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "oauth_grant" ADD COLUMN "lastUsedAt" bigint`);
    await runner.query(`ALTER TABLE "oauth_grant" ADD COLUMN "tokenHost" text NOT NULL DEFAULT ''`);
    await nameHosts(runner);
    await runner.query(`DROP INDEX "oauth_grant_due"`);
    await runner.query(
      `CREATE INDEX "oauth_grant_due" ON "oauth_grant" ("nextAttemptAt") WHERE "status" = 'active' AND "refreshable"`,
    );
    await runner.query(
      `CREATE INDEX "oauth_grant_cut_off" ON "oauth_grant" ("leaseUntil") WHERE "attempt" <> 'none'`,
    );
    await runner.query(
      `CREATE INDEX "oauth_grant_misconfigured" ON "oauth_grant" ("nextAttemptAt") WHERE "status" = 'misconfigured'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "oauth_grant_misconfigured"`);
    await runner.query(`DROP INDEX "oauth_grant_cut_off"`);
    await runner.query(`DROP INDEX "oauth_grant_due"`);
    await runner.query(
      `CREATE INDEX "oauth_grant_due" ON "oauth_grant" ("status", "nextAttemptAt")`,
    );
    await runner.query(`ALTER TABLE "oauth_grant" DROP COLUMN "tokenHost"`);
    await runner.query(`ALTER TABLE "oauth_grant" DROP COLUMN "lastUsedAt"`);
  }
}

async function nameHosts(runner: QueryRunner): Promise<void> {
  const rows: { accessTokenUrl: string }[] = await runner.query(
    `SELECT DISTINCT "accessTokenUrl" FROM "oauth_grant"`,
  );
  for (const { accessTokenUrl } of rows) {
    const host = parseUrl(accessTokenUrl)?.host ?? '';
    await runner.query(`UPDATE "oauth_grant" SET "tokenHost" = ? WHERE "accessTokenUrl" = ?`, [
      host,
      accessTokenUrl,
    ]);
  }
}
