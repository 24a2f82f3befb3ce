import type { EntityManager } from 'typeorm';
import { createRegistrationFlow } from './features/expirations/registration.flow.js';
import { createRegistrationHttp } from './features/expirations/registration.http.js';
import { createAccountHttp } from './features/token-endpoint/account.http.js';
import { createDiscovery } from './features/oauth-clients/discovery.flow.js';
import { createDiscoveryHttp } from './features/oauth-clients/discovery.http.js';
import { createGrantFlow, type GrantDependencies } from './features/grants/grant.flow.js';
import { createMailboxToken } from './features/grants/mailbox-token.flow.js';
import { createRevocationFlow } from './features/grants/revocation/revocation.flow.js';
import { createRevocationQueue } from './features/grants/revocation/revocation-queue.flow.js';
import { createRevocationHttp } from './features/grants/revocation/revocation.http.js';
import { createWaitingConsents } from './features/grants/waiting-consent.flow.js';
import { createUpkeep } from './features/grants/refresh/upkeep.flow.js';
import { createTokenHttp } from './features/token-endpoint/token.http.js';
import type { Stores, World } from './world.js';

/** Everything that asks token endpoints and their neighbours. */
export function createTokenFlows(
  world: World,
  stores: Stores,
  told: Pick<GrantDependencies, 'grantEnded' | 'grantMended'>,
) {
  const { egress, clock, urlRules } = world;
  const insecure = { origins: urlRules.insecureOrigins, allowAll: urlRules.allowInsecure };
  const http = createTokenHttp({ egress, clock, insecure });
  const rehearsalHost = world.sandbox && new URL(world.sandbox.origin).host;
  const grants = createGrantFlow({
    ...{ ...world, ...stores, ...told, http, rehearsalHost },
    accounts: createAccountHttp({ egress, insecure }),
    publicUrl: world.config.publicUrl,
    grantReplaced: (manager, former, grant) => revocations.replaced(manager, former, grant),
    grantOrphaned: (grant, client, token) => revocations.orphaned(grant, client, token),
  });
  const upkeep = createUpkeep({ ...world, ...stores, store: stores.grants, grants });
  const revocation = createRevocationHttp({ egress, insecure });
  const discoveryHttp = createDiscoveryHttp({ egress, insecure });
  const discovery = createDiscovery({ ...world, ...stores, discoveryHttp });
  const queue = createRevocationQueue({ ...world, ...stores, ...grants, http: revocation });
  const revocations = createRevocationFlow({ ...world, ...stores, queue, discovery });
  const consents = createWaitingConsents({ ...world, ...told, grants, revocations });
  const registration = createRegistrationHttp({ http, egress, insecure });
  return {
    grants,
    discovery,
    tokenOf: createMailboxToken({ ...stores, grants }),
    upkeep,
    revocations,
    consents,
    /** For the transaction that deletes a client, before it does so. */
    async clientRemoved(manager: EntityManager, oauthClientId: string): Promise<void> {
      await revocations.letGo(manager, { oauthClientId });
      await consents.drop(manager, { oauthClientId });
    },
    /** For the transaction that deletes a mailbox or leads it to another client: what is its own there goes. */
    async mailboxLeft(manager: EntityManager, mailboxId: string): Promise<void> {
      await revocations.letGo(manager, { mailboxId });
      await consents.drop(manager, { mailboxId });
      await stores.apiKeys.endShared(manager, mailboxId);
    },
    revocationQueue: queue,
    registrations: createRegistrationFlow({ ...world, ...stores, registration }),
  };
}
