import type { EntityManager } from 'typeorm';
import { afterCommit } from '../../../db/after-commit.js';
import type { Database } from '../../../db/database.js';
import type { Events } from '../../../lib/events.js';
import { notFound } from '../../../lib/errors.js';
import { failpoint } from '../../../lib/failpoint.js';
import type { Secret } from '../../../lib/secret.js';
import { currentClient } from '../../oauth-clients/current-client.store.js';
import type { OAuthClient } from '../../oauth-clients/oauth-client.entity.js';
import type { OAuthClientStore } from '../../oauth-clients/oauth-client.store.js';
import type { DiscoveryFlow } from '../../oauth-clients/discovery.flow.js';
import { currentGrant, grantsHeldBy, removeGrant } from '../current-grant.store.js';
import type { Grant } from '../grant.entity.js';
import { livingLike } from './living-like.store.js';
import { mayShareAccount, type SignedIn } from './other-account.js';
import { identityOf } from '../refresh/changed-facts.js';
import type { Revoked } from './revocation-answer.js';
import type { Revocation } from './revocation.entity.js';
import {
  createRevocationEntry,
  type Ended,
  type Nothing,
  type RevocationEntryDependencies,
} from './revocation-entry.flow.js';
import type { RevocationQueue } from './revocation-queue.flow.js';
import { followGrants } from '../standing.store.js';

export interface RevocationDependencies extends RevocationEntryDependencies {
  database: Database;
  clients: OAuthClientStore;
  queue: Pick<RevocationQueue, 'wake' | 'answerFor'>;
  events: Events;
  discovery: Pick<DiscoveryFlow, 'known'>;
}

export type RevocationFlow = ReturnType<typeof createRevocationFlow>;

/** Forgets grants, and has the provider told to do so too (RFC 7009). */
export function createRevocationFlow(deps: RevocationDependencies) {
  const { database, clients, queue } = deps;
  const write = createRevocationEntry(deps);

  async function giveBack(manager: EntityManager, ended: Ended): Promise<Revocation | Nothing> {
    const pending = await write(manager, ended);
    if (typeof pending !== 'string') afterCommit(manager, queue.wake);
    return pending;
  }

  /** Whether there is an address to ask is looked up first: it cannot be asked only where there is none. */
  async function discovered(id: string): Promise<void> {
    const grant = await currentGrant(database.read, id);
    const client = grant && (await clients.byId(grant.oauthClientId));
    if (client) await deps.discovery.known(client);
  }

  /**
   * Its tokens are gone before the provider is asked: nobody signs in with them from here on, and
   * a refresh under way finds no row to write to. What the provider says changes nothing of that.
   */
  async function revoke(
    id: string,
    inTransaction: (manager: EntityManager, grant: Grant) => Promise<void>,
  ): Promise<Revoked> {
    await discovered(id);
    const { grant, pending } = await database.transaction(async (manager) => {
      const grant = await currentGrant(manager, id);
      if (!grant) throw notFound('This grant');
      const { oauthClientId } = grant;
      const pending = await giveBack(manager, {
        grant,
        client: await currentClient(manager, grant.oauthClientId),
      });
      await removeGrant(manager, grant);
      await followGrants(manager, clients, { oauthClientId, former: grant });
      await inTransaction(manager, grant);
      await failpoint('revocation.writing');
      return { grant, pending };
    });
    await failpoint('revocation.written');
    if (grant.mailboxId) deps.events.publish('mailbox', grant.mailboxId);
    deps.events.publish('oauthClient', grant.oauthClientId);
    return typeof pending === 'string' ? NOTHING[pending] : queue.answerFor(pending);
  }

  /** For the transaction that deletes what holds grants, before it does so: they go here. */
  async function revokeAll(
    manager: EntityManager,
    of: Parameters<typeof grantsHeldBy>[1],
  ): Promise<void> {
    for (const grant of await grantsHeldBy(manager, of)) {
      await giveBack(manager, { grant, client: await currentClient(manager, grant.oauthClientId) });
      await removeGrant(manager, grant);
    }
  }

  /**
   * For the transaction that forgets a grant beside others: it is revoked where it is certainly
   * somebody else's. Of one account a provider may know one grant, whose end would be the end of all.
   */
  async function giveBackBeside(
    manager: EntityManager,
    ended: Ended,
    others: readonly Grant[],
  ): Promise<void> {
    const shared = others.some((other) => mayShareAccount(signedIn(other), signedIn(ended.grant)));
    if (!shared) await giveBack(manager, ended);
  }

  /** For the transaction that puts a grant in the place of a former one. */
  async function replaced(manager: EntityManager, former: Grant, grant: Grant): Promise<void> {
    if (former.clientId !== grant.clientId) return;
    const client = await currentClient(manager, former.oauthClientId);
    await giveBackBeside(manager, { grant: former, client }, [grant]);
  }

  /** For the transaction that forgets a grant which was never put in its place; `waiting`: others that may yet be. */
  async function refused(
    manager: EntityManager,
    { waiting, ...ended }: Ended & { waiting: readonly Grant[] },
  ): Promise<void> {
    const alive = await livingLike(manager, ended.grant, identityOf(ended.grant));
    await giveBackBeside(manager, ended, [...alive, ...waiting]);
  }

  /** A refresh token that came for a grant which has been deleted meanwhile: it lives, and is nobody's. */
  const orphaned = (grant: Grant, client: OAuthClient, refreshToken: Secret): Promise<void> =>
    database.transaction(async (manager) => {
      if (await currentGrant(manager, grant.id)) return;
      await giveBack(manager, { grant, client, tokens: { refreshToken } });
    });

  return { revoke, revokeAll, replaced, refused, orphaned };
}

const signedIn = (grant: Grant): SignedIn => ({
  identity: identityOf(grant),
  mailboxId: grant.mailboxId,
});

const NOTHING: Record<Nothing, Revoked> = {
  noToken: { atProvider: 'NOT_SUPPORTED', message: 'There was no token to revoke.' },
  noEndpoint: {
    atProvider: 'NOT_SUPPORTED',
    message:
      'The provider cannot be asked: it names no revocation address of its site, and none is typed into the client. To end it there too, remove the app from the account.',
  },
};
