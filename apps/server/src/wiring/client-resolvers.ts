import { BatchesOfClientResolver } from '../features/batches/batch.resolver.js';
import { DiagnosisResolver } from '../features/diagnoses/diagnosis.resolver.js';
import { EditImpactResolver } from '../features/grants/edit-impact.resolver.js';
import { GrantActionResolver } from '../features/grants/grant-actions.resolver.js';
import { GrantFieldResolver } from '../features/grants/grant-fields.resolver.js';
import { ReceiptResolver } from '../features/grants/grant.resolver.js';
import {
  GrantOfMailboxResolver,
  GrantsOfClientResolver,
} from '../features/grants/grants-of.resolver.js';
import { RevocationsOfClientResolver } from '../features/grants/revocation/revocations-of.resolver.js';
import { mailboxFacts } from '../features/mailboxes/mailbox-facts.js';
import { AdminConsentResolver } from '../features/oauth-clients/admin-consent.resolver.js';
import { EndpointResolver } from '../features/oauth-clients/endpoint.resolver.js';
import { FindingResolver } from '../features/oauth-clients/finding.resolver.js';
import { OAuthClientFieldResolver } from '../features/oauth-clients/oauth-client-fields.resolver.js';
import { OAuthClientResolver } from '../features/oauth-clients/oauth-client.resolver.js';
import { RunOfClientResolver } from '../features/oauth-clients/run-of-client.resolver.js';
import { UsualServersResolver } from '../features/oauth-clients/usual-servers.resolver.js';
import { ProviderResolver } from '../features/providers/provider.resolver.js';
import {
  NextSecretProofResolver,
  NextSecretResolver,
  SecretChangeResolver,
} from '../features/secret-change/secret-change.resolver.js';
import {
  FormerSecretResolver,
  MovedGrantsResolver,
  SecretOfGrantResolver,
  SecretPromotionResolver,
} from '../features/secret-change/secret-promotion.resolver.js';
import { resolver, type WiredResolver } from './resolver.js';
import { factsOf } from './diagnosis-facts.js';
import type { Stores } from './stores.js';

export const clientResolvers: WiredResolver[] = [
  resolver(ProviderResolver, ({ world }) => [world.providers]),
  resolver(UsualServersResolver, ({ world }) => [{ providers: world.providers }]),
  resolver(OAuthClientResolver, ({ world, stores, flows }) => [
    { clients: stores.clientStore, flow: flows.oauthClients, publicUrl: world.config.publicUrl },
  ]),
  resolver(OAuthClientFieldResolver, ({ world, stores }) => [
    { runLists: stores.runListStore, publicUrl: world.config.publicUrl },
  ]),
  resolver(EndpointResolver, ({ world, stores }) => [
    {
      providers: world.providers,
      events: world.events,
      audit: stores.auditStore,
      clients: stores.clientStore,
    },
  ]),
  resolver(AdminConsentResolver, ({ world }) => [world.config.publicUrl]),
  resolver(RunOfClientResolver, ({ stores }) => [stores.clientListStore]),
  resolver(BatchesOfClientResolver, ({ world }) => [world.database.read]),
  resolver(FindingResolver, ({ world, stores }) => [
    {
      clients: stores.clientStore,
      providers: world.providers,
      publicUrl: world.config.publicUrl,
      clock: world.clock,
      usage: usageOf(stores),
    },
  ]),
  resolver(DiagnosisResolver, ({ world, stores }) => [
    { ...factsOf(world, stores), clock: world.clock },
  ]),
  resolver(GrantsOfClientResolver, ({ stores }) => [stores.grantListStore]),
  resolver(GrantOfMailboxResolver, ({ stores }) => [stores.grantListStore]),
  resolver(RevocationsOfClientResolver, ({ stores }) => [stores.grantListStore]),
  resolver(GrantFieldResolver, ({ world, stores, flows }) => [
    {
      clock: world.clock,
      providers: world.providers,
      clientLists: stores.clientListStore,
      mailboxLists: stores.mailboxListStore,
      grantLists: stores.grantListStore,
      pauses: flows.grants.pauses,
    },
  ]),
  resolver(EditImpactResolver, ({ world, stores }) => [
    {
      database: world.database,
      grantLists: stores.grantListStore,
      clients: stores.clientStore,
    },
  ]),
  resolver(GrantActionResolver, ({ world, stores, flows }) => [
    {
      audit: stores.auditStore,
      grants: flows.grants,
      revocations: flows.revocations,
      store: stores.grantStore,
      clock: world.clock,
    },
  ]),
  resolver(ReceiptResolver, ({ world, stores }) => [
    {
      clientLists: stores.clientListStore,
      grantLists: stores.grantListStore,
      grants: stores.grantStore,
      clock: world.clock,
      publicUrl: world.config.publicUrl,
    },
  ]),
  resolver(SecretChangeResolver, ({ world, stores }) => [
    {
      clock: world.clock,
      providers: world.providers,
      events: world.events,
      audit: stores.auditStore,
      clients: stores.clientStore,
      publicUrl: world.config.publicUrl,
    },
  ]),
  resolver(NextSecretResolver, ({ world, stores }) => [
    {
      clock: world.clock,
      providers: world.providers,
      events: world.events,
      audit: stores.auditStore,
      clients: stores.clientStore,
      publicUrl: world.config.publicUrl,
    },
  ]),
  resolver(NextSecretProofResolver, ({ world, stores }) => [
    {
      clock: world.clock,
      providers: world.providers,
      events: world.events,
      audit: stores.auditStore,
      clients: stores.clientStore,
      publicUrl: world.config.publicUrl,
    },
  ]),
  resolver(SecretPromotionResolver, ({ stores, flows }) => [
    flows.secretChanges,
    stores.auditStore,
  ]),
  resolver(MovedGrantsResolver, ({ stores }) => [stores.grantListStore]),
  resolver(FormerSecretResolver, ({ stores }) => [stores.grantListStore]),
  resolver(SecretOfGrantResolver, ({ stores }) => [stores.clientListStore]),
];

/** What the lint of a client is judged by, beside its settings. */
const usageOf =
  ({ grantListStore, mailboxKindStore }: Stores) =>
  async (id: string) => {
    const account = (await grantListStore.ofClient(id))?.account ?? undefined;
    const mailboxes = await mailboxKindStore.linted(id, account);
    return { account, mailboxes: mailboxes.map(mailboxFacts) };
  };
