import { MailboxActionImpactResolver } from '../features/grants/mailbox-action-impact.resolver.js';
import {
  OpeningsOfApiKeyResolver,
  ReachOfMailboxResolver,
} from '../features/hand-out/reach.resolver.js';
import {
  IncidentOfMailboxResolver,
  IncidentResolver,
} from '../features/incidents/incident.resolver.js';
import { RecheckResolver } from '../features/incidents/recheck.resolver.js';
import { MailboxImportResolver } from '../features/mailboxes/imports/mailbox-import.resolver.js';
import { MailHostResolver } from '../features/mailboxes/mail-host.resolver.js';
import { MailboxActionResolver } from '../features/mailboxes/mailbox-action.resolver.js';
import { MailboxDayResolver } from '../features/mailboxes/mailbox-day.resolver.js';
import { MailboxEditImpactResolver } from '../features/mailboxes/mailbox-edit-impact.resolver.js';
import { HistoryOfMailboxResolver } from '../features/mailboxes/mailbox-history.resolver.js';
import { MailboxFieldResolver } from '../features/mailboxes/mailbox-fields.resolver.js';
import { MailboxResolver } from '../features/mailboxes/mailbox.resolver.js';
import {
  MailboxOfRunResolver,
  MailboxesOfApiKeyResolver,
  MailboxesOfClientResolver,
} from '../features/mailboxes/mailboxes-of.resolver.js';
import { SandboxExampleResolver } from '../features/mailboxes/sandbox-example.resolver.js';
import { resolver, type WiredResolver } from './resolver.js';
import { rehearsalOf } from '../rehearsal.js';

export const mailboxResolvers: WiredResolver[] = [
  resolver(MailboxResolver, ({ stores, flows }) => [
    { mailboxes: stores.mailboxStore, flow: flows.mailboxes },
  ]),
  resolver(MailboxFieldResolver, ({ stores }) => [
    {
      clientLists: stores.clientListStore,
      runLists: stores.runListStore,
    },
  ]),
  resolver(MailHostResolver, ({ world, stores, flows }) => [
    {
      clock: world.clock,
      database: world.database,
      events: world.events,
      mailHosts: stores.mailHostStore,
      addresses: flows.addresses,
    },
  ]),
  resolver(MailboxActionResolver, ({ stores, flows }) => [
    {
      clientLists: stores.clientListStore,
      mailboxActions: flows.mailboxActions,
      store: stores.mailboxActionStore,
    },
  ]),
  resolver(MailboxActionImpactResolver, ({ world, stores }) => [
    {
      database: world.database,
      clients: stores.clientStore,
      mailHosts: stores.mailHostStore,
    },
  ]),
  resolver(MailboxImportResolver, ({ stores, flows }) => [
    flows.mailboxImports,
    stores.mailboxImportStore,
  ]),
  resolver(MailboxEditImpactResolver, ({ stores }) => [stores.mailboxStore]),
  resolver(SandboxExampleResolver, ({ world, stores }) => [
    {
      providers: world.providers,
      events: world.events,
      audit: stores.auditStore,
      clients: stores.clientStore,
      mailboxes: stores.mailboxStore,
      rehearsal: rehearsalOf(world.sandbox),
    },
  ]),
  resolver(HistoryOfMailboxResolver, ({ stores }) => [stores.mailboxListStore]),
  resolver(MailboxDayResolver, ({ stores }) => [stores.mailboxDayStore]),
  resolver(IncidentResolver, ({ stores }) => [
    {
      clientLists: stores.clientListStore,
      incidentLists: stores.incidentListStore,
      incidents: stores.incidentStore,
    },
  ]),
  resolver(RecheckResolver, ({ stores, flows }) => [flows.recheck, stores.auditStore]),
  resolver(IncidentOfMailboxResolver, ({ stores }) => [stores.incidentListStore]),
  resolver(MailboxesOfClientResolver, ({ stores }) => [stores.mailboxListStore]),
  resolver(MailboxOfRunResolver, ({ stores }) => [stores.mailboxListStore]),
  resolver(MailboxesOfApiKeyResolver, ({ stores }) => [stores.mailboxListStore]),
  resolver(ReachOfMailboxResolver, ({ flows }) => [flows.reach]),
  resolver(OpeningsOfApiKeyResolver, ({ stores, flows }) => [flows.reach, stores.mailboxListStore]),
];
