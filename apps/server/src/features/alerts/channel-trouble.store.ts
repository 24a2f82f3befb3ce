import type { Database } from '../../db/database.js';
import type { AlertChannel } from './alert-channel.entity.js';
import { AlertDelivery } from './alert-delivery.entity.js';
import { channelTrouble, mayBeInTrouble, type ChannelTrouble } from './channel-trouble.js';

export type ChannelTroubleStore = ReturnType<typeof createChannelTroubleStore>;

/** Reads what a channel has tried in vain; of one that works nothing is read. */
export function createChannelTroubleStore({ database }: { database: Database }) {
  return {
    async of(channel: AlertChannel): Promise<ChannelTrouble | undefined> {
      if (!mayBeInTrouble(channel)) return undefined;
      const failed = await database.read
        .createQueryBuilder(AlertDelivery, 'delivery')
        .select(COLUMNS.map((name) => `delivery.${name}`))
        .where('delivery.channelId = :id', { id: channel.id })
        .andWhere(`delivery.kind <> 'test' AND delivery.state <> 'DELIVERED'`)
        .andWhere('delivery.answer IS NOT NULL')
        .andWhere(
          `delivery.lastAttemptAt > COALESCE((SELECT MAX("arrived"."deliveredAt")
          FROM "alert_delivery" "arrived" WHERE "arrived"."channelId" = :id), 0)`,
        )
        .getMany();
      return channelTrouble(channel, failed);
    },
  };
}

const COLUMNS = ['id', 'state', 'createdAt', 'lastAttemptAt', 'status', 'answer'] as const;
