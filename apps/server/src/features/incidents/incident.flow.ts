import { Not, type EntityManager } from 'typeorm';
import { afterCommit } from '../../db/after-commit.js';
import type { Clock } from '../../lib/clock.js';
import type { Events } from '../../lib/events.js';
import type { Notify, Retell } from '../alerts/notice.js';
import { Grant } from '../grants/grant.entity.js';
import { Mailbox } from '../mailboxes/mailbox.entity.js';
import type { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import { isShared } from './cause-key.js';
import { createHurry } from './hurry.flow.js';
import { openedNotice, recoveredNotice } from './incident-notice.js';
import type { Incident } from './incident.entity.js';
import type { Cause, IncidentStore } from './incident.store.js';
import { expectedToWork } from './reach.store.js';
import { createServerIncidents } from './server-incident.flow.js';

export interface IncidentDependencies {
  incidents: IncidentStore;
  notify: Notify;
  retell: Retell;
  events: Events;
  clock: Clock;
}

/** How long the word that a shared cause is there waits, so that it names those who share it. */
const GATHERING_MS = 90_000;

export type IncidentFlow = ReturnType<typeof createIncidentFlow>;

/**
 * One incident for one cause: opened with the first mailbox, joined by others, closed with the last.
 * Everything happens in the transaction that stores what has shown it.
 */
export function createIncidentFlow(use: IncidentDependencies) {
  const { incidents, notify, retell, events, clock } = use;
  const hurry = createHurry(use);

  /** These mailboxes do not work, and this is why; what they were in for another cause they leave. */
  async function found(
    manager: EntityManager,
    mailboxes: readonly Pick<Mailbox, 'id' | 'enabled' | 'oauthClientId'>[],
    cause: Cause,
  ): Promise<void> {
    const enabled = await expectedToWork(manager, mailboxes);
    if (enabled.length === 0) return;
    const now = clock();
    const known =
      (await incidents.ofKey(manager, cause.key)) ?? (await supposed(manager, enabled, cause));
    const incident = await incidents.put(manager, known, { cause, now });
    for (const { id } of enabled) {
      await leave(manager, id, (other) => other.id !== incident.id);
      await incidents.join(manager, incident.id, { mailboxId: id, at: now });
    }
    if (!known) await opened(manager, incident);
    await close(manager, 'withdrawn');
    await tell(manager, incident);
  }

  /** The end of a grant names all who sign in with it; of other causes the checks tell one by one. */
  async function opened(manager: EntityManager, incident: Incident): Promise<void> {
    const gathers = isShared({ key: incident.causeKey }) && incident.grantId === null;
    const from = gathers ? new Date(clock().getTime() + GATHERING_MS) : undefined;
    await notify(
      manager,
      openedNotice(incident, await incidents.affectedNow(manager, incident)),
      from,
    );
    if (gathers) await hurry.othersOf(manager, incident);
  }

  /**
   * One mailbox and no certainty: another guess about the same trouble is no other incident, and
   * nobody is told twice.
   */
  async function supposed(
    manager: EntityManager,
    mailboxes: readonly { id: string }[],
    { diagnosis }: Cause,
  ): Promise<Incident | null> {
    const [mailbox, ...others] = mailboxes;
    if (!mailbox || others.length > 0 || diagnosis.certainty === 'CERTAIN') return null;
    const open = await incidents.openOf(manager, mailbox.id);
    return open.find(({ causeKey }) => causeKey.startsWith(`mailbox:${mailbox.id}:`)) ?? null;
  }

  /** A check went well. Where a refresh has told that the grant is over, a token that still lives proves nothing. */
  async function works(manager: EntityManager, mailboxId: string): Promise<void> {
    const over = new Set<string>();
    for (const { id, grantId } of await incidents.openOf(manager, mailboxId)) {
      const ended =
        grantId && (await manager.existsBy(Grant, { id: grantId, status: Not('active') }));
      if (!ended) over.add(id);
    }
    if (over.size === 0) return;
    await leave(manager, mailboxId, ({ id }) => over.has(id));
    await close(manager, 'works');
  }

  /** Nobody expects this mailbox to work any more: switched off, changed or deleted. */
  async function withdrawn(manager: EntityManager, mailboxId: string): Promise<void> {
    await leave(manager, mailboxId, () => true);
    await close(manager, 'withdrawn');
  }

  /** In the transaction that switches a client, before it is saved: its mailboxes follow it. */
  async function clientSwitched(
    manager: EntityManager,
    { id: oauthClientId, enabled }: Pick<OAuthClient, 'id' | 'enabled'>,
  ): Promise<void> {
    if (enabled) return hurry.allOf(manager, oauthClientId);
    const mailboxes = { oauthClientId, authentication: 'OAUTH2' as const };
    for (const { id } of await manager.findBy(Mailbox, mailboxes))
      await leave(manager, id, () => true);
    await close(manager, 'withdrawn');
  }

  async function leave(
    manager: EntityManager,
    mailboxId: string,
    which: (incident: Incident) => boolean,
  ): Promise<void> {
    for (const incident of (await incidents.openOf(manager, mailboxId)).filter(which)) {
      await incidents.leave(manager, incident.id, { mailboxId, at: clock() });
      await tell(manager, incident);
    }
  }

  async function close(manager: EntityManager, how: 'works' | 'withdrawn'): Promise<void> {
    for (const incident of await incidents.closeEmpty(manager, clock())) {
      const affected = await incidents.affectedNow(manager, incident);
      // Nobody hears of an end whose beginning still waits to be told.
      await retell(manager, openedNotice(incident, affected), clock());
      await notify(manager, recoveredNotice(incident, affected, how));
      publish(manager, incident);
    }
  }

  /** Somebody joined or left: where it has not been told yet, it is told as it is now. */
  async function tell(manager: EntityManager, incident: Incident): Promise<void> {
    const gathering = clock().getTime() - incident.openedAt.getTime() < GATHERING_MS;
    if (gathering && isShared({ key: incident.causeKey })) {
      const affected = await incidents.affectedNow(manager, incident);
      if (affected.length > 0) await retell(manager, openedNotice(incident, affected));
    }
    publish(manager, incident);
  }

  function publish(manager: EntityManager, { id }: Incident): void {
    afterCommit(manager, () => events.publish('incident', id));
  }

  return {
    ...createServerIncidents(use, { tell, close }),
    ...{ found, works, withdrawn, clientSwitched },
    ...{ hurry: hurry.affectedOf, anew: hurry.anew },
  };
}
