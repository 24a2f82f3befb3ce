import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is still to be given back to providers. */
export class Revocations1767226700000 implements MigrationInterface {
  readonly name = 'Revocations1767226700000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "revocation"');
  }
}

const STATEMENTS = [
  // It outlives grant, client and mailbox, so it refers to none of them.
  `CREATE TABLE "revocation" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "endedGrantId" varchar(36) NOT NULL,
    "oauthClientId" varchar(36) NOT NULL,
    "clientName" text NOT NULL,
    "mailboxId" varchar(36),
    "identity" text NOT NULL,
    "revocationUrl" text NOT NULL,
    "host" text NOT NULL,
    "tokenHost" text NOT NULL,
    "endsAccount" boolean NOT NULL,
    "sealedToken" text,
    "hint" varchar(40) NOT NULL,
    "clientId" text NOT NULL,
    "sealedClientSecret" text,
    "clientAuthentication" varchar(40) NOT NULL,
    "tries" integer NOT NULL,
    "nextAttemptAt" bigint NOT NULL,
    "lastFailure" text,
    "createdAt" bigint NOT NULL
  )`,
  `CREATE INDEX "revocation_due" ON "revocation" ("nextAttemptAt")`,
  `CREATE INDEX "revocation_client" ON "revocation" ("oauthClientId")`,
];
