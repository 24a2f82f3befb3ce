import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Grants with their tokens, and attempts to get a consent. */
export class GrantsAndAttempts1767225700000 implements MigrationInterface {
  readonly name = 'GrantsAndAttempts1767225700000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['validation_attempt', 'oauth_grant']) {
      await runner.query(`DROP TABLE "${table}"`);
    }
  }
}

const STATEMENTS = [
  `CREATE TABLE "oauth_grant" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "oauthClientId" varchar(36) NOT NULL UNIQUE REFERENCES "oauth_client" ("id") ON DELETE CASCADE,
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
  )`,
  `CREATE INDEX "oauth_grant_due" ON "oauth_grant" ("status", "nextAttemptAt")`,
  `CREATE TABLE "validation_attempt" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "oauthClientId" varchar(36) NOT NULL REFERENCES "oauth_client" ("id") ON DELETE CASCADE,
    "runId" varchar(36) NOT NULL REFERENCES "run" ("id") ON DELETE CASCADE,
    "status" varchar(40) NOT NULL,
    "ticketHash" varchar(64) NOT NULL UNIQUE,
    "sessionId" varchar(36),
    "flowHash" varchar(64),
    "stateHash" varchar(64) UNIQUE,
    "sealedCodeVerifier" text,
    "sealedSettings" text,
    "createdAt" bigint NOT NULL,
    "expiresAt" bigint NOT NULL
  )`,
  `CREATE INDEX "validation_attempt_client" ON "validation_attempt" ("oauthClientId", "status")`,
  `CREATE INDEX "validation_attempt_run" ON "validation_attempt" ("runId")`,
];
