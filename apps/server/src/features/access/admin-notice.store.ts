import { randomUUID } from 'node:crypto';
import { In, Not, type EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import type { InTransaction } from './audit-entry.js';
import type { AdminChange } from './admin-change.js';
import { AdminNotice } from './admin-notice.entity.js';
import { User } from './user.entity.js';

/** Notices that are shown, and kept, for one admin; the oldest go. */
export const NOTICES = 20;

export type AdminNoticeStore = ReturnType<typeof createAdminNoticeStore>;

export function createAdminNoticeStore(database: Database) {
  const order = { at: 'DESC', id: 'ASC' } as const;

  return {
    ofAdmin: (adminId: string) =>
      database.read.find(AdminNotice, { where: { adminId }, order, take: NOTICES }),

    /** In the transaction of the change: for every other admin, also one who has not come yet. */
    async tell(manager: EntityManager, { kind, user, by, at }: AdminChange): Promise<void> {
      const told = Not(In([user.id, by.id]));
      const admins = await manager.findBy(User, { role: 'ADMIN', enabled: true, id: told });
      for (const { id: adminId } of admins) {
        await manager.insert(AdminNotice, {
          id: randomUUID(),
          adminId,
          change: kind,
          at,
          userId: user.id,
          email: user.email,
          by: by.email,
        });
        const all = await manager.find(AdminNotice, { where: { adminId }, order });
        const old = all.slice(NOTICES).map(({ id }) => id);
        if (old.length > 0) await manager.delete(AdminNotice, { id: In(old) });
      }
    },

    /** False when this admin has no such notice. */
    dismiss: (adminId: string, id: string, inTransaction: InTransaction): Promise<boolean> =>
      database.transaction(async (manager) => {
        const { affected } = await manager.delete(AdminNotice, { id, adminId });
        if (affected === 1) await inTransaction(manager);
        return affected === 1;
      }),
  };
}
