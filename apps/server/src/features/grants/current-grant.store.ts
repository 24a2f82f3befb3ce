import { IsNull, Not, type EntityManager } from 'typeorm';
import { Grant } from './grant.entity.js';
import type { GrantHolder } from './holder.js';

/** As the transaction sees it now; null where it is gone. */
export const currentGrant = (manager: EntityManager, id: string): Promise<Grant | null> =>
  manager.findOneBy(Grant, { id });

/** The client's own, or the one of a mailbox. */
export const currentGrantOf = (
  manager: EntityManager,
  { oauthClientId, mailboxId }: GrantHolder,
): Promise<Grant | null> =>
  manager.findOneBy(Grant, { oauthClientId, mailboxId: mailboxId ?? IsNull() });

/** Those that go with a client, or with a mailbox. */
export const grantsHeldBy = (
  manager: EntityManager,
  of: { oauthClientId: string } | { mailboxId: string },
): Promise<Grant[]> => manager.findBy(Grant, of);

/** Still there, and not usable any more. */
export const grantHasEnded = (manager: EntityManager, id: string): Promise<boolean> =>
  manager.existsBy(Grant, { id, status: Not('active') });

export async function removeGrant(manager: EntityManager, { id }: Grant): Promise<void> {
  await manager.delete(Grant, { id });
}
