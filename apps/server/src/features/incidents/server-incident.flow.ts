import type { EntityManager } from 'typeorm';
import type { Clock } from '../../lib/clock.js';
import type { Notify } from '../alerts/notice.js';
import { isShared, shutOutKey } from './cause-key.js';
import { openedNotice, slowedNotice } from './incident-notice.js';
import { Incident } from './incident.entity.js';
import type { Cause, IncidentStore } from './incident.store.js';
import { untroubled } from './reach.store.js';
import { causeOfRefusal } from './refused-logins.store.js';
import { createHostPauses } from './shut-out.flow.js';

interface ServerIncidentDependencies {
  incidents: IncidentStore;
  notify: Notify;
  clock: Clock;
}

interface Telling {
  tell(manager: EntityManager, incident: Incident): Promise<void>;
  close(manager: EntityManager, how: 'works' | 'withdrawn'): Promise<void>;
}

/** What mail servers make of refused logins: they shut us out, or are asked ever less often. */
export function createServerIncidents(use: ServerIncidentDependencies, { tell, close }: Telling) {
  const { incidents, notify, clock } = use;
  const pauses = createHostPauses(use);

  /**
   * A server turns away whoever comes from here. Its mailboxes are not to blame: those in no other trouble
   * join, and all of them leave it alone for a while.
   */
  async function shutOut(manager: EntityManager, mailboxId: string, cause: Cause): Promise<void> {
    if (!cause.host) return;
    const now = clock();
    const known = await incidents.ofKey(manager, cause.key);
    const waiting = await untroubled(manager, cause.host);
    if (known || waiting.length > 0) {
      const incident = await incidents.put(manager, known, { cause, now });
      for (const { id } of waiting)
        await incidents.join(manager, incident.id, { mailboxId: id, at: now });
      if (!known) {
        const affected = await incidents.affectedNow(manager, incident);
        await notify(manager, openedNotice(incident, affected));
      }
      await tell(manager, incident);
    }
    await pauses.pause(manager, cause.host, mailboxId);
  }

  /** A server has answered: where it turned everybody away until now, that is over. */
  async function answered(manager: EntityManager, host: string): Promise<void> {
    const incident = await incidents.ofKey(manager, shutOutKey(host));
    if (!incident) return;
    for (const { id } of await incidents.affectedNow(manager, incident))
      await incidents.leave(manager, incident.id, { mailboxId: id, at: clock() });
    await close(manager, 'withdrawn');
    await pauses.resume(manager, host);
  }

  /** The login of a mailbox is tried once a day only from now on: told once for each incident that it is in. */
  async function slowed(manager: EntityManager, mailboxId: string): Promise<void> {
    const slowedAt = clock();
    for (const incident of await incidents.openOf(manager, mailboxId)) {
      if (incident.slowedAt) continue;
      await manager.update(Incident, { id: incident.id }, { slowedAt });
      const affected = await incidents.affectedNow(manager, incident);
      await notify(manager, slowedNotice(incident, affected, slowedAt));
      await tell(manager, incident);
    }
  }

  /** The cause that a mailbox with a refused login is told under. */
  const ofRefusal = (
    manager: EntityManager,
    refusal: Parameters<typeof causeOfRefusal>[2],
  ): Promise<Cause> => causeOfRefusal(manager, incidents, refusal);

  /** Whether it is known already that others fail for the same cause. */
  const isKnown = async (manager: EntityManager, cause: Cause): Promise<boolean> =>
    isShared(cause) && (await incidents.ofKey(manager, cause.key)) !== null;

  return { shutOut, answered, slowed, ofRefusal, isKnown };
}
