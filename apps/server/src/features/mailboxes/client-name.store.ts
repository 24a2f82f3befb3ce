import type { EntityManager } from 'typeorm';
import { BATCH_SIZE } from '../batches/batch.js';
import type { BatchFlow, BatchStep } from '../batches/batch.flow.js';
import { countOf } from './client-mailboxes.store.js';
import { mailboxesOfClient } from './mailbox-set.js';

const AT_ONCE = BATCH_SIZE.CLIENT_NAME;

/** In the transaction that renames a client: the database itself does the first of its mailboxes. */
export async function clientRenamed(
  manager: EntityManager,
  oauthClientId: string,
  batches: Pick<BatchFlow, 'follow'>,
): Promise<void> {
  const count = await countOf(manager, mailboxesOfClient(oauthClientId), AT_ONCE + 1);
  if (count > AT_ONCE)
    await batches.follow(manager, { kind: 'CLIENT_NAME', oauthClientId, done: AT_ONCE });
}

/** The next mailboxes that lists still sort by a former name of their client. */
export const renameStep: BatchStep = async (manager, { oauthClientId }) => {
  const [client] = await manager.query<{ sortName: string }[]>(
    'SELECT "sortName" FROM "oauth_client" WHERE "id" = ?',
    [oauthClientId],
  );
  if (!client) return { done: 0, more: false };
  const others = await manager.query<{ id: string }[]>(
    `SELECT "id" FROM "mailbox" WHERE "oauthClientId" = ? AND "sortClient" <> ? LIMIT ${AT_ONCE + 1}`,
    [oauthClientId, client.sortName],
  );
  const next = others.slice(0, AT_ONCE).map(({ id }) => id);
  await manager.query(
    `UPDATE "mailbox" SET "sortClient" = ? WHERE "id" IN (SELECT "value" FROM json_each(?))`,
    [client.sortName, JSON.stringify(next)],
  );
  return { done: next.length, more: others.length > AT_ONCE };
};
