import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import type { ListArgs } from '../../graphql/pagination.js';
import { rowsBehind } from '../../db/pages/rows-behind.js';
import type { Clock } from '../../lib/clock.js';
import { notFound } from '../../lib/errors.js';
import type { Keyring } from '../../lib/keyring.js';
import { nextUpdatedAt, refuseLostUpdate } from '../../lib/lost-update.js';
import { createSealer } from '../../lib/sealer.js';
import { Secret } from '../../lib/secret.js';
import { randomToken } from '../../lib/token.js';
import { AlertChannel } from './alert-channel.entity.js';
import { AlertDelivery } from './alert-delivery.entity.js';
import type { ChannelChoice } from './channel-choice.js';

export type AlertChannelStore = ReturnType<typeof createAlertChannelStore>;

type InTransactionWithChannel = (manager: EntityManager, channel: AlertChannel) => Promise<void>;

/** Recognisable to secret scanners, as API keys are. */
const PREFIX = 'mkwh_';

export function createAlertChannelStore(deps: {
  database: Database;
  keyring: Keyring;
  clock: Clock;
}) {
  const { database, keyring, clock } = deps;
  const sealer = createSealer<'sealedSecret', AlertChannel>(keyring, 'alert_channel');

  const changed = (
    id: string,
    change: (channel: AlertChannel, manager: EntityManager) => void | Promise<void>,
    ifUpdatedAt?: Date,
  ): Promise<AlertChannel> =>
    database.transaction(async (manager) => {
      const channel = await manager.findOneBy(AlertChannel, { id });
      if (!channel) throw notFound('This alert channel');
      refuseLostUpdate('this alert channel', channel.updatedAt, ifUpdatedAt);
      await change(channel, manager);
      channel.updatedAt = nextUpdatedAt(channel.updatedAt, clock());
      return manager.save(channel);
    });

  /** Seals a new secret into the channel and gives it, this once. */
  function renewSecret(channel: AlertChannel): string {
    const secret = PREFIX + randomToken();
    channel.sealedSecret = sealer.seal(channel, 'sealedSecret', new Secret(secret));
    channel.secretSetAt = clock();
    return secret;
  }

  return {
    list: (page: ListArgs) =>
      rowsBehind(database.read.createQueryBuilder(AlertChannel, 'channel'), page, {
        by: 'name',
        direction: 'ASC',
      }),
    byId: (id: string) => database.read.findOneBy(AlertChannel, { id }),

    /** For the signature alone. */
    secretOf: (channel: AlertChannel) => sealer.open(channel, 'sealedSecret'),

    async create(
      choice: ChannelChoice,
      inTransaction: InTransactionWithChannel,
    ): Promise<{ channel: AlertChannel; secret: string | null }> {
      const now = clock();
      const channel = Object.assign(new AlertChannel(), choice, {
        id: randomUUID(),
        offReason: null,
        sealedSecret: null,
        secretSetAt: null,
        failCount: 0,
        pausedUntil: null,
        createdAt: now,
        updatedAt: now,
      });
      const secret = choice.type === 'WEBHOOK' ? renewSecret(channel) : null;
      await database.transaction(async (manager) => {
        await manager.insert(AlertChannel, channel);
        await inTransaction(manager, channel);
      });
      return { channel, secret };
    },

    /** What waits is tried at once: the change may be what it waited for. */
    update: (
      id: string,
      change: (channel: AlertChannel, manager: EntityManager) => void | Promise<void>,
      ifUpdatedAt?: Date,
    ) =>
      changed(
        id,
        async (channel, manager) => {
          await change(channel, manager);
          if (channel.enabled) channel.offReason = null;
          Object.assign(channel, { failCount: 0, pausedUntil: null });
          const waiting = { channelId: id, state: 'WAITING' } as const;
          await manager.update(AlertDelivery, waiting, { nextAttemptAt: clock() });
        },
        ifUpdatedAt,
      ),

    async renewSecret(
      id: string,
      inTransaction: InTransactionWithChannel,
    ): Promise<{ channel: AlertChannel; secret: string }> {
      let secret = '';
      const channel = await changed(id, async (one, manager) => {
        secret = renewSecret(one);
        await inTransaction(manager, one);
      });
      return { channel, secret };
    },

    /** Its log goes with it: the table says so. */
    remove: (id: string, inTransaction: InTransactionWithChannel): Promise<void> =>
      database.transaction(async (manager) => {
        const channel = await manager.findOneBy(AlertChannel, { id });
        if (!channel) throw notFound('This alert channel');
        await manager.delete(AlertChannel, { id });
        await inTransaction(manager, channel);
      }),
  };
}
