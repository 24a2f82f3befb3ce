import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Indexes for what ends: of all grants, keys and mailboxes only those that do are looked at. */
export class EndsInOrder1767227761001 implements MigrationInterface {
  readonly name = 'EndsInOrder1767227761001';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, on] of INDEXES) await runner.query(`CREATE INDEX "${name}" ON ${on}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name] of INDEXES) await runner.query(`DROP INDEX "${name}"`);
  }
}

const INDEXES = [
  [
    'oauth_grant_told_end',
    '"oauth_grant" ("refreshTokenExpiresAt") WHERE "refreshTokenExpiresAt" IS NOT NULL',
  ],
  ['oauth_grant_access_end', '"oauth_grant" ("accessTokenExpiresAt") WHERE "refreshable" = 0'],
  ['oauth_grant_last_used', '"oauth_grant" (COALESCE("lastRefreshedAt", "grantedAt"))'],
  ['oauth_grant_granted', '"oauth_grant" ("grantedAt")'],
  ['api_key_end', '"api_key" ("expiresAt") WHERE "expiresAt" IS NOT NULL'],
  ['mailbox_password', `"mailbox" ("sendHost") WHERE "authentication" = 'PASSWORD'`],
] as const;
