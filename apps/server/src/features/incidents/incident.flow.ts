import type { EntityManager } from 'typeorm';
import { grantHasEnded } from '../grants/current-grant.store.js';
import { checkAnew, checkSoon } from '../mailboxes/check-soon.store.js';
import { oauthMailboxes, oneMailbox, type MailboxSet } from '../mailboxes/mailbox-set.js';
import type { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import { isShared } from './cause-key.js';
import { joinAll, leaveAll, someOf } from './incident-links.store.js';
import { createIncidentTelling, type TellingDependencies } from './incident-telling.flow.js';
import type { Incident } from './incident.entity.js';
import type { Cause, IncidentStore } from './incident.store.js';
import {
  mailboxesSigningInWith,
  atRisk,
  expectedToWork,
  refusedOf,
  type SharedSignIn,
} from './reach.js';
import { createServerIncidents } from './server-incident.flow.js';

export interface IncidentDependencies extends TellingDependencies {
  incidents: IncidentStore;
}

export type IncidentFlow = ReturnType<typeof createIncidentFlow>;

/**
 * One incident for one cause: opened with the first mailbox, joined by others, closed with the last.
 * Everything happens in the transaction that stores what has shown it. Mailboxes are sets that the
 * database knows: it takes as many statements for ten thousand as for one.
 */
export function createIncidentFlow(deps: IncidentDependencies) {
  const { incidents, clock } = deps;
  const telling = createIncidentTelling(deps);

  /** These mailboxes do not work, and this is why; what they were in for another cause they leave. */
  async function found(manager: EntityManager, mailboxes: MailboxSet, cause: Cause): Promise<void> {
    const of = expectedToWork(mailboxes);
    const some = await someOf(manager, of, 2);
    if (some.length === 0) return;
    const now = clock();
    const known =
      (await incidents.ofKey(manager, cause.key)) ?? (await supposed(manager, some, cause));
    const incident = await incidents.put(manager, known, { cause, now });
    const left = await leaveAll(manager, { of, at: now, which: { butNot: incident.id } });
    await joinAll(manager, incident.id, { of, at: now });
    if (!known) await opened(manager, incident);
    telling.changed(manager, incident);
    await telling.left(manager, left, 'withdrawn');
  }

  /** The end of a grant names all who sign in with it; of other causes the checks tell one by one. */
  async function opened(manager: EntityManager, incident: Incident): Promise<void> {
    const gathers = isShared({ key: incident.causeKey }) && incident.grantId === null;
    await telling.opened(manager, incident, gathers);
    // A cause that others share has shown itself at one mailbox: how are the others?
    if (gathers) await checkSoon(manager, atRisk(incident), clock());
  }

  /**
   * One mailbox and no certainty: another guess about the same trouble is no other incident, and
   * nobody is told twice.
   */
  async function supposed(
    manager: EntityManager,
    mailboxIds: readonly string[],
    { diagnosis }: Cause,
  ): Promise<Incident | null> {
    const [id, ...others] = mailboxIds;
    if (!id || others.length > 0 || diagnosis.certainty === 'CERTAIN') return null;
    const open = await incidents.openOf(manager, id);
    return open.find(({ causeKey }) => causeKey.startsWith(`mailbox:${id}:`)) ?? null;
  }

  /** A check went well. Where a refresh has told that the grant is over, a token that still lives proves nothing. */
  async function works(manager: EntityManager, mailboxId: string): Promise<void> {
    const only: string[] = [];
    for (const { id, grantId } of await incidents.openOf(manager, mailboxId)) {
      const ended = grantId && (await grantHasEnded(manager, grantId));
      if (!ended) only.push(id);
    }
    if (only.length === 0) return;
    const of = oneMailbox(mailboxId);
    const left = await leaveAll(manager, { of, at: clock(), which: { only } });
    await telling.left(manager, left, 'works');
  }

  /** Nobody expects these mailboxes to work any more: switched off, changed or deleted. */
  async function withdraw(manager: EntityManager, of: MailboxSet): Promise<void> {
    await telling.left(manager, await leaveAll(manager, { of, at: clock() }), 'withdrawn');
  }

  /** In the transaction that switches a client, before it is saved: its mailboxes follow it. */
  async function clientSwitched(
    manager: EntityManager,
    { id, enabled }: Pick<OAuthClient, 'id' | 'enabled'>,
  ): Promise<void> {
    const mailboxes = oauthMailboxes(id);
    // Switched on again: nobody knows how they are.
    await (enabled ? checkSoon(manager, mailboxes, clock()) : withdraw(manager, mailboxes));
  }

  return {
    ...createServerIncidents({ ...deps, telling }),
    found,
    works,
    clientSwitched,
    closeStep: telling.step,

    withdrawn: (manager: EntityManager, mailboxId: string): Promise<void> =>
      withdraw(manager, oneMailbox(mailboxId)),

    /** Somebody has consented anew, or a secret or setting is another one: whom it may have helped. */
    async recheckSoon(manager: EntityManager, signIn: SharedSignIn): Promise<void> {
      await checkAnew(manager, refusedOf(signIn), clock());
      await checkSoon(manager, mailboxesSigningInWith(signIn.oauthClientId), clock());
    },
  };
}
