import type { EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import { findRow, findRows } from '../../db/rows.js';
import { Mailbox } from './mailbox.entity.js';
import { idsOf, type MailboxSet } from './mailbox-set.js';

export type ClientMailboxes = ReturnType<typeof createClientMailboxes>;

/** So many of a set are named; the others are counted. */
export const NAMED = 10;

/** The first of a set, in the order of lists, and how many there are. */
export interface NamedMailboxes {
  names: string[];
  count: number;
}

/** What is asked of the mailboxes of one client, however many there are: a few rows each. */
export function createClientMailboxes({ read }: Pick<Database, 'read'>) {
  const some = (oauthClientId: string, most: number): Promise<Mailbox[]> =>
    read.find(Mailbox, {
      where: { oauthClientId },
      order: { sortName: 'ASC', id: 'ASC' },
      take: most,
    });

  return {
    /** One of them, or nothing where it uses another client. */
    one: (oauthClientId: string, id: string): Promise<Mailbox | null> =>
      findRow(read, Mailbox, { id, oauthClientId }),

    /** The only one that there is; nothing where there are several. */
    async only(oauthClientId: string): Promise<Mailbox | null> {
      const [one, other] = await some(oauthClientId, 2);
      return one && !other ? one : null;
    },

    /** Two addresses where there are several, however often each is used. */
    async addresses(oauthClientId: string): Promise<string[]> {
      const rows = await read.query<{ address: string }[]>(
        'SELECT DISTINCT "address" FROM "mailbox" WHERE "oauthClientId" = ? LIMIT 2',
        [oauthClientId],
      );
      return rows.map(({ address }) => address);
    },
  };
}

/** How many a set holds, counted up to `most`. */
export async function countOf(
  read: EntityManager,
  of: MailboxSet,
  most = Number.MAX_SAFE_INTEGER,
): Promise<number> {
  const [row] = await read.query<{ count: number }[]>(
    `SELECT COUNT(*) AS "count" FROM (${idsOf(of)} LIMIT ${most})`,
    [...of.values],
  );
  return Number(row?.count ?? 0);
}

export async function namesOf(read: EntityManager, of: MailboxSet): Promise<NamedMailboxes> {
  const rows = await read.query<{ name: string }[]>(
    `SELECT "name" FROM "mailbox" WHERE ${of.where} ORDER BY "sortName", "id" LIMIT ${NAMED}`,
    [...of.values],
  );
  const names = rows.map(({ name }) => name);
  const isAll = names.length < NAMED;
  return { names, count: isAll ? names.length : await countOf(read, of) };
}

export async function firstOf(
  read: EntityManager,
  of: MailboxSet,
  most: number,
): Promise<Mailbox[]> {
  const rows = await read.query<{ id: string }[]>(
    `${idsOf(of)} ORDER BY "sortName", "id" LIMIT ${most}`,
    [...of.values],
  );
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const found = new Map((await findRows(read, Mailbox, { id: ids })).map((one) => [one.id, one]));
  return ids.flatMap((id) => found.get(id) ?? []);
}
