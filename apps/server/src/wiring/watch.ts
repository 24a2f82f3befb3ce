import type { Watch } from '../graphql/context.js';
import { follow, fromNow } from '../lib/events.js';
import type { Flows } from './flows.js';
import type { Stores } from './stores.js';
import type { World } from './world.js';

/** What subscriptions follow. */
export function createWatch(events: World['events'], stores: Stores, flows: Flows): Watch {
  return {
    run: flows.runs.watch,
    oauthClient: (id) => follow(events.subscribe('oauthClient', id), stores.clientStore.byId),
    mailbox: (id) => follow(events.subscribe('mailbox', id), stores.mailboxStore.byId),
    mailboxAction: (id) =>
      fromNow(follow(events.subscribe('mailboxAction', id), stores.mailboxActionStore.byId), () =>
        stores.mailboxActionStore.byId(id),
      ),
    grant: ({ id, oauthClientId }) =>
      follow(events.subscribe('grant', id, oauthClientId), stores.grantStore.byId),
    mailboxImport: flows.mailboxImports.watch,
    incident: (id) => follow(events.subscribe('incident', id), stores.incidentStore.byId),
    alertChannel: () => follow(events.subscribe('alertChannel'), stores.alertChannelStore.byId),
    alertDelivery: (channelId) =>
      follow(events.subscribe('alertDelivery', undefined, channelId), (id) =>
        stores.alertDeliveryStore.ofChannel(channelId, id),
      ),
  };
}
