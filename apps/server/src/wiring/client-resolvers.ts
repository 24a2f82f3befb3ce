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
import { namesOf } from '../features/mailboxes/client-mailboxes.store.js';
import { mailboxFacts } from '../features/mailboxes/mailbox-facts.js';
import { mailboxesOfClient } from '../features/mailboxes/mailbox-set.js';
import { AdminConsentResolver } from '../features/oauth-clients/admin-consent.resolver.js';
import { EndpointResolver } from '../features/oauth-clients/endpoint.resolver.js';
import { FindingResolver } from '../features/oauth-clients/finding.resolver.js';
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
import { invitationsOutdated } from '../features/validations/invitation-use.store.js';
import type { ResolverInstance } from '../graphql/schema.js';
import { factsOf } from './diagnosis-facts.js';
import type { Flows } from './flows.js';
import type { Stores } from './stores.js';
import type { World } from './world.js';

export function createClientResolvers(
  world: World,
  stores: Stores,
  flows: Flows,
): ResolverInstance[] {
  const { config, providers, clock } = world;
  const { publicUrl } = config;
  const usage = async (id: string) => {
    const account = (await stores.grantListStore.ofClient(id))?.account ?? undefined;
    return {
      account,
      mailboxes: (await stores.mailboxKindStore.linted(id, account)).map(mailboxFacts),
    };
  };
  return [
    new ProviderResolver(providers),
    new UsualServersResolver({ providers }),
    new OAuthClientResolver({
      providers,
      urlRules: world.urlRules,
      events: world.events,
      runLists: stores.runListStore,
      audit: stores.auditStore,
      runs: stores.runStore,
      clients: stores.clientStore,
      publicUrl,
      usedBy: (manager, id) => namesOf(manager, mailboxesOfClient(id)),
      settingsChanged: async (manager, client, fields) => {
        await flows.clientChanged(manager, client, fields);
        await invitationsOutdated(manager, client);
      },
      letGo: flows.clientRemoved,
    }),
    new EndpointResolver({
      providers,
      events: world.events,
      audit: stores.auditStore,
      clients: stores.clientStore,
    }),
    new AdminConsentResolver(publicUrl),
    new RunOfClientResolver(stores.clientListStore),
    new BatchesOfClientResolver(world.database.read),
    ...createSecretResolvers(world, stores, flows),
    ...createGrantResolvers(world, stores, flows),
    new FindingResolver({ clients: stores.clientStore, providers, publicUrl, clock, usage }),
    new DiagnosisResolver({ ...factsOf(world, stores), clock }),
  ];
}

function createGrantResolvers(world: World, stores: Stores, flows: Flows): ResolverInstance[] {
  const { config, providers, clock } = world;
  const { publicUrl } = config;
  return [
    new GrantsOfClientResolver(stores.grantListStore),
    new GrantOfMailboxResolver(stores.grantListStore),
    new RevocationsOfClientResolver(stores.grantListStore),
    new GrantFieldResolver({
      clock,
      providers,
      clientLists: stores.clientListStore,
      mailboxLists: stores.mailboxListStore,
      grantLists: stores.grantListStore,
      pauses: flows.grants.pauses,
    }),
    new EditImpactResolver({
      database: world.database,
      grantLists: stores.grantListStore,
      clients: stores.clientStore,
    }),
    new GrantActionResolver({
      audit: stores.auditStore,
      grants: flows.grants,
      revocations: flows.revocations,
      store: stores.grantStore,
      clock,
    }),
    new ReceiptResolver({
      clientLists: stores.clientListStore,
      grantLists: stores.grantListStore,
      grants: stores.grantStore,
      clock,
      publicUrl,
    }),
  ];
}

function createSecretResolvers(world: World, stores: Stores, flows: Flows): ResolverInstance[] {
  return [
    new SecretChangeResolver({
      clock: world.clock,
      providers: world.providers,
      events: world.events,
      audit: stores.auditStore,
      clients: stores.clientStore,
      publicUrl: world.config.publicUrl,
    }),
    new NextSecretResolver({
      clock: world.clock,
      providers: world.providers,
      events: world.events,
      audit: stores.auditStore,
      clients: stores.clientStore,
      publicUrl: world.config.publicUrl,
    }),
    new NextSecretProofResolver({
      clock: world.clock,
      providers: world.providers,
      events: world.events,
      audit: stores.auditStore,
      clients: stores.clientStore,
      publicUrl: world.config.publicUrl,
    }),
    new SecretPromotionResolver(flows.secretChanges, stores.auditStore),
    new MovedGrantsResolver(stores.grantListStore),
    new FormerSecretResolver(stores.grantListStore),
    new SecretOfGrantResolver(stores.clientListStore),
  ];
}
