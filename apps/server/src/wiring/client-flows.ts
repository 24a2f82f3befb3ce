import type { EntityManager } from 'typeorm';
import type { BatchFlow } from '../features/batches/batch.flow.js';
import { createFormerGrants } from '../features/grants/former-settings.store.js';
import { followEdit } from '../features/grants/standing.store.js';
import type { WaitingConsents } from '../features/grants/waiting-consent.flow.js';
import type { IncidentFlow } from '../features/incidents/incident.flow.js';
import { clientRenamed } from '../features/mailboxes/client-name.store.js';
import { namesOf } from '../features/mailboxes/client-mailboxes.store.js';
import { mailboxesOfClient } from '../features/mailboxes/mailbox-set.js';
import {
  createOAuthClientFlow,
  type OAuthClientFlowDependencies,
} from '../features/oauth-clients/oauth-client.flow.js';
import { invitationsOutdated } from '../features/validations/invitation-use.store.js';
import type { OAuthClient } from '../features/oauth-clients/oauth-client.entity.js';
import { createFormerSecrets } from '../features/secret-change/former-secrets.flow.js';
import {
  type SecretChangeDependencies,
  createSecretChangeFlow,
} from '../features/secret-change/secret-change.flow.js';
import type { ValidationFlow } from '../features/validations/validation.flow.js';
import type { Stores } from './stores.js';
import type { World } from './world.js';

/** What an edit of a client means for those who lie above it, in the transaction that saves it. */
export function createEditFlows(
  { clock }: World,
  stores: Stores,
  {
    validations,
    incidents,
    consents,
    batches,
  }: {
    validations: Pick<ValidationFlow, 'settingsChanged'>;
    incidents: Pick<IncidentFlow, 'recheckSoon' | 'clientSwitched'>;
    consents: Pick<WaitingConsents, 'drop'>;
    batches: Pick<BatchFlow, 'follow'>;
  },
) {
  const former = createFormerGrants({ audit: stores.auditStore, batches, clock });

  async function settingsChanged(manager: EntityManager, oauthClientId: string): Promise<void> {
    await validations.settingsChanged(manager, oauthClientId);
    await consents.drop(manager, { oauthClientId });
    await incidents.recheckSoon(manager, { oauthClientId });
  }

  return {
    settingsChanged,
    formerGrants: former.step,
    async clientChanged(manager: EntityManager, client: OAuthClient, fields: string[]) {
      await former.clientEdited(manager, client, fields);
      await followEdit(manager, client, fields);
      await settingsChanged(manager, client.id);
      if (fields.includes('name')) await clientRenamed(manager, client.id, batches);
      if (fields.includes('enabled')) await incidents.clientSwitched(manager, client);
    },
  };
}

/** What people and keys do to clients, and what that means for those who lie above them. */
export function createClientFlow(
  world: World,
  stores: Stores,
  above: {
    clientChanged: OAuthClientFlowDependencies['settingsChanged'];
    clientRemoved: OAuthClientFlowDependencies['revokeAll'];
  },
) {
  return createOAuthClientFlow({
    clients: stores.clientStore,
    providers: world.providers,
    events: world.events,
    audit: stores.auditStore,
    urlRules: world.urlRules,
    runs: stores.runStore,
    usedBy: (manager, id) => namesOf(manager, mailboxesOfClient(id)),
    settingsChanged: async (manager, client, fields) => {
      await above.clientChanged(manager, client, fields);
      await invitationsOutdated(manager, client);
    },
    revokeAll: above.clientRemoved,
  });
}

/** What changes the secret of a client without an outage. */
export function createSecretFlows(
  world: World,
  stores: Stores,
  above: Pick<SecretChangeDependencies, 'proofs' | 'settingsChanged'>,
) {
  return {
    secretChanges: createSecretChangeFlow({
      clock: world.clock,
      events: world.events,
      grantLists: stores.grantListStore,
      clients: stores.clientStore,
      proofs: above.proofs,
      settingsChanged: above.settingsChanged,
    }),
    formerSecrets: createFormerSecrets({
      log: world.log,
      events: world.events,
      audit: stores.auditStore,
      clients: stores.clientStore,
    }),
  };
}
