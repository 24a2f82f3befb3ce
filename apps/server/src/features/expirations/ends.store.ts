import type { EntityManager } from 'typeorm';
import { exchangeServers, passwordSmtp } from '../providers/password-smtp.js';
import type { Providers } from '../providers/index.js';
import { DAY, SHOWN_AFTER_DAYS, type ExpirationKind } from './expiration.js';
import type { ExpirationFilter } from './expirations.js';
import { TESTING_DAYS, TESTING_TERM_DAYS } from './kinds/google-testing.js';
import { QUIET_DAYS } from './kinds/grant-idle.js';

/** A row that ends: of which there may be as many as there are mailboxes, people or programs. */
export interface End {
  /** Of the expiration. */
  id: string;
  kind: ExpirationKind;
  row: string;
}

export interface EndsAsked {
  now: Date;
  filter: ExpirationFilter;
  /** The end of the last one in epoch milliseconds, and its id. */
  after?: readonly [string | number, string] | undefined;
}

/** Asks for the rows that end in the order of their ends: what the kinds say of a row, said in SQL. */
export function createEnds(read: EntityManager, providers: Providers) {
  const idle = Object.values(providers).flatMap(({ id, idleDays }) =>
    idleDays === undefined ? [] : [`WHEN '${id}' THEN ${idleDays * DAY}`],
  );
  const idleMs = `CASE "c"."provider" ${idle.join(' ')} END`;

  function statement({ now, filter, after }: EndsAsked): { sql: string; values: unknown[] } {
    const { kinds: wanted, within, admin } = filter;
    const parts = partsOf(now.getTime(), idleMs)
      .filter(({ kind }) => (!wanted || wanted.includes(kind)) && (admin || kind !== 'API_KEY'))
      .map(({ kind, id, endsAt, from }) => {
        const name = kind.toLowerCase().replaceAll('_', '-');
        return `SELECT '${name}.' || ${id} AS "id", '${kind}' AS "kind", ${endsAt} AS "endsAt", ${from}`;
      });
    if (parts.length === 0) return { sql: 'SELECT NULL AS "id" WHERE 0', values: [] };
    const until = typeof within === 'number' ? now.getTime() + within * DAY : MAX;
    const behind = after ? ' AND ("endsAt", "id") > (?, ?)' : '';
    return {
      sql: `SELECT "id", "kind", "row", "endsAt" FROM (${parts.join(' UNION ALL ')})
        WHERE "endsAt" > ? AND "endsAt" <= ?${behind}`,
      values: [now.getTime() - SHOWN_AFTER_DAYS * DAY, until, ...(after ?? [])],
    };
  }

  return {
    next(asked: EndsAsked, most: number): Promise<End[]> {
      const { sql, values } = statement(asked);
      if (values.length === 0) return Promise.resolve([]);
      return read.query<End[]>(`${sql} ORDER BY "endsAt", "id" LIMIT ?`, [...values, most]);
    },

    /** Counted up to `most`. */
    async count(asked: EndsAsked, most: number): Promise<number> {
      const { sql, values } = statement(asked);
      const counted = `SELECT COUNT(*) AS "count" FROM (${sql} LIMIT ?)`;
      const [row] = await read.query<{ count: number | string }[]>(counted, [...values, most]);
      return Number(row?.count ?? 0);
    },
  };
}

const MAX = Number.MAX_SAFE_INTEGER;

interface Part {
  kind: ExpirationKind;
  /** SQL, as the rest: the subject, when it ends, and which rows. */
  id: string;
  endsAt: string;
  from: string;
}

/** Of people, of mailboxes that are on: of others nothing is told. */
const GRANTS = `"g"."id" AS "row" FROM "oauth_grant" "g"
  JOIN "oauth_client" "c" ON "c"."id" = "g"."oauthClientId"
  LEFT JOIN "mailbox" "m" ON "m"."id" = "g"."mailboxId"
  WHERE "g"."status" <> 'reauth_required' AND "g"."grantType" = 'AUTHORIZATION_CODE'
  AND ("g"."mailboxId" IS NULL OR "m"."enabled")`;

const BY_GOOGLE = `("c"."provider" = 'GOOGLE' OR "g"."accessTokenUrl" LIKE 'https://oauth2.googleapis.com/%'
  OR "g"."accessTokenUrl" LIKE 'https://oauth2.googleapis.com:%')`;
const IS_TESTING = `(${BY_GOOGLE}
  AND "g"."refreshTokenExpiresAt" - "g"."grantedAt" <= ${TESTING_TERM_DAYS * DAY})`;
const LAST_USED = 'COALESCE("g"."lastRefreshedAt", "g"."grantedAt")';

function partsOf(now: number, idleMs: string): Part[] {
  const grant = (kind: ExpirationKind, endsAt: string, which: string): Part => ({
    kind,
    id: '"g"."id"',
    endsAt,
    from: `${GRANTS} AND ${which}`,
  });
  const told = '"g"."refreshTokenExpiresAt"';
  const young = now - TESTING_DAYS * DAY;
  const sender = (subject: string, endsAt: Date): Part => ({
    kind: 'PASSWORD_SMTP',
    id: `"id" || '.${subject}'`,
    endsAt: String(endsAt.getTime()),
    from: `"id" AS "row" FROM "mailbox" WHERE "authentication" = 'PASSWORD' AND "enabled"
      AND "sendHost" IN (${exchangeServers.map((host) => `'${host}'`).join(', ')})`,
  });
  const senders = [sender('default', passwordSmtp.offByDefaultAt)];
  if (now >= passwordSmtp.offByDefaultAt.getTime())
    senders.push(sender('final', passwordSmtp.endsAt));
  return [
    grant('ACCESS', '"g"."accessTokenExpiresAt"', '"c"."enabled" AND "g"."refreshable" = 0'),
    grant(
      'REFRESH_TOKEN',
      told,
      `"c"."enabled" AND ${told} IS NOT NULL AND NOT ${IS_TESTING}
        AND NOT ("g"."slidingEnd" AND "g"."failCount" = 0)`,
    ),
    grant('GOOGLE_TESTING', told, `"c"."enabled" AND ${told} IS NOT NULL AND ${IS_TESTING}`),
    grant(
      'GOOGLE_TESTING',
      `"g"."grantedAt" + ${TESTING_DAYS * DAY}`,
      `"c"."enabled" AND ${told} IS NULL AND "g"."refreshable" AND ${BY_GOOGLE} AND "g"."grantedAt" > ${young}`,
    ),
    grant(
      'GRANT_IDLE',
      `${LAST_USED} + ${idleMs}`,
      `"g"."refreshable" AND ${idleMs} IS NOT NULL AND ${LAST_USED} <= ${now - QUIET_DAYS * DAY}`,
    ),
    {
      kind: 'API_KEY',
      id: '"id"',
      endsAt: '"expiresAt"',
      from: '"id" AS "row" FROM "api_key" WHERE "expiresAt" IS NOT NULL',
    },
    ...senders,
  ];
}
