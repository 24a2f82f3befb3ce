import type { EntityManager } from 'typeorm';
import { part } from '../mailboxes/mailbox-kinds.js';
import { NAMES_OF_NEED, type Need } from './lacking-scopes.js';

interface Row {
  clientId: string;
  protocol: Need['protocol'];
  sends: number;
  name: string;
  count: number;
}

/** Of clients the mailboxes that sign in with the default grant, by what they need: the first names of each, and their number. */
export async function needsWithoutOwn(
  read: EntityManager,
  clientIds: readonly string[],
): Promise<Map<string, Need[]>> {
  const alike = `"mailbox"."oauthClientId", ${part('incoming', 'protocol')}, ${part('outgoing', 'host')} IS NULL`;
  const rows = await read.query<Row[]>(
    `SELECT * FROM (SELECT "mailbox"."oauthClientId" AS "clientId", "mailbox"."name",
        ${part('incoming', 'protocol')} AS "protocol", ${part('outgoing', 'host')} IS NOT NULL AS "sends",
        ROW_NUMBER() OVER (PARTITION BY ${alike} ORDER BY "mailbox"."name") AS "place",
        COUNT(*) OVER (PARTITION BY ${alike}) AS "count"
      FROM "mailbox" WHERE "mailbox"."oauthClientId" IN (${clientIds.map(() => '?').join(', ')})
        AND "mailbox"."enabled" AND "mailbox"."authentication" = 'OAUTH2'
        AND NOT EXISTS (SELECT 1 FROM "oauth_grant" "own" WHERE "own"."mailboxId" = "mailbox"."id"
          AND "own"."oauthClientId" = "mailbox"."oauthClientId")) "one"
      WHERE "place" <= ${NAMES_OF_NEED} ORDER BY "place"`,
    [...clientIds],
  );
  const found = new Map<string, Need[]>();
  for (const { clientId, name, ...row } of rows) {
    const needs = found.get(clientId) ?? [];
    const sends = Boolean(row.sends);
    const same = needs.find((need) => need.protocol === row.protocol && need.sends === sends);
    if (same) same.names.push(name);
    else needs.push({ ...row, sends, names: [name], count: Number(row.count) });
    found.set(clientId, needs);
  }
  return found;
}
