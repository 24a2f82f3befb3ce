import { AlertChannelResolver } from '../features/alerts/alert-channel.resolver.js';
import { AlertDeliveryResolver } from '../features/alerts/alert-delivery.resolver.js';
import { ChannelTroubleResolver } from '../features/alerts/channel-trouble.resolver.js';
import { resolver, type WiredResolver } from './resolver.js';

export const alertResolvers: WiredResolver[] = [
  resolver(AlertChannelResolver, ({ world, stores, flows }) => [
    {
      events: world.events,
      mailboxLists: stores.mailboxListStore,
      audit: stores.auditStore,
      alertChannels: stores.alertChannelStore,
      alertDeliveries: stores.alertDeliveryStore,
      alerts: flows.alerts,
      rules: flows.alerts.rules,
    },
  ]),
  resolver(AlertDeliveryResolver, ({ world, stores, flows }) => [
    {
      clock: world.clock,
      audit: stores.auditStore,
      alertChannels: stores.alertChannelStore,
      alertDeliveries: stores.alertDeliveryStore,
      alerts: flows.alerts,
    },
  ]),
  resolver(ChannelTroubleResolver, ({ stores }) => [stores.channelTroubleStore]),
];
