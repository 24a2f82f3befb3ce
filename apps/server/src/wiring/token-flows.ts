import type { EntityManager } from 'typeorm';
import { createRegistrationFlow } from '../features/expirations/registration.flow.js';
import { createRegistrationHttp } from '../features/expirations/registration.http.js';
import {
  type GrantDependencies,
  createGrantFlow,
  type GrantFlow,
} from '../features/grants/grant.flow.js';
import { createMailboxToken } from '../features/grants/mailbox-token.flow.js';
import { createUpkeep } from '../features/grants/refresh/upkeep.flow.js';
import { createRevocationQueue } from '../features/grants/revocation/revocation-queue.flow.js';
import {
  createRevocationFlow,
  type RevocationFlow,
} from '../features/grants/revocation/revocation.flow.js';
import { createRevocationHttp } from '../features/grants/revocation/revocation.http.js';
import { createWaitingConsents } from '../features/grants/waiting-consent.flow.js';
import { createDiscovery, type DiscoveryFlow } from '../features/oauth-clients/discovery.flow.js';
import { createDiscoveryHttp } from '../features/oauth-clients/discovery.http.js';
import { createAccountHttp } from '../features/token-endpoint/account.http.js';
import { createTokenHttp, type TokenHttp } from '../features/token-endpoint/token.http.js';
import type { Stores } from './stores.js';
import type { World } from './world.js';

/** Everything that asks token endpoints and their neighbours. */
export function createTokenFlows(
  world: World,
  stores: Stores,
  told: Pick<GrantDependencies, 'grantEnded' | 'grantFixed'>,
) {
  const { egress, clock } = world;
  const insecure = insecureUrls(world);
  const http = createTokenHttp({ egress, clock, insecure });
  const grants = createGrants(world, stores, { ...told, http, revocations: () => revocations });
  const upkeep = createUpkeep({
    clock,
    log: world.log,
    upkeep: stores.upkeepStore,
    store: stores.grantStore,
    grants,
  });
  const discoveryHttp = createDiscoveryHttp({ egress, insecure });
  const discovery = createDiscovery({
    clock,
    log: world.log,
    providers: world.providers,
    events: world.events,
    clients: stores.clientStore,
    discoveryHttp,
  });
  const { queue, revocations } = createRevocations(world, stores, { grants, discovery });
  const consents = createWaitingConsents({
    clock,
    log: world.log,
    database: world.database,
    keyring: world.keyring,
    events: world.events,
    grantFixed: told.grantFixed,
    grants,
    revocations,
  });
  return {
    grants,
    discovery,
    tokenOf: createMailboxToken({ mailHosts: stores.mailHostStore, grants }),
    upkeep,
    revocations,
    consents,
    /** For the transaction that deletes a client, before it does so. */
    async clientRemoved(manager: EntityManager, oauthClientId: string): Promise<void> {
      await revocations.revokeAll(manager, { oauthClientId });
      await consents.drop(manager, { oauthClientId });
    },
    /** For the transaction that deletes a mailbox or leads it to another client: what is its own there goes. */
    async mailboxLeft(manager: EntityManager, mailboxId: string): Promise<void> {
      await revocations.revokeAll(manager, { mailboxId });
      await consents.drop(manager, { mailboxId });
      await stores.apiKeyStore.endShared(manager, mailboxId);
    },
    revocationQueue: queue,
    registrations: createRegistrations(world, stores, http),
  };
}

interface AboveGrants extends Pick<GrantDependencies, 'grantEnded' | 'grantFixed' | 'http'> {
  /** Made after them, with what they know. */
  revocations: () => Pick<RevocationFlow, 'replaced' | 'orphaned'>;
}

function createGrants(world: World, stores: Stores, above: AboveGrants) {
  return createGrantFlow({
    elapsed: world.elapsed,
    clock: world.clock,
    log: world.log,
    database: world.database,
    spool: world.spool,
    events: world.events,
    audit: stores.auditStore,
    clients: stores.clientStore,
    grants: stores.grantStore,
    leases: stores.leaseStore,
    upkeep: stores.upkeepStore,
    grantEnded: above.grantEnded,
    grantFixed: above.grantFixed,
    http: above.http,
    rehearsalHost: world.sandbox && new URL(world.sandbox.origin).host,
    accounts: createAccountHttp({ egress: world.egress, insecure: insecureUrls(world) }),
    publicUrl: world.config.publicUrl,
    grantReplaced: (manager, former, grant) => above.revocations().replaced(manager, former, grant),
    grantOrphaned: (grant, client, token) => above.revocations().orphaned(grant, client, token),
  });
}

function createRevocations(
  world: World,
  stores: Stores,
  above: { grants: Pick<GrantFlow, 'pauses'>; discovery: DiscoveryFlow },
) {
  const queue = createRevocationQueue({
    clock: world.clock,
    log: world.log,
    database: world.database,
    events: world.events,
    audit: stores.auditStore,
    pendingRevocations: stores.revocationStore,
    pauses: above.grants.pauses,
    http: createRevocationHttp({ egress: world.egress, insecure: insecureUrls(world) }),
  });
  const revocations = createRevocationFlow({
    log: world.log,
    database: world.database,
    providers: world.providers,
    events: world.events,
    clients: stores.clientStore,
    grants: stores.grantStore,
    pendingRevocations: stores.revocationStore,
    queue,
    discovery: above.discovery,
  });
  return { queue, revocations };
}

function createRegistrations(world: World, stores: Stores, http: TokenHttp) {
  return createRegistrationFlow({
    clock: world.clock,
    log: world.log,
    database: world.database,
    providers: world.providers,
    events: world.events,
    audit: stores.auditStore,
    clients: stores.clientStore,
    grants: stores.grantStore,
    registration: createRegistrationHttp({
      http,
      egress: world.egress,
      insecure: insecureUrls(world),
    }),
  });
}

const insecureUrls = ({ urlRules }: World) => ({
  origins: urlRules.insecureOrigins,
  allowAll: urlRules.allowInsecure,
});
