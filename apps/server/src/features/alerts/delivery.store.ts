import { LessThan, LessThanOrEqual, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { claimRow } from '../../db/claim.js';
import type { Database } from '../../db/database.js';
import { newestByReference } from '../../db/list-reads.js';
import type { PageRequest } from '../../db/pages/page.js';
import { chance } from '../../lib/chance.js';
import type { Clock } from '../../lib/clock.js';
import { AlertChannel } from './alert-channel.entity.js';
import { AlertDelivery } from './alert-delivery.entity.js';
import { channelRests, NEWS_FOR, verdictOn } from './delivery-verdict.js';
import type { Sent } from './delivery.js';
import { oneLine } from './one-line.js';
import { paginate } from '../../db/pages/paginate.js';

export type AlertDeliveryStore = ReturnType<typeof createAlertDeliveryStore>;

interface Settling {
  sent: Sent;
  moment: { now: Date; chance: number };
  switchedOff: SwitchedOff;
}

/** Longer than any attempt takes. */
const LEASE_MS = 60_000;
const KEPT_FOR = 90 * 24 * 60 * 60_000;
const MOST_KEPT = 1000;

/** Told in the transaction in which a channel is switched off, since nobody wants to hear from it. */
export type SwitchedOff = (manager: EntityManager, channel: AlertChannel) => Promise<void>;

export function createAlertDeliveryStore(deps: { database: Database; clock: Clock }) {
  const { database, clock } = deps;
  const ahead = (milliseconds: number) => new Date(clock().getTime() + milliseconds);

  const due = (manager: EntityManager) => dueDeliveries(manager, clock());
  /** The attempt is counted before it is made: what kills the process is not tried without end. */
  const begun = ({ attempts }: AlertDelivery) => ({
    state: 'SENDING' as const,
    attempts: attempts + 1,
    nextAttemptAt: null,
    leaseUntil: ahead(LEASE_MS),
    lastAttemptAt: clock(),
  });

  return {
    byId: (id: string) => database.read.findOneBy(AlertDelivery, { id }),
    ofChannel: (channelId: string, id: string) =>
      database.read.findOneBy(AlertDelivery, { id, channelId }),
    latestOf: newestByReference(database.read, AlertDelivery, {
      column: 'channelId',
      by: 'createdAt',
    }),
    page: (channelId: string, page: PageRequest) =>
      paginate(
        database.read
          .createQueryBuilder(AlertDelivery, 'delivery')
          .where('delivery.channelId = :channelId', { channelId }),
        page,
        { by: 'createdAt', direction: 'DESC' },
      ),

    /** Channels that have something to send. */
    async dueChannels(): Promise<string[]> {
      const rows = await due(database.read)
        .select('DISTINCT delivery.channelId', 'id')
        .getRawMany<{ id: string }>();
      return rows.map(({ id }) => id);
    },

    /** The next of a channel: what was tried least comes first, so that one that never gets through holds up no other. */
    claim: (channelId: string): Promise<AlertDelivery | undefined> =>
      database.transaction(async (manager) => {
        const next = await due(manager)
          .andWhere('delivery.channelId = :channelId', { channelId })
          .orderBy('delivery.attempts', 'ASC')
          .addOrderBy('delivery.createdAt', 'ASC')
          .addOrderBy('delivery.id', 'ASC')
          .getOne();
        if (!next) return undefined;
        const { id, attempts } = next;
        const columns = begun(next);
        const won = await claimRow(manager, AlertDelivery, {
          asRead: { id, attempts },
          write: columns,
        });
        return won ? Object.assign(next, columns) : undefined;
      }),

    /** A new one that is sent at once, outside of the channel's turn. */
    claimNew: (
      delivery: AlertDelivery,
      inTransaction: (manager: EntityManager) => Promise<void>,
    ): Promise<AlertDelivery> =>
      database.transaction(async (manager) => {
        await manager.insert(AlertDelivery, Object.assign(delivery, begun(delivery)));
        await inTransaction(manager);
        return delivery;
      }),

    /** Due now, whatever it was; undefined where it is delivered or being sent, or the channel is off. */
    retry: (
      id: string,
      inTransaction: (manager: EntityManager, channel: AlertChannel) => Promise<void>,
    ): Promise<AlertDelivery | undefined> =>
      database.transaction(async (manager) => {
        const delivery = await manager.findOneBy(AlertDelivery, { id });
        const channel =
          delivery && (await manager.findOneBy(AlertChannel, { id: delivery.channelId }));
        if (!channel?.enabled || !['WAITING', 'GIVEN_UP'].includes(delivery?.state ?? ''))
          return undefined;
        const again = { state: 'WAITING' as const, nextAttemptAt: clock() };
        await manager.update(AlertDelivery, { id }, again);
        await manager.update(AlertChannel, { id: channel.id }, { pausedUntil: null });
        await inTransaction(manager, channel);
        return Object.assign(delivery as AlertDelivery, again); // it has a channel
      }),

    /** Writes what came of an attempt, unless another one has begun since. */
    finish: (
      { id, attempts }: AlertDelivery,
      sent: Sent,
      switchedOff: SwitchedOff,
    ): Promise<void> =>
      database.transaction(async (manager) => {
        const delivery = await manager.findOneBy(AlertDelivery, { id, attempts, state: 'SENDING' });
        if (!delivery) return;
        const moment = { now: clock(), chance: chance() };
        await manager.update(
          AlertDelivery,
          { id },
          {
            ...verdictOn(delivery, sent, moment),
            leaseUntil: null,
            status: sent.status ?? null,
            answer: oneLine(sent.kind === 'sent' ? sent.answer : sent.why, 300),
            deliveredAt: sent.kind === 'sent' ? moment.now : null,
          },
        );
        await settleChannel(manager, delivery, { sent, moment, switchedOff });
      }),

    /** Gives up what is news no longer, and forgets what is old: 90 days, a thousand of a channel. */
    sweep: (): Promise<void> =>
      database.transaction(async (manager) => {
        await manager.update(
          AlertDelivery,
          {
            state: 'WAITING',
            createdAt: LessThan(ahead(-NEWS_FOR)),
            nextAttemptAt: LessThanOrEqual(clock()),
          },
          { state: 'GIVEN_UP', nextAttemptAt: null },
        );
        await manager.delete(AlertDelivery, { createdAt: LessThan(ahead(-KEPT_FOR)) });
        await manager.query(
          `DELETE FROM "alert_delivery" WHERE "state" IN ('DELIVERED', 'GIVEN_UP') AND "id" IN (
             SELECT "id" FROM (SELECT "id", ROW_NUMBER() OVER
               (PARTITION BY "channelId" ORDER BY "createdAt" DESC, "id" DESC) AS "place"
             FROM "alert_delivery") AS "ranked" WHERE "place" > ${MOST_KEPT})`,
        );
      }),
  };

  /** A channel that fails rests as a whole; one that works again sends at once what has waited. */
  async function settleChannel(
    manager: EntityManager,
    { channelId, kind }: AlertDelivery,
    { sent, moment, switchedOff }: Settling,
  ): Promise<void> {
    const channel = await manager.findOneBy(AlertChannel, { id: channelId });
    if (!channel || (sent.kind === 'refused' && sent.cut)) return;
    if (sent.kind === 'sent') {
      if (channel.failCount === 0) return;
      await manager.update(AlertChannel, { id: channelId }, { failCount: 0, pausedUntil: null });
      const waiting = { channelId, state: 'WAITING' } as const;
      await manager.update(AlertDelivery, waiting, { nextAttemptAt: moment.now });
    } else if (sent.gone) {
      const offReason = `The receiver answered ${sent.status ?? 410}: it wants nothing any more.`;
      await manager.update(AlertChannel, { id: channelId }, { enabled: false, offReason });
      await switchedOff(manager, channel);
    } else if (kind !== 'test') {
      const failCount = channel.failCount + 1;
      const pausedUntil = channelRests(failCount, sent.waitMs, moment);
      await manager.update(AlertChannel, { id: channelId }, { failCount, pausedUntil });
    }
  }
}

/** What may be sent now: whose turn has come, and what somebody who died was sending. */
function dueDeliveries(manager: EntityManager, now: Date): SelectQueryBuilder<AlertDelivery> {
  return manager
    .createQueryBuilder(AlertDelivery, 'delivery')
    .innerJoin(AlertChannel, 'channel', 'channel.id = delivery.channelId')
    .where('channel.enabled = :enabled', { enabled: true })
    .andWhere('(channel.pausedUntil IS NULL OR channel.pausedUntil <= :now)')
    .andWhere(
      `((delivery.state = 'WAITING' AND delivery.nextAttemptAt <= :now)
        OR (delivery.state = 'SENDING' AND delivery.leaseUntil <= :now))`,
    )
    .setParameter('now', now.getTime());
}
