import { randomUUID } from 'node:crypto';
import { Arg, Args, Ctx, ID, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { Allow } from '../../graphql/access.js';
import { auditEntry, type Audit } from '../access/audit-entry.js';
import type { Context } from '../../graphql/context.js';
import { PageArgs } from '../../graphql/pagination.js';
import type { Clock } from '../../lib/clock.js';
import { notFound, UserError } from '../../lib/errors.js';
import { AlertDelivery, AlertDeliveryConnection } from './alert-delivery.entity.js';
import type { AlertChannelStore } from './channel.store.js';
import type { DeliveryFlow } from './delivery.flow.js';
import type { AlertDeliveryStore } from './delivery.store.js';
import { newDelivery } from './outbox.store.js';
import { testNotice } from './test-notice.js';
import type { ListPage } from '../../db/pages/page.js';

export interface AlertDeliveryDependencies {
  alertChannels: AlertChannelStore;
  alertDeliveries: AlertDeliveryStore;
  alerts: Pick<DeliveryFlow, 'sendNow' | 'wake'>;
  audit: Audit;
  clock: Clock;
}

@Resolver()
export class AlertDeliveryResolver {
  constructor(private readonly deps: AlertDeliveryDependencies) {}

  @Allow('ADMIN')
  @Query(() => AlertDeliveryConnection, { description: 'The latest first.' })
  alertDeliveries(
    @Arg('channelId', () => ID) channelId: string,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<ListPage<AlertDelivery>> {
    return this.deps.alertDeliveries.page(channelId, page);
  }

  @Allow('ADMIN')
  @Mutation(() => AlertDelivery, {
    description:
      'Sends a notice of kind test, once, also through a channel that is off. Answers when it is known what came of it, after 15 s at the latest.',
  })
  async testAlertChannel(
    @Arg('id', () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<AlertDelivery> {
    const channel = await this.deps.alertChannels.byId(id);
    if (!channel) throw notFound('This alert channel');
    const now = this.deps.clock();
    const notice = testNotice(channel, { id: randomUUID(), now });
    return this.deps.alerts.sendNow(channel, newDelivery(id, notice, now), (manager) => {
      const subject = { kind: 'alert-channel', id, name: channel.name };
      return this.deps.audit.record(
        manager,
        auditEntry(context, 'alert-channel.test', { subject }),
      );
    });
  }

  @Allow('ADMIN')
  @Mutation(() => AlertDelivery, {
    description: 'One more attempt, now, at what waits or was given up.',
  })
  async retryAlertDelivery(
    @Arg('id', () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<AlertDelivery> {
    if (!(await this.deps.alertDeliveries.byId(id))) throw notFound('This delivery');
    const again = await this.deps.alertDeliveries.retry(id, (manager, channel) => {
      const subject = { kind: 'alert-channel', id: channel.id, name: channel.name };
      return this.deps.audit.record(
        manager,
        auditEntry(context, 'alert-delivery.retry', { subject }),
      );
    });
    if (!again)
      throw new UserError(
        'CONFLICT',
        'Only what waits or was given up is sent again, and only through a channel that is on.',
      );
    this.deps.alerts.wake([again]);
    return again;
  }

  @Allow('ADMIN')
  @Subscription(() => AlertDelivery, {
    subscribe: ({ args, context }) =>
      (context as Context).watch.alertDelivery((args as { channelId: string }).channelId), // TypeGraphQL types neither
    description: 'Each step of each delivery of a channel, new ones too.',
  })
  alertDeliveryChanged(
    @Root() delivery: AlertDelivery,
    @Arg('channelId', () => ID) _channelId: string,
  ): AlertDelivery {
    return delivery;
  }
}
