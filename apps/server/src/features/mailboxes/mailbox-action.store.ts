import { randomUUID } from 'node:crypto';
import { MoreThan, type EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import { insertRow, updateRow } from '../../db/rows.js';
import type { Clock } from '../../lib/clock.js';
import { forgettable, type ActionKind, type ActionOutcome } from './mailbox-action.js';
import { MailboxAction, MailboxActionItem } from './mailbox-action.entity.js';
import type { Requester } from './mailbox-addresses.flow.js';
import type { MailboxSet } from './mailbox-set.js';
import type { ListPage, PageRequest } from '../../db/pages/page.js';
import { paginate } from '../../db/pages/paginate.js';

/** What has become of one of the mailboxes of an action. */
export interface ItemResult {
  outcome: ActionOutcome;
  code?: string;
  message?: string;
}

export interface ActionOrder {
  kind: ActionKind;
  oauthClientId: string | null;
  asked: Requester;
}

/** Ids in the line of the audit log that stands for all of them. */
const NAMED = 39;

/** Results that one transaction forgets, or one page of a file holds. */
const SOME = 500;

export interface MailboxActionStoreDependencies {
  database: Database;
  clock: Clock;
}

export type MailboxActionStore = ReturnType<typeof createMailboxActionStore>;

/** Orders for many mailboxes, and a row for the result of each. */
export function createMailboxActionStore({ database, clock }: MailboxActionStoreDependencies) {
  return {
    byId: (id: string) => database.read.findOneBy(MailboxAction, { id }),

    /** Those that are under way and those that are still known, the latest first. */
    page: (page: PageRequest): Promise<ListPage<MailboxAction>> =>
      paginate(database.read.createQueryBuilder(MailboxAction, 'action'), page, {
        by: 'orderedAt',
        direction: 'DESC',
      }),

    forgetSome: () => forgetSome(database, clock()),

    allResults: (actionId: string) => allResults(database.read, actionId),

    /** In the transaction that orders it: whom it is for is settled now. `ids` tells of those that are gone. */
    async add(
      manager: EntityManager,
      order: ActionOrder,
      whom: { of: MailboxSet; ids: readonly string[] },
    ): Promise<MailboxAction> {
      const counts = { total: 0, done: 0, refused: 0, notFound: 0 };
      const action = Object.assign(new MailboxAction(), order, counts, {
        id: randomUUID(),
        status: 'UNDER_WAY',
        orderedAt: clock(),
        endedAt: null,
      });
      await insertRow(manager, MailboxAction, action);
      await place(manager, action, whom);
      return this.counted(manager, action);
    },

    /** Counts its results, and ends it where nobody waits any more. */
    async counted(manager: EntityManager, action: MailboxAction): Promise<MailboxAction> {
      const rows = await manager.query<{ outcome: ActionOutcome; count: number }[]>(
        `SELECT "outcome", COUNT(*) AS "count" FROM "mailbox_action_item" WHERE "actionId" = ? GROUP BY "outcome"`,
        [action.id],
      );
      const of = (outcome: ActionOutcome) =>
        Number(rows.find((row) => row.outcome === outcome)?.count ?? 0);
      const total = rows.reduce((sum, { count }) => sum + Number(count), 0);
      const changed: Partial<MailboxAction> = {
        total,
        done: of('DONE'),
        refused: of('REFUSED'),
        notFound: of('NOT_FOUND'),
        ...(of('WAITING') === 0 && {
          status: of('CANCELLED') > 0 ? 'CANCELLED' : 'DONE',
          endedAt: clock(),
        }),
      };
      await updateRow(manager, MailboxAction, { id: action.id, ...changed });
      return Object.assign(action, changed);
    },

    /** As the transaction sees it now. */
    current: (manager: EntityManager, id: string) => manager.findOneBy(MailboxAction, { id }),

    /** The oldest that is under way, if any. */
    next: (manager: EntityManager) =>
      manager.findOne(MailboxAction, {
        where: { status: 'UNDER_WAY' },
        order: { orderedAt: 'ASC' },
      }),

    waiting: (manager: EntityManager, actionId: string, atMost: number) =>
      manager.find(MailboxActionItem, {
        where: { actionId, outcome: 'WAITING' },
        order: { position: 'ASC' },
        take: atMost,
      }),

    settle: (manager: EntityManager, id: string, result: ItemResult) =>
      updateRow(manager, MailboxActionItem, { id, ...result }),

    /** All that wait are checked soon, but for those that nobody expects to work. */
    async settleChecked(
      manager: EntityManager,
      { id }: MailboxAction,
      { code, message }: { code: string; message: string },
    ): Promise<void> {
      const waiting = `"actionId" = ? AND "outcome" = 'WAITING'`;
      const left = (which: string) => `"mailboxId" ${which} (SELECT "id" FROM "mailbox")`;
      await manager.query(
        `UPDATE "mailbox_action_item" SET "outcome" = 'NOT_FOUND' WHERE ${waiting} AND ${left('NOT IN')}`,
        [id],
      );
      await manager.query(
        `UPDATE "mailbox_action_item" SET "outcome" = 'REFUSED', "code" = ?, "message" = ?
          WHERE ${waiting} AND "mailboxId" IN (SELECT "mailbox"."id" FROM "mailbox"
            LEFT JOIN "oauth_client" ON "oauth_client"."id" = "mailbox"."oauthClientId"
            WHERE NOT "mailbox"."enabled"
              OR ("mailbox"."authentication" = 'OAUTH2' AND NOT COALESCE("oauth_client"."enabled", 0)))`,
        [code, message, id],
      );
      await manager.query(`UPDATE "mailbox_action_item" SET "outcome" = 'DONE' WHERE ${waiting}`, [
        id,
      ]);
    },

    async cancelWaiting(manager: EntityManager, { id }: MailboxAction): Promise<void> {
      await manager.query(
        `UPDATE "mailbox_action_item" SET "outcome" = 'CANCELLED'
          WHERE "actionId" = ? AND "outcome" = 'WAITING'`,
        [id],
      );
    },

    /** Ids of the first of them, as many as a line of the audit log holds, and how many more there are. */
    async idsOf({ id, total }: MailboxAction, manager: EntityManager): Promise<string[]> {
      const rows = await manager.query<{ mailboxId: string }[]>(
        `SELECT "mailboxId" FROM "mailbox_action_item" WHERE "actionId" = ? ORDER BY "position" LIMIT ${NAMED}`,
        [id],
      );
      const more = total - rows.length;
      return [...rows.map(({ mailboxId }) => mailboxId), ...(more > 0 ? [`… (${more} more)`] : [])];
    },

    results(
      actionId: string,
      page: PageRequest,
      outcome: readonly ActionOutcome[] | undefined,
    ): Promise<ListPage<MailboxActionItem>> {
      const query = database.read.createQueryBuilder(MailboxActionItem, 'item');
      query.where('item.actionId = :actionId', { actionId });
      if (outcome) query.andWhere('item.outcome IN (:...outcome)', { outcome });
      return paginate(query, page, { by: 'position', direction: 'ASC' });
    },
  };
}

async function place(
  manager: EntityManager,
  action: MailboxAction,
  { of, ids }: { of: MailboxSet; ids: readonly string[] },
): Promise<void> {
  // Ids in their order: ten thousand that come in any order cost each index as many pages.
  const begin = action.id.slice(0, -12);
  const into = `INSERT INTO "mailbox_action_item"
    ("id", "actionId", "position", "mailboxId", "name", "address", "outcome")`;
  await manager.query(
    `${into} SELECT ? || printf('%012x', "place"), ?, "place", "id", "name", "address", 'WAITING'
      FROM (SELECT ROW_NUMBER() OVER (ORDER BY "sortName", "id") AS "place", "id", "name", "address"
        FROM "mailbox" WHERE ${of.where})`,
    [begin, action.id, ...of.values],
  );
  if (ids.length === 0) return;
  await manager.query(
    `${into} SELECT ? || printf('%012x', ${ids.length + 1} + "key"), ?, ${ids.length + 1} + "key",
      "value", NULL, NULL, 'NOT_FOUND'
      FROM json_each(?) WHERE "value" NOT IN (SELECT "id" FROM "mailbox")`,
    [begin, action.id, JSON.stringify(ids)],
  );
}

/** Some results of the oldest that is kept no longer, and the action after them; false: there is none. */
async function forgetSome(database: Database, now: Date): Promise<boolean> {
  const actions = await database.read.find(MailboxAction, { order: { orderedAt: 'DESC' } });
  const old = forgettable(actions, now);
  if (!old) return false;
  await database.transaction(async (manager) => {
    await manager.query(
      `DELETE FROM "mailbox_action_item" WHERE "id" IN (SELECT "id" FROM "mailbox_action_item"
        WHERE "actionId" = ? LIMIT ${SOME})`,
      [old.id],
    );
    if (!(await manager.existsBy(MailboxActionItem, { actionId: old.id })))
      await manager.delete(MailboxAction, { id: old.id });
  });
  return true;
}

/** All of them, some at a time, by name. */
async function* allResults(
  read: EntityManager,
  actionId: string,
): AsyncGenerator<MailboxActionItem[]> {
  let last = 0;
  for (;;) {
    const items = await read.find(MailboxActionItem, {
      where: { actionId, position: MoreThan(last) },
      order: { position: 'ASC' },
      take: SOME,
    });
    if (items.length > 0) yield items;
    if (items.length < SOME) return;
    last = items.at(-1)?.position ?? last;
  }
}
