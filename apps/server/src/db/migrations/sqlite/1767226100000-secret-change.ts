import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A client may hold a next and a former secret beside its own; each grant knows which one it came by. */
export class SecretChange1767226100000 implements MigrationInterface {
  readonly name = 'SecretChange1767226100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [column, type] of CLIENT_COLUMNS) {
      await runner.query(`ALTER TABLE "oauth_client" ADD COLUMN "${column}" ${type}`);
    }
    await runner.query(`ALTER TABLE "oauth_grant" ADD COLUMN "secretId" varchar(36)`);
    await runner.query(
      `UPDATE "oauth_client" SET "secretId" = ${RANDOM_UUID} WHERE "sealedClientSecret" IS NOT NULL`,
    );
    // Until now there was one secret only, so what came last came by that one.
    await runner.query(
      `UPDATE "oauth_grant" SET "secretId" =
        (SELECT "secretId" FROM "oauth_client" WHERE "id" = "oauth_grant"."oauthClientId")`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "oauth_grant" DROP COLUMN "secretId"`);
    for (const [column] of CLIENT_COLUMNS) {
      await runner.query(`ALTER TABLE "oauth_client" DROP COLUMN "${column}"`);
    }
  }
}

const CLIENT_COLUMNS = [
  ['secretId', 'varchar(36)'],
  ['sealedNextSecret', 'text'],
  ['nextSecretId', 'varchar(36)'],
  ['nextSecretShape', 'varchar(40)'],
  ['nextSecretSetAt', 'bigint'],
  ['nextSecretExpiresAt', 'bigint'],
  ['nextSecretProof', 'text'],
  ['sealedFormerSecret', 'text'],
  ['formerSecretId', 'varchar(36)'],
  ['formerSecretSince', 'bigint'],
  ['formerSecretUntil', 'bigint'],
] as const;

/** Version 4 in form; drawn for each row. */
const RANDOM_UUID = `lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' ||
  substr(hex(randomblob(2)), 2) || '-8' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))`;
