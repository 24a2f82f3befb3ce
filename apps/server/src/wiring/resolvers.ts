import { CalendarFeedResolver } from '../features/expirations/calendar-feed.resolver.js';
import { ExpirationResolver } from '../features/expirations/expiration.resolver.js';
import type { ResolverInstance } from '../graphql/schema.js';
import { createAccessResolvers } from './access-resolvers.js';
import { createAlertResolvers } from './alert-resolvers.js';
import { createClientResolvers } from './client-resolvers.js';
import type { Flows } from './flows.js';
import { createMailboxResolvers } from './mailbox-resolvers.js';
import { createRunResolvers } from './run-resolvers.js';
import type { Stores } from './stores.js';
import type { World } from './world.js';

/** One instance of every resolver class, each with what it needs and nothing else. */
export function createResolvers(world: World, stores: Stores, flows: Flows): ResolverInstance[] {
  return [
    ...createAccessResolvers(world, stores, flows),
    ...createClientResolvers(world, stores, flows),
    ...createMailboxResolvers(world, stores, flows),
    ...createRunResolvers(world, stores, flows),
    ...createAlertResolvers(world, stores, flows),
    new ExpirationResolver({
      clientLists: stores.clientListStore,
      mailboxLists: stores.mailboxListStore,
      expirations: stores.expirationStore,
    }),
    new CalendarFeedResolver({
      audit: stores.auditStore,
      feeds: stores.feedStore,
      publicUrl: world.config.publicUrl,
    }),
  ];
}
