import type { EntityManager } from 'typeorm';
import { afterCommit } from '../../db/after-commit.js';
import { beforeCommit } from '../../db/before-commit.js';
import type { Clock } from '../../lib/clock.js';
import type { Events } from '../../lib/events.js';
import type { Notify, Retell } from '../alerts/notice.js';
import { BATCH_SIZE } from '../batches/batch.js';
import type { BatchFlow } from '../batches/batch.flow.js';
import { isShared } from './cause-key.js';
import { affected } from './incident-links.store.js';
import { openedNotice, recoveredNotice } from './incident-notice.js';
import type { Incident } from './incident.entity.js';
import type { IncidentStore } from './incident.store.js';

export interface TellingDependencies {
  incidents: Pick<IncidentStore, 'closeEmpty' | 'empty'>;
  batches: Pick<BatchFlow, 'follow'>;
  notify: Notify;
  retell: Retell;
  events: Events;
  clock: Clock;
}

const AT_ONCE = BATCH_SIZE.CLOSE_INCIDENTS;

export type IncidentTelling = ReturnType<typeof createIncidentTelling>;

/** It works again, or nobody expects it to. */
export type HowOver = 'works' | 'withdrawn';

/** How long the word that a shared cause is there waits, so that it names those who share it. */
const GATHERING_MS = 90_000;

/** Who hears of it when an incident begins, changes and ends. */
export function createIncidentTelling(deps: TellingDependencies) {
  const { incidents, batches, notify, retell, events, clock } = deps;

  /** Somebody joined or left: where it has not been told yet, it is told as it is when all is done. */
  function changed(manager: EntityManager, incident: Incident): void {
    beforeCommit(manager, `incident:${incident.id}`, async () => {
      publish(manager, incident);
      const gathering = clock().getTime() - incident.openedAt.getTime() < GATHERING_MS;
      if (!gathering || !isShared({ key: incident.causeKey })) return;
      const whom = await affected(manager, incident);
      if (whom.count > 0) await retell(manager, openedNotice(incident, whom));
    });
  }

  async function closed(manager: EntityManager, incident: Incident, how: HowOver): Promise<void> {
    const whom = await affected(manager, incident);
    // Nobody hears of an end whose beginning still waits to be told.
    await retell(manager, openedNotice(incident, whom), clock());
    await notify(manager, recoveredNotice(incident, whom, how));
    publish(manager, incident);
  }

  /** Somebody has left these: what affects nobody any more is over; of very many, the rest soon. */
  async function left(manager: EntityManager, ids: readonly string[], how: HowOver): Promise<void> {
    if (ids.length === 0) return;
    const now = await incidents.closeEmpty(manager, ids.slice(0, AT_ONCE), clock());
    for (const incident of now) {
      if (incident.closedAt) await closed(manager, incident, how);
      else changed(manager, incident);
    }
    if (ids.length <= AT_ONCE) return;
    const oauthClientId = now[0]?.oauthClientId ?? null;
    await batches.follow(manager, { kind: 'CLOSE_INCIDENTS', oauthClientId, done: now.length });
  }

  function publish(manager: EntityManager, { id }: Incident): void {
    afterCommit(manager, () => events.publish('incident', id));
  }

  return {
    changed,

    /** It is there; `gathers`: others may turn out to share it soon, and are to be named with it. */
    async opened(manager: EntityManager, incident: Incident, gathers = false): Promise<void> {
      const from = gathers ? new Date(clock().getTime() + GATHERING_MS) : undefined;
      await notify(manager, openedNotice(incident, await affected(manager, incident)), from);
    },

    left,

    /** The next of those that somebody has left. */
    async step(manager: EntityManager): Promise<{ done: number; more: boolean }> {
      const ids = await incidents.empty(manager, AT_ONCE + 1);
      const [now, more] = [ids.slice(0, AT_ONCE), ids.length > AT_ONCE];
      await left(manager, now, 'withdrawn');
      return { done: now.length, more };
    },
  };
}
