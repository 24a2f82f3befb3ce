import { CalendarFeedResolver } from '../features/expirations/calendar-feed.resolver.js';
import { ExpirationResolver } from '../features/expirations/expiration.resolver.js';
import { accessResolvers } from './access-resolvers.js';
import { alertResolvers } from './alert-resolvers.js';
import { clientResolvers } from './client-resolvers.js';
import { mailboxResolvers } from './mailbox-resolvers.js';
import { resolver, type WiredResolver } from './resolver.js';
import { runResolvers } from './run-resolvers.js';

/** Every resolver of the product, each with what it needs and nothing else. */
export const resolvers: WiredResolver[] = [
  ...accessResolvers,
  ...clientResolvers,
  ...mailboxResolvers,
  ...runResolvers,
  ...alertResolvers,
  resolver(ExpirationResolver, ({ stores }) => [
    {
      clientLists: stores.clientListStore,
      mailboxLists: stores.mailboxListStore,
      expirations: stores.expirationStore,
    },
  ]),
  resolver(CalendarFeedResolver, ({ world, stores }) => [
    {
      audit: stores.auditStore,
      feeds: stores.feedStore,
      publicUrl: world.config.publicUrl,
    },
  ]),
];
