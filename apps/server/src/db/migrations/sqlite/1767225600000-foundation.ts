import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys, people, programs, runs, OAuth clients and mailboxes. */
export class Foundation1767225600000 implements MigrationInterface {
  readonly name = 'Foundation1767225600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'mailbox',
      'run',
      'oauth_client_draft',
      'oauth_client',
      'api_key',
      'one_time_link',
      'session',
      'user',
      'data_key',
    ]) {
      await runner.query(`DROP TABLE "${table}"`);
    }
  }
}

const STATEMENTS = [
  `CREATE TABLE "data_key" (
    "kid" varchar(36) PRIMARY KEY NOT NULL,
    "state" varchar(40) NOT NULL,
    "wrapped" text NOT NULL,
    "kekFingerprint" varchar(40) NOT NULL,
    "createdAt" bigint NOT NULL
  )`,
  `CREATE TABLE "user" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "email" text NOT NULL UNIQUE,
    "passwordHash" text NOT NULL,
    "role" varchar(40) NOT NULL,
    "enabled" boolean NOT NULL,
    "createdAt" bigint NOT NULL,
    "lastSeenAt" bigint
  )`,
  `CREATE TABLE "session" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "tokenDigest" varchar(64) NOT NULL UNIQUE,
    "userId" varchar(36) NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
    "createdAt" bigint NOT NULL,
    "lastUsedAt" bigint NOT NULL,
    "expiresAt" bigint NOT NULL,
    "ip" text NOT NULL,
    "userAgent" text NOT NULL
  )`,
  `CREATE TABLE "one_time_link" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "purpose" varchar(40) NOT NULL,
    "tokenDigest" varchar(64) NOT NULL UNIQUE,
    "userId" varchar(36) REFERENCES "user" ("id") ON DELETE CASCADE,
    "createdAt" bigint NOT NULL,
    "expiresAt" bigint NOT NULL,
    "usedAt" bigint
  )`,
  `CREATE TABLE "api_key" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "name" text NOT NULL,
    "prefix" text NOT NULL,
    "keyDigest" varchar(64) NOT NULL UNIQUE,
    "scopes" text NOT NULL,
    "mailboxIds" text NOT NULL,
    "createdBy" varchar(36),
    "expiresAt" bigint,
    "lastUsedAt" bigint,
    "createdAt" bigint NOT NULL
  )`,
  `CREATE TABLE "oauth_client" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "name" text NOT NULL,
    "provider" varchar(40) NOT NULL,
    "type" varchar(40) NOT NULL,
    "enabled" boolean NOT NULL,
    "status" varchar(40) NOT NULL,
    "statusReason" text,
    "standing" varchar(40) NOT NULL,
    "standingReason" text,
    "clientId" text,
    "sealedClientSecret" text,
    "secretShape" varchar(40) NOT NULL,
    "secretSetAt" bigint,
    "secretExpiresAt" bigint,
    "authorizeUrl" text,
    "accessTokenUrl" text,
    "scopes" text NOT NULL,
    "scopeSeparator" varchar(40) NOT NULL,
    "grantType" varchar(40) NOT NULL,
    "clientAuthentication" varchar(40) NOT NULL,
    "tenant" text,
    "createdAt" bigint NOT NULL,
    "updatedAt" bigint NOT NULL
  )`,
  `CREATE INDEX "oauth_client_status" ON "oauth_client" ("status")`,
  `CREATE TABLE "oauth_client_draft" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "reservedBy" varchar(36) NOT NULL,
    "expiresAt" bigint NOT NULL
  )`,
  `CREATE TABLE "mailbox" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "name" text NOT NULL,
    "address" text NOT NULL,
    "enabled" boolean NOT NULL,
    "status" varchar(40) NOT NULL,
    "authentication" varchar(40) NOT NULL,
    "sealedPassword" text,
    "passwordSetAt" bigint,
    "oauthClientId" varchar(36) REFERENCES "oauth_client" ("id") ON DELETE RESTRICT,
    "incoming" text,
    "outgoing" text,
    "checkingRunId" varchar(36),
    "lastResult" varchar(40) NOT NULL,
    "incomingState" varchar(40) NOT NULL,
    "outgoingState" varchar(40) NOT NULL,
    "lastOkAt" bigint,
    "failingSince" bigint,
    "createdAt" bigint NOT NULL,
    "updatedAt" bigint NOT NULL
  )`,
  `CREATE INDEX "mailbox_status" ON "mailbox" ("status")`,
  `CREATE INDEX "mailbox_oauth_client" ON "mailbox" ("oauthClientId")`,
  `CREATE TABLE "run" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "kind" varchar(40) NOT NULL,
    "status" varchar(40) NOT NULL,
    "oauthClientId" varchar(36) REFERENCES "oauth_client" ("id") ON DELETE CASCADE,
    "mailboxId" varchar(36) REFERENCES "mailbox" ("id") ON DELETE CASCADE,
    "message" text NOT NULL,
    "steps" text NOT NULL,
    "diagnoses" text NOT NULL,
    "revision" integer NOT NULL,
    "startedAt" bigint NOT NULL,
    "finishedAt" bigint
  )`,
  `CREATE INDEX "run_mailbox" ON "run" ("mailboxId", "startedAt")`,
  `CREATE INDEX "run_oauth_client" ON "run" ("oauthClientId", "startedAt")`,
];
