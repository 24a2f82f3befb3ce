import { randomUUID } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { canonicalHost } from '../../../lib/address-rules.js';
import { parseUrl } from '../../../lib/parse-url.js';

interface InUse {
  oauthClientId: string;
  accessTokenUrl: string | null;
  incoming: string | null;
  outgoing: string | null;
}

/** Which mail servers may get the tokens of a client; those in use are. */
export class ConfirmedMailHosts1767227200000 implements MigrationInterface {
  readonly name = 'ConfirmedMailHosts1767227200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
    const found = (await runner.query(IN_USE)) as InUse[]; // the columns of the statement
    const rows = new Map(found.flatMap(rowsOf).map((row) => [row.join(' '), row]));
    for (const row of rows.values()) await runner.query(INSERT, [randomUUID(), ...row, Date.now()]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "oauth_client" DROP COLUMN "confirmedEndpoints"');
    await runner.query('DROP TABLE "confirmed_mail_host"');
  }
}

/** Client, origin of its tokens and `host:port`, as the product writes them. */
function rowsOf({ oauthClientId, accessTokenUrl, incoming, outgoing }: InUse): string[][] {
  const origin = parseUrl(accessTokenUrl ?? '')?.origin;
  if (origin === undefined) return [];
  return [incoming, outgoing].flatMap((server) => {
    if (!server) return [];
    const stored = JSON.parse(server) as { host: string; port: number } | null; // a column of servers
    if (!stored) return [];
    const host = canonicalHost(stored.host) ?? stored.host;
    return [[oauthClientId, origin, `${host.includes(':') ? `[${host}]` : host}:${stored.port}`]];
  });
}

const STATEMENTS = [
  `CREATE TABLE "confirmed_mail_host" (
    "id" varchar(36) PRIMARY KEY NOT NULL,
    "oauthClientId" varchar(36) NOT NULL REFERENCES "oauth_client" ("id") ON DELETE CASCADE,
    "tokenOrigin" text NOT NULL,
    "place" text NOT NULL,
    "confirmedBy" text,
    "confirmedAt" bigint NOT NULL
  )`,
  `CREATE UNIQUE INDEX "confirmed_mail_host_once"
    ON "confirmed_mail_host" ("oauthClientId", "tokenOrigin", "place")`,
  `ALTER TABLE "oauth_client" ADD COLUMN "confirmedEndpoints" text`,
];

const IN_USE = `SELECT "mailbox"."oauthClientId", "oauth_client"."accessTokenUrl",
    "mailbox"."incoming", "mailbox"."outgoing"
  FROM "mailbox" JOIN "oauth_client" ON "oauth_client"."id" = "mailbox"."oauthClientId"
  WHERE "mailbox"."authentication" = 'OAUTH2'`;

const INSERT = `INSERT INTO "confirmed_mail_host"
  ("id", "oauthClientId", "tokenOrigin", "place", "confirmedBy", "confirmedAt")
  VALUES (?, ?, ?, ?, NULL, ?)`;
