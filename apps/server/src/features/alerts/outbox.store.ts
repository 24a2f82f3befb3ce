import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { afterCommit } from '../../db/after-commit.js';
import type { Clock } from '../../lib/clock.js';
import { AlertChannel } from './alert-channel.entity.js';
import { AlertDelivery } from './alert-delivery.entity.js';
import { wants } from './channel.js';
import type { StoredNotice } from './delivery.js';
import type { Notice, Notify, Retell } from './notice.js';

/**
 * What is to be told is written beside what it tells of: both are there, or neither. `wake` hears of
 * it when it is committed.
 */
export function createAlertOutbox({
  clock,
  wake,
}: {
  clock: Clock;
  wake: (deliveries: readonly Pick<AlertDelivery, 'id' | 'channelId'>[]) => void;
}): {
  notify: Notify;
  retell: Retell;
} {
  return {
    async notify(manager, notice, from) {
      const channels = await manager.find(AlertChannel, { where: { enabled: true } });
      const wanting = channels.filter((channel) => wants(channel, notice));
      const deliveries = wanting.map(({ id }) => ({
        ...newDelivery(id, notice, clock()),
        ...(from && { nextAttemptAt: from }),
      }));
      for (const delivery of deliveries) await put(manager, delivery);
      if (deliveries.length > 0) afterCommit(manager, () => wake(deliveries));
    },

    async retell(manager, notice, from) {
      const { key: noticeKey, title, severity } = notice;
      const waiting = await manager.find(AlertDelivery, {
        select: { id: true, channelId: true },
        where: { noticeKey, state: 'WAITING', attempts: 0 },
      });
      if (waiting.length === 0) return;
      const ids = waiting.map(({ id }) => id);
      const told = { title, severity, notice: stored(notice) };
      await manager.update(AlertDelivery, ids, { ...told, ...(from && { nextAttemptAt: from }) });
      afterCommit(manager, () => wake(waiting));
    },
  };
}

/** The unique index drops a notice that this channel has had. */
function put(manager: EntityManager, delivery: AlertDelivery): Promise<unknown> {
  return manager
    .createQueryBuilder()
    .insert()
    .into(AlertDelivery)
    .values(delivery)
    .orIgnore()
    .execute();
}

export function newDelivery(channelId: string, notice: Notice, now: Date): AlertDelivery {
  return Object.assign(new AlertDelivery(), {
    id: randomUUID(),
    channelId,
    noticeKey: notice.key,
    kind: notice.kind,
    severity: notice.severity,
    title: notice.title,
    notice: stored(notice),
    state: 'WAITING' as const,
    attempts: 0,
    nextAttemptAt: now,
    leaseUntil: null,
    status: null,
    answer: null,
    createdAt: now,
    lastAttemptAt: null,
    deliveredAt: null,
  });
}

function stored(notice: Notice): StoredNotice {
  return { ...notice, at: notice.at.toISOString() };
}
