import { randomUUID } from 'node:crypto';
import { Between, LessThan, type EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import { DAY, SHOWN_AFTER_DAYS, type ExpirationContent } from './expiration.js';
import { ExpirationReminder } from './reminder.entity.js';

export type ReminderStore = ReturnType<typeof createReminderStore>;

/** Ends that lie so close together are one: a provider tells the seconds left, and they never add up. */
const SAME_END = DAY;

export function createReminderStore({ database }: { database: Database }) {
  const sameEnd = ({ endsAt }: Pick<ExpirationContent, 'endsAt'>) =>
    Between(new Date(endsAt.getTime() - SAME_END), new Date(endsAt.getTime() + SAME_END));

  return {
    /** Whether this reminder, or one nearer to the end, was given. */
    async wasGiven(
      expiration: ExpirationContent,
      daysBefore: number,
      manager: EntityManager = database.read,
    ): Promise<boolean> {
      const given = await manager.findBy(ExpirationReminder, {
        expirationId: expiration.id,
        endsAt: sameEnd(expiration),
      });
      return given.some((reminder) => reminder.daysBefore <= daysBefore);
    },

    /** In the transaction that puts it into the outbox; the table's own key refuses a second one. */
    mark: (
      manager: EntityManager,
      { id, endsAt }: ExpirationContent,
      { daysBefore, now }: { daysBefore: number; now: Date },
    ) =>
      manager.insert(ExpirationReminder, {
        id: randomUUID(),
        expirationId: id,
        endsAt,
        daysBefore,
        remindedAt: now,
      }),

    /** Of ends that are long over nothing needs to be remembered. */
    async forgetOld(now: Date): Promise<void> {
      const old = {
        endsAt: LessThan(new Date(now.getTime() - 2 * SHOWN_AFTER_DAYS * DAY)),
      };
      if (!(await database.read.existsBy(ExpirationReminder, old))) return;
      await database.transaction((manager) => manager.delete(ExpirationReminder, old));
    },
  };
}
