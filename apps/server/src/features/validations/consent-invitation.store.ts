import { LessThan, MoreThan, type EntityManager } from 'typeorm';
import { claimRow } from '../../db/claim.js';
import type { Database } from '../../db/database.js';
import { ConsentInvitation } from './consent-invitation.entity.js';
import { UNUSED } from './invitation-use.store.js';

/** Open at once for one client, and shown. */
export const MOST_INVITATIONS = 50;

/** What is over stays to be looked at for 90 days; the audit log keeps it. */
const KEPT_MS = 90 * 24 * 60 * 60_000;

export function createInvitationStore({ read }: Pick<Database, 'read'>) {
  return {
    known: (of: { tokenDigest: string } | { runId: string }) =>
      read.findOneBy(ConsentInvitation, of),

    /** The newest first. */
    ofClient: (oauthClientId: string): Promise<ConsentInvitation[]> =>
      read.find(ConsentInvitation, {
        where: { oauthClientId },
        order: { createdAt: 'DESC' },
        take: MOST_INVITATIONS,
      }),

    /** As the transaction sees it now. */
    current: (manager: EntityManager, id: string) => manager.findOneBy(ConsentInvitation, { id }),

    countOpen: (manager: EntityManager, oauthClientId: string, now: Date): Promise<number> =>
      manager.countBy(ConsentInvitation, { ...UNUSED, oauthClientId, expiresAt: MoreThan(now) }),

    /** Forgets the old ones of its client. */
    async insert(manager: EntityManager, invitation: ConsentInvitation): Promise<void> {
      const { oauthClientId, createdAt } = invitation;
      const old = new Date(createdAt.getTime() - KEPT_MS);
      await manager.delete(ConsentInvitation, { oauthClientId, expiresAt: LessThan(old) });
      await manager.insert(ConsentInvitation, invitation);
    },

    /** One more try, which is this run; false where it is over. */
    async take(
      manager: EntityManager,
      { id }: ConsentInvitation,
      { runId, at }: { runId: string; at: Date },
    ): Promise<boolean> {
      const open = { ...UNUSED, id, expiresAt: MoreThan(at) };
      await manager.increment(ConsentInvitation, open, 'tries', 1);
      return claimRow(manager, ConsentInvitation, { asRead: open, write: { runId, openedAt: at } });
    },

    revoked: (manager: EntityManager, invitation: ConsentInvitation, revokedAt: Date) =>
      manager.save(Object.assign(invitation, { revokedAt })),
  };
}
