import { MailboxActionImpactResolver } from '../features/grants/mailbox-action-impact.resolver.js';
import { createReach } from '../features/hand-out/reach.flow.js';
import {
  OpeningsOfApiKeyResolver,
  ReachOfMailboxResolver,
} from '../features/hand-out/reach.resolver.js';
import {
  IncidentOfMailboxResolver,
  IncidentResolver,
} from '../features/incidents/incident.resolver.js';
import { createRecheck } from '../features/incidents/recheck.flow.js';
import { RecheckResolver } from '../features/incidents/recheck.resolver.js';
import { MailboxImportResolver } from '../features/mailboxes/imports/mailbox-import.resolver.js';
import { MailHostResolver } from '../features/mailboxes/mail-host.resolver.js';
import { MailboxActionResolver } from '../features/mailboxes/mailbox-action.resolver.js';
import { MailboxDayResolver } from '../features/mailboxes/mailbox-day.resolver.js';
import { MailboxEditImpactResolver } from '../features/mailboxes/mailbox-edit-impact.resolver.js';
import { HistoryOfMailboxResolver } from '../features/mailboxes/mailbox-history.resolver.js';
import { MailboxResolver } from '../features/mailboxes/mailbox.resolver.js';
import {
  MailboxOfRunResolver,
  MailboxesOfApiKeyResolver,
  MailboxesOfClientResolver,
} from '../features/mailboxes/mailboxes-of.resolver.js';
import { SandboxExampleResolver } from '../features/mailboxes/sandbox-example.resolver.js';
import type { ResolverInstance } from '../graphql/schema.js';
import { rehearsalOf } from '../rehearsal.js';
import type { Flows } from './flows.js';
import type { Stores } from './stores.js';
import type { World } from './world.js';

export function createMailboxResolvers(
  world: World,
  stores: Stores,
  flows: Flows,
): ResolverInstance[] {
  const { addresses } = flows;
  return [
    new MailboxResolver({
      database: world.database,
      providers: world.providers,
      events: world.events,
      clientLists: stores.clientListStore,
      runLists: stores.runListStore,
      audit: stores.auditStore,
      clients: stores.clientStore,
      mailboxes: stores.mailboxStore,
      addresses,
      edits: flows.mailboxEdits,
    }),
    new MailHostResolver({
      clock: world.clock,
      database: world.database,
      events: world.events,
      mailHosts: stores.mailHostStore,
      addresses,
    }),
    new MailboxActionResolver({
      clientLists: stores.clientListStore,
      mailboxActions: flows.mailboxActions,
      store: stores.mailboxActionStore,
    }),
    new MailboxActionImpactResolver({
      database: world.database,
      clients: stores.clientStore,
      mailHosts: stores.mailHostStore,
    }),
    new MailboxImportResolver(flows.mailboxImports, stores.mailboxImportStore),
    new MailboxEditImpactResolver(stores.mailboxStore),
    new SandboxExampleResolver({
      providers: world.providers,
      events: world.events,
      audit: stores.auditStore,
      clients: stores.clientStore,
      mailboxes: stores.mailboxStore,
      rehearsal: rehearsalOf(world.sandbox),
    }),
    ...createMailboxFieldResolvers(world, stores),
  ];
}

/** What other types show of mailboxes, and mailboxes of others. */
function createMailboxFieldResolvers(world: World, stores: Stores): ResolverInstance[] {
  const mailboxLists = stores.mailboxListStore;
  const reach = createReach({
    mailboxLists,
    grantLists: stores.grantListStore,
    grants: stores.grantStore,
  });
  return [
    new HistoryOfMailboxResolver(mailboxLists),
    new MailboxDayResolver(stores.mailboxDayStore),
    new IncidentResolver({
      clientLists: stores.clientListStore,
      incidentLists: stores.incidentListStore,
      incidents: stores.incidentStore,
    }),
    new RecheckResolver(
      createRecheck({ clock: world.clock, database: world.database }),
      stores.auditStore,
    ),
    new IncidentOfMailboxResolver(stores.incidentListStore),
    new MailboxesOfClientResolver(mailboxLists),
    new MailboxOfRunResolver(mailboxLists),
    new MailboxesOfApiKeyResolver(mailboxLists),
    new ReachOfMailboxResolver(reach),
    new OpeningsOfApiKeyResolver(reach, mailboxLists),
  ];
}
