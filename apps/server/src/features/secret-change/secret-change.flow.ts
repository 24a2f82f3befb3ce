import { setTimeout as sleep } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { chance } from '../../lib/chance.js';
import type { Clock } from '../../lib/clock.js';
import { notFound, UserError } from '../../lib/errors.js';
import type { Events } from '../../lib/events.js';
import { failpoint } from '../../lib/failpoint.js';
import { nextUpdatedAt } from '../../lib/lost-update.js';
import { splitEndpoints, splitSentence } from '../oauth-clients/endpoint-sites.js';
import { withStatus } from '../oauth-clients/changed-settings.js';
import type { ClientCredentials } from '../oauth-clients/client-credentials.js';
import type { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import type { OAuthClientStore } from '../oauth-clients/oauth-client.store.js';
import type { SecretProof } from '../oauth-clients/secret-proof.js';
import type { GrantFlow } from '../grants/grant.flow.js';
import type { GrantLists } from '../grants/grant-lists.store.js';
import { secretVerdict } from './secret-verdict.js';

export interface SecretChangeDependencies {
  clients: OAuthClientStore;
  grantLists: Pick<GrantLists, 'toProveWith'>;
  proofs: Pick<GrantFlow, 'prove'>;
  events: Events;
  clock: Clock;
  /** For the transaction that switches: a validation that is open was begun with the former secret. */
  settingsChanged(manager: EntityManager, oauthClientId: string): Promise<void>;
}

export interface Promotion {
  keepFormerHours: number;
  /** Written in the transaction that switches, or in the one that keeps why not. */
  inTransaction(manager: EntityManager, client: OAuthClient, switched: boolean): Promise<void>;
}

type Next = ClientCredentials & { secretId: string };

export type SecretChangeFlow = ReturnType<typeof createSecretChangeFlow>;

const HOUR = 60 * 60_000;
/** How long a refresh that is under way is waited for. */
const PATIENCE_MS = 10_000;
const LOOK_AGAIN_MS = 250;

/** Proves the next secret of a client by a refresh of one of its grants, and then switches to it. */
export function createSecretChangeFlow(deps: SecretChangeDependencies) {
  const { clients, clock } = deps;
  const underWay = new Map<string, Promise<OAuthClient>>();

  /** What came of it stands in the client: the next secret is its own now, or has its proof. */
  function promote(id: string, promotion: Promotion): Promise<OAuthClient> {
    if (underWay.has(id)) throw conflict('The next secret is being proved at this moment.');
    const work = proveAndSwitch(id, promotion).finally(() => underWay.delete(id));
    underWay.set(id, work);
    return work;
  }

  async function proveAndSwitch(id: string, promotion: Promotion): Promise<OAuthClient> {
    const client = await clients.byId(id);
    if (!client) throw notFound('This OAuth client');
    const next = clients.nextCredentialsOf(client);
    if (!next) throw conflict('There is no next secret: enter it first.');
    const proof = await prove(client, next);
    await failpoint('secret.proved');
    const switched = await clients.changeSecrets(id, async (stored, manager) => {
      if (stored.nextSecretId !== next.secretId)
        throw conflict('The next secret was changed or discarded while it was being proved.');
      // Proved for the settings as they were then, and for no others.
      const edited = stored.updatedAt.getTime() !== client.updatedAt.getTime();
      if (proof.outcome === 'PROVED' && !edited) await switchOver(manager, stored, promotion);
      else stored.nextSecretProof = { ...(edited ? afterEdit(proof) : proof), at: now() };
      await promotion.inTransaction(manager, stored, stored.secretId === next.secretId);
    });
    deps.events.publish('oauthClient', id);
    return switched;
  }

  async function prove(client: OAuthClient, next: Next): Promise<SecretProof> {
    if (!client.enabled) return { outcome: 'UNPROVED', message: disabled };
    const split = splitEndpoints(client);
    if (split) return { outcome: 'UNPROVED', message: splitSentence(split) };
    for (const until = performance.now() + PATIENCE_MS; ;) {
      const grant = await deps.grantLists.toProveWith(client);
      if (!grant) return { outcome: 'UNPROVED', message: noGrant };
      const outcome = await deps.proofs.prove(grant, next);
      if (outcome.kind !== 'busy' || performance.now() >= until)
        return secretVerdict(outcome, next.secretId);
      await sleep(LOOK_AGAIN_MS * (1 + chance() / 2));
    }
  }

  /** The settings are new ones: misconfigured grants are tried again, and open forms see the change. */
  async function switchOver(
    manager: EntityManager,
    client: OAuthClient,
    { keepFormerHours }: Promotion,
  ): Promise<void> {
    const until = keepFormerHours > 0 ? new Date(now() + keepFormerHours * HOUR) : undefined;
    clients.promote(client, until);
    client.updatedAt = nextUpdatedAt(client.updatedAt, clock());
    withStatus(client);
    await deps.settingsChanged(manager, client.id);
  }

  const now = (): number => clock().getTime();

  return {
    promote,
    /** Waits for what is under way: a proof that has succeeded is followed by its switch. */
    close: async (): Promise<void> => void (await Promise.allSettled(underWay.values())),
  };
}

function conflict(message: string): UserError {
  return new UserError('CONFLICT', message);
}

function afterEdit(proof: SecretProof): SecretProof {
  return proof.outcome === 'PROVED' ? { ...proof, message: editedMeanwhile } : proof;
}

const disabled = 'The OAuth client is switched off, so no provider is asked. Enable it first.';
const noGrant =
  'There is no grant to prove it with: validate the OAuth client first, then prove the secret.';
const editedMeanwhile =
  'The provider gave a token for it, but the client was edited meanwhile. Prove it again.';
