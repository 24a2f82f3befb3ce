import { randomUUID } from 'node:crypto';
import { IsNull, type EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import type { BatchKind } from './batch.js';
import { Batch } from './batch.entity.js';

/** What the first transaction has left over. */
export interface Rest {
  kind: BatchKind;
  oauthClientId: string | null;
  done: number;
  typedSecretId?: string | null;
}

/** Ids of all that is left over, the oldest first. */
export const unfinishedBatches = async ({ read }: Pick<Database, 'read'>): Promise<string[]> =>
  (await read.find(Batch, { order: { begunAt: 'ASC' } })).map(({ id }) => id);

export const currentBatch = (manager: EntityManager, id: string): Promise<Batch | null> =>
  manager.findOneBy(Batch, { id });

/** So many more are done. */
export async function batchWentOn(manager: EntityManager, batch: Batch, done: number) {
  await manager.update(Batch, { id: batch.id }, { done: batch.done + done });
}

export async function removeBatch(manager: EntityManager, { id }: Batch): Promise<void> {
  await manager.delete(Batch, { id });
}

/** One of a kind and client: a second one goes on with the first. */
export async function putBatch(manager: EntityManager, rest: Rest, begunAt: Date): Promise<void> {
  const { kind, oauthClientId, done } = rest;
  const same = { kind, oauthClientId: oauthClientId ?? IsNull() };
  const known = await manager.findOneBy(Batch, same);
  const { typedSecretId = known?.typedSecretId ?? null } = rest;
  if (known) {
    await manager.update(Batch, { id: known.id }, { typedSecretId });
    return;
  }
  const id = randomUUID();
  await manager.insert(Batch, { id, kind, oauthClientId, typedSecretId, done, begunAt });
}
