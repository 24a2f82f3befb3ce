import { randomUUID } from 'node:crypto';
import { In, type EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import { findRow } from '../../db/rows.js';
import { untilWritten } from '../../db/until-written.js';
import { nestedPages } from '../../db/pages/nested-pages.js';
import type { ListArgs } from '../../graphql/pagination.js';
import { rowsBehind } from '../../db/pages/rows-behind.js';
import type { Clock } from '../../lib/clock.js';
import { digest, randomToken } from '../../lib/token.js';
import type { ApiKeyActor } from './actor.js';
import { ApiKey } from './api-key.entity.js';
import type { Opening } from './opening.js';

const PREFIX = 'mk_';
const SHOWN = PREFIX.length + 6;
const TOUCH = 60_000;
const NEWEST = { by: 'createdAt', direction: 'DESC' } as const;

type NewKey = Pick<
  ApiKey,
  'name' | 'scopes' | 'mailboxIds' | 'openings' | 'expiresAt' | 'createdBy' | 'createdByEmail'
>;
type InTransactionWithKey = (manager: EntityManager, apiKey: ApiKey) => Promise<void>;

export type ApiKeyStore = ReturnType<typeof createApiKeyStore>;

export function createApiKeyStore({ database, clock }: { database: Database; clock: Clock }) {
  const touching = new Map<string, Promise<void>>();
  const byDigest = untilWritten(database, (keyDigest) =>
    findRow(database.read, ApiKey, { keyDigest }),
  );

  const all = () => database.read.createQueryBuilder(ApiKey, 'apiKey');
  const byMaker = nestedPages({
    read: database.read,
    entity: ApiKey,
    children: all,
    parent: 'apiKey.createdBy',
    order: NEWEST,
  });

  return {
    /** The newest first. */
    list: (page: ListArgs) => rowsBehind(all(), page, NEWEST),

    /** The key itself is in the answer this once; the digest is what stays. */
    async create(
      fields: NewKey,
      inTransaction: InTransactionWithKey,
    ): Promise<{ apiKey: ApiKey; key: string }> {
      const key = PREFIX + randomToken();
      const apiKey = database.read.create(ApiKey, {
        ...fields,
        id: randomUUID(),
        prefix: key.slice(0, SHOWN),
        keyDigest: digest(key),
        lastUsedAt: null,
        createdAt: clock(),
      });
      await database.transaction(async (manager) => {
        await manager.insert(ApiKey, apiKey);
        await inTransaction(manager, apiKey);
      });
      return { apiKey, key };
    },

    /** The newest first. */
    madeBy: async (createdBy: string, { first, after }: ListArgs): Promise<ApiKey[]> =>
      typeof after === 'string'
        ? rowsBehind(all().where({ createdBy }), { first, after }, NEWEST)
        : (await byMaker(createdBy, { first })).nodes,

    /** Those of them that there were; all or, when something fails, none. */
    revoke: (ids: readonly string[], inTransaction: InTransactionWithKey): Promise<string[]> =>
      database.transaction(async (manager) => {
        const found = await manager.findBy(ApiKey, { id: In(ids) });
        for (const apiKey of found) {
          await manager.delete(ApiKey, { id: apiKey.id });
          await inTransaction(manager, apiKey);
        }
        return found.map(({ id }) => id);
      }),

    /** For the transaction that leads a mailbox to another client: to come back is not to be permitted again. */
    async endShared(manager: EntityManager, mailboxId: string): Promise<void> {
      const isItsOwn = (one: Opening) => one.mailboxId === mailboxId && one.shared !== null;
      const keys = await manager.query<{ id: string }[]>(
        'SELECT "apiKeyId" AS "id" FROM "shared_opening" WHERE "mailboxId" = ?',
        [mailboxId],
      );
      for (const { id } of keys) {
        const openings = (await findRow(manager, ApiKey, { id }))?.openings;
        if (!openings) continue;
        const left = openings.map((one) =>
          isItsOwn(one) ? { ...one, shared: 'ended' as const } : one,
        );
        await manager.update(ApiKey, { id }, { openings: left });
      }
      await manager.query('DELETE FROM "shared_opening" WHERE "mailboxId" = ?', [mailboxId]);
    },

    async actorOf(key: string): Promise<ApiKeyActor | undefined> {
      const found = await byDigest(digest(key));
      const actor = found ? activeActor(found) : undefined;
      if (found && actor && isStale(found.lastUsedAt)) await touch(found.id);
      return actor;
    },

    /** Looks again without counting as use. */
    async revalidate(id: string): Promise<ApiKeyActor | undefined> {
      const found = await database.read.findOneBy(ApiKey, { id });
      return found ? activeActor(found) : undefined;
    },
  };

  function activeActor(found: ApiKey): ApiKeyActor | undefined {
    const { id, name, scopes, mailboxIds, openings, expiresAt } = found;
    if (expiresAt && expiresAt <= clock()) return undefined;
    return { kind: 'api-key', id, name, scopes, mailboxIds, openings, expiresAt };
  }

  function isStale(lastUsedAt: Date | null): boolean {
    return !lastUsedAt || clock().getTime() - lastUsedAt.getTime() > TOUCH;
  }

  /** Those who come at once with a key have used it once. */
  function touch(id: string): Promise<void> {
    const write = async (manager: EntityManager): Promise<void> => {
      await manager.update(ApiKey, { id }, { lastUsedAt: clock() });
    };
    const begun =
      touching.get(id) ?? database.transaction(write).finally(() => touching.delete(id));
    touching.set(id, begun);
    return begun;
  }
}
