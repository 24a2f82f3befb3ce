import type { EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import { findRows } from '../../db/rows.js';
import { inOneRead } from '../../lib/one-read.js';
import { KNOWN } from '../oauth-clients/lint/mailboxes.js';
import { Mailbox } from './mailbox.entity.js';
import { lintKind, receiptKind, sendingLogin } from './mailbox-kinds.js';

export type MailboxKinds = ReturnType<typeof createMailboxKinds>;

/** More kinds of mailboxes than this of one client nobody judges for a receipt. */
const MOST_KINDS = 200;

/** A client, and the account that has signed in for it, if one is known. */
type Asked = [oauthClientId: string, account: string | null];

/** Of the mailboxes of a client one of each kind, in the order of lists; a statement or two for all who ask in the same turn. */
export function createMailboxKinds({ read }: Pick<Database, 'read'>) {
  const linted = inOneRead((asked) => representatives(read, asked, LINTED));
  const judged = inOneRead((asked) => representatives(read, asked, JUDGED));
  const key = (...asked: Asked): string => JSON.stringify(asked);

  return {
    /** The first of each kind that the findings of a client tell apart. */
    linted: async (oauthClientId: string, account?: string): Promise<Mailbox[]> =>
      (await linted(key(oauthClientId, account ?? null))) ?? [],

    /** The last of each kind that a receipt tells apart, of those without a grant of their own. */
    judged: async (oauthClientId: string, account?: string): Promise<Mailbox[]> =>
      (await judged(key(oauthClientId, account ?? null))) ?? [],
  };
}

interface Kinds {
  /** Mailboxes that are alike in all of these are one kind. */
  kind: string[];
  /** Which of a kind stands for it. */
  which: 'MIN' | 'MAX';
  where: string;
}

const ACCOUNT = '"asked"."account"';

const LINTED: Kinds = {
  // The first login by which somebody sends, and any other one: whether there are several is a finding.
  kind: [...lintKind(ACCOUNT, KNOWN), `${sendingLogin} = "asked"."login"`],
  which: 'MIN',
  where: 'TRUE',
};

const JUDGED: Kinds = {
  kind: receiptKind(ACCOUNT),
  which: 'MAX',
  where: `NOT EXISTS (SELECT 1 FROM "oauth_grant" "own" WHERE "own"."mailboxId" = "mailbox"."id"
    AND "own"."oauthClientId" = "mailbox"."oauthClientId")`,
};

async function representatives(
  read: EntityManager,
  asked: string[],
  { kind, which, where }: Kinds,
): Promise<Map<string, Mailbox[]>> {
  const values = asked.flatMap((key) => [key, ...(JSON.parse(key) as Asked)]);
  // SQLite takes the columns beside a single MIN or MAX from the row that it was found in.
  const rows = await read.query<{ key: string; id: string }[]>(
    `WITH "given" ("key", "clientId", "account") AS (VALUES ${asked.map(() => '(?, ?, lower(?))').join(', ')}),
      "asked" AS (SELECT "given".*, (SELECT MIN(${sendingLogin}) FROM "mailbox"
        WHERE "mailbox"."oauthClientId" = "given"."clientId") AS "login" FROM "given")
      SELECT "asked"."key", "mailbox"."id", ${which}("mailbox"."sortName" || char(1) || "mailbox"."id") AS "name"
      FROM "asked" JOIN "mailbox" ON "mailbox"."oauthClientId" = "asked"."clientId"
      WHERE ${where} GROUP BY "asked"."key", ${kind.join(', ')} ORDER BY "name"`,
    values,
  );
  return mailboxesOf(read, rows);
}

async function mailboxesOf(
  read: EntityManager,
  rows: readonly { key: string; id: string }[],
): Promise<Map<string, Mailbox[]>> {
  const byKey = new Map<string, string[]>();
  for (const { key, id } of rows) {
    const ids = byKey.get(key) ?? [];
    if (ids.length < MOST_KINDS) ids.push(id);
    byKey.set(key, ids);
  }
  const ids = [...new Set([...byKey.values()].flat())];
  const found = new Map<string, Mailbox>();
  for (let at = 0; at < ids.length; at += 1000)
    for (const mailbox of await findRows(read, Mailbox, { id: ids.slice(at, at + 1000) }))
      found.set(mailbox.id, mailbox);
  return new Map([...byKey].map(([key, some]) => [key, some.flatMap((id) => found.get(id) ?? [])]));
}
