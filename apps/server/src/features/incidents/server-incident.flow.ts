import type { EntityManager } from 'typeorm';
import type { Clock } from '../../lib/clock.js';
import type { Notify } from '../alerts/notice.js';
import { pauseHost, resumeHost } from '../mailboxes/check-soon.store.js';
import { isShared, shutOutKey } from './cause-key.js';
import { slowedNotice } from './incident-notice.js';
import { markIncident, type Cause, type IncidentStore } from './incident.store.js';
import { affected, emptied, joinAll, someOf } from './incident-links.store.js';
import type { IncidentTelling } from './incident-telling.flow.js';
import { untroubled } from './reach.js';
import { causeOfRefusal } from './refused-logins.store.js';

interface ServerIncidentDependencies {
  incidents: IncidentStore;
  notify: Notify;
  clock: Clock;
  telling: Pick<IncidentTelling, 'opened' | 'changed' | 'left'>;
}

/** What mail servers make of refused logins: they shut us out, or are asked ever less often. */
export function createServerIncidents(deps: ServerIncidentDependencies) {
  const { incidents, notify, telling, clock } = deps;

  /**
   * A server turns away whoever comes from here. Its mailboxes are not to blame: those in no other trouble
   * join, and all of them leave it alone for a while.
   */
  async function shutOut(manager: EntityManager, mailboxId: string, cause: Cause): Promise<void> {
    const { host } = cause;
    if (!host) return;
    const now = clock();
    const known = await incidents.ofKey(manager, cause.key);
    const of = untroubled(host);
    if (known || (await someOf(manager, of, 1)).length > 0) {
      const incident = await incidents.put(manager, known, { cause, now });
      await joinAll(manager, incident.id, { of, at: now });
      if (!known) await telling.opened(manager, incident);
      telling.changed(manager, incident);
    }
    await pauseHost(manager, { host, turnedAway: mailboxId }, now);
  }

  /** Whether nothing is open that a mailbox which works, and these hosts which answer, would end. */
  const isCalm = (
    manager: EntityManager,
    mailboxId: string,
    hosts: readonly string[],
  ): Promise<boolean> => incidents.isCalm(manager, mailboxId, hosts.map(shutOutKey));

  /** A server has answered: where it turned everybody away until now, that is over. */
  async function answered(manager: EntityManager, host: string): Promise<void> {
    const incident = await incidents.ofKey(manager, shutOutKey(host));
    if (!incident) return;
    await emptied(manager, incident.id, clock());
    await telling.left(manager, [incident.id], 'withdrawn');
    await resumeHost(manager, host, clock());
  }

  /** The login of a mailbox is tried once a day only from now on: told once for each incident that it is in. */
  async function slowed(manager: EntityManager, mailboxId: string): Promise<void> {
    const slowedAt = clock();
    for (const incident of await incidents.openOf(manager, mailboxId)) {
      if (incident.slowedAt) continue;
      await markIncident(manager, incident, { slowedAt });
      const notice = slowedNotice(incident, await affected(manager, incident), slowedAt);
      await notify(manager, notice);
      telling.changed(manager, incident);
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

  return { shutOut, isCalm, answered, slowed, ofRefusal, isKnown };
}
