import { randomUUID } from 'node:crypto';
import {
  In,
  IsNull,
  LessThanOrEqual,
  MoreThan,
  type EntityManager,
  type FindOptionsWhere,
} from 'typeorm';
import { afterCommit } from '../../db/after-commit.js';
import type { Database } from '../../db/database.js';
import type { Clock } from '../../lib/clock.js';
import { SecretUnreadable, type Keyring } from '../../lib/keyring.js';
import type { Log } from '../../lib/log.js';
import { createSealer } from '../../lib/sealer.js';
import { Secret } from '../../lib/secret.js';
import { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import { Grant } from './grant.entity.js';
import type { NewGrant } from './granted.js';
import type { GrantHolder } from './holder.js';
import { hostOf } from './refresh/host-event.js';
import type { RevocationFlow } from './revocation/revocation.flow.js';
import { WaitingConsent } from './waiting-consent.entity.js';
import { readWaiting, waitingText } from './waiting-grant.js';

export interface ConsentStoreDependencies {
  database: Pick<Database, 'read'>;
  keyring: Keyring;
  revocations: Pick<RevocationFlow, 'refused'>;
  clock: Clock;
  log: Log;
}

interface Rest {
  /** Hears of it when some are left over, which are dropped soon. */
  left: () => void;
}

/** Each takes several statements: so many in one transaction. */
export const AT_ONCE = 50;

const DAY = 24 * 60 * 60_000;

/** Consents that wait, at rest: sealed, and revoked when they are dropped. */
export function createConsentStore(deps: ConsentStoreDependencies & Rest) {
  const { database, keyring, revocations, clock, log } = deps;
  const sealer = createSealer<'sealedGrant', { id: string }>(keyring, 'waiting_consent');

  function grantOf(waiting: WaitingConsent): NewGrant | undefined {
    const text = sealer.open(waiting, 'sealedGrant')?.reveal();
    return text === undefined ? undefined : readWaiting(text);
  }

  /** Undefined where no key opens it any more: that holds up neither an edit nor a deletion. */
  function readable(waiting: WaitingConsent): NewGrant | undefined {
    try {
      return grantOf(waiting);
    } catch (cause) {
      if (!(cause instanceof SecretUnreadable)) throw cause;
      log.warn({ run: waiting.id }, 'a consent that waits cannot be read to revoke it');
      return undefined;
    }
  }

  /** For the transaction that ends the run; the one that waited before in its place is revoked. */
  async function hold(
    manager: EntityManager,
    { oauthClientId, mailboxId = null }: GrantHolder,
    waiting: { runId: string; version: Date; granted: NewGrant; former: Grant },
  ): Promise<void> {
    const { runId, version, granted, former } = waiting;
    const before = await forget(manager, { oauthClientId, mailboxId: mailboxId ?? IsNull() });
    const now = clock();
    await manager.insert(WaitingConsent, {
      id: runId,
      oauthClientId,
      mailboxId,
      version,
      account: granted.account,
      formerAccount: former.account,
      sealedGrant: sealer.seal({ id: runId }, 'sealedGrant', new Secret(waitingText(granted))),
      createdAt: now,
      expiresAt: new Date(now.getTime() + DAY),
    });
    for (const one of before) await giveBack(manager, one);
  }

  /**
   * Revokes what nobody will confirm any more, and forgets it; answers with the ids of the clients. Of
   * many the rest is over from now on, and dropped soon.
   */
  async function drop(
    manager: EntityManager,
    of: FindOptionsWhere<WaitingConsent>,
  ): Promise<string[]> {
    const ids = await dropSome(manager, of);
    if (ids.length < AT_ONCE) return ids;
    await manager.update(WaitingConsent, of, { expiresAt: new Date(0) });
    afterCommit(manager, deps.left);
    return ids;
  }

  /** The same of AT_ONCE at most. */
  async function dropSome(
    manager: EntityManager,
    of: FindOptionsWhere<WaitingConsent>,
  ): Promise<string[]> {
    const dropped = await forget(manager, of);
    for (const waiting of dropped) await giveBack(manager, waiting);
    return dropped.map(({ oauthClientId }) => oauthClientId);
  }

  async function forget(
    manager: EntityManager,
    of: FindOptionsWhere<WaitingConsent>,
  ): Promise<WaitingConsent[]> {
    const found = await manager.find(WaitingConsent, { where: of, take: AT_ONCE });
    if (found.length > 0)
      await manager.delete(WaitingConsent, { id: In(found.map(({ id }) => id)) });
    return found;
  }

  async function giveBack(manager: EntityManager, forgotten: WaitingConsent): Promise<void> {
    const { oauthClientId } = forgotten;
    const client = await manager.findOneBy(OAuthClient, { id: oauthClientId });
    const granted = readable(forgotten);
    if (!client || !granted) return;
    // What is over will not be put in place: it is revoked as well.
    const lives = { oauthClientId, expiresAt: MoreThan(clock()) };
    const others = await manager.findBy(WaitingConsent, lives);
    const waiting = others.flatMap((other) => {
      const content = readable(other);
      return content ? [asGrant(manager, other, content)] : [];
    });
    const grant = asGrant(manager, forgotten, granted);
    await revocations.refused(manager, { grant, client, tokens: granted.tokens, waiting });
  }

  /** AT_ONCE at most of those that nobody has confirmed by then; the ids of their clients. */
  const dropExpired = (manager: EntityManager, by: Date): Promise<string[]> =>
    dropSome(manager, { expiresAt: LessThanOrEqual(by) });

  const someExpired = (by: Date): Promise<boolean> =>
    database.read.existsBy(WaitingConsent, { expiresAt: LessThanOrEqual(by) });

  return { hold, drop, someExpired, dropExpired, grantOf };
}

/** The consent that a run has brought, as the transaction sees it now. */
export const currentConsent = (
  manager: EntityManager,
  runId: string,
): Promise<WaitingConsent | null> => manager.findOneBy(WaitingConsent, { id: runId });

export async function removeConsent(manager: EntityManager, { id }: WaitingConsent): Promise<void> {
  await manager.delete(WaitingConsent, { id });
}

/** As it would be in its place; its tokens stay outside. */
function asGrant(
  manager: EntityManager,
  { oauthClientId, mailboxId }: WaitingConsent,
  { tokens: _tokens, ...content }: NewGrant,
): Grant {
  const tokenHost = hostOf(content.accessTokenUrl);
  return manager.create(Grant, {
    ...content,
    id: randomUUID(),
    oauthClientId,
    mailboxId,
    tokenHost,
  });
}
