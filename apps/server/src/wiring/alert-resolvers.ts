import { AlertChannelResolver } from '../features/alerts/alert-channel.resolver.js';
import { AlertDeliveryResolver } from '../features/alerts/alert-delivery.resolver.js';
import { channelRules } from '../features/alerts/channel-rules.js';
import { ChannelTroubleResolver } from '../features/alerts/channel-trouble.resolver.js';
import { createChannelTroubleStore } from '../features/alerts/channel-trouble.store.js';
import type { ResolverInstance } from '../graphql/schema.js';
import type { Flows } from './flows.js';
import type { Stores } from './stores.js';
import type { World } from './world.js';

export function createAlertResolvers(
  world: World,
  stores: Stores,
  flows: Flows,
): ResolverInstance[] {
  const { urlRules } = world;
  const insecure = { origins: urlRules.insecureOrigins, allowAll: urlRules.allowInsecure };
  const rules = channelRules({
    mailboxes: stores.mailboxStore,
    mailHosts: stores.mailHostStore,
    insecure,
  });
  return [
    new AlertChannelResolver({
      events: world.events,
      mailboxLists: stores.mailboxListStore,
      audit: stores.auditStore,
      alertChannels: stores.alertChannelStore,
      alertDeliveries: stores.alertDeliveryStore,
      alerts: flows.alerts,
      rules,
    }),
    new AlertDeliveryResolver({
      clock: world.clock,
      audit: stores.auditStore,
      alertChannels: stores.alertChannelStore,
      alertDeliveries: stores.alertDeliveryStore,
      alerts: flows.alerts,
    }),
    new ChannelTroubleResolver(createChannelTroubleStore({ database: world.database })),
  ];
}
