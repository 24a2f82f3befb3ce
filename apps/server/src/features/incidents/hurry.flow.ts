import type { EntityManager } from 'typeorm';
import type { Clock } from '../../lib/clock.js';
import { politeCheck, soonCheck } from '../mailboxes/check-times.js';
import { neverRefused } from '../mailboxes/mailbox-status.js';
import { Mailbox } from '../mailboxes/mailbox.entity.js';
import type { Incident } from './incident.entity.js';
import type { IncidentStore } from './incident.store.js';
import { atRisk, refusedOf, type SignIn } from './reach.store.js';

export interface HurryDependencies {
  incidents: IncidentStore;
  clock: Clock;
}

export type Hurry = ReturnType<typeof createHurry>;

/** Puts checks forward where something has happened that a mailbox's turn need not wait for. */
export function createHurry({ incidents, clock }: HurryDependencies) {
  /** Within a minute, one after the other; who was asked for patience, or refused, waits on. */
  async function soon(manager: EntityManager, mailboxes: readonly Mailbox[]): Promise<void> {
    const now = clock();
    const hurried = mailboxes.filter(
      ({ enabled, slowdown, refusedLogins }) => enabled && slowdown === 0 && refusedLogins === 0,
    );
    for (const [place, { id, nextCheckAt, checkingRunId }] of hurried.entries()) {
      const busy = checkingRunId !== null;
      const at = soonCheck(now, { place, of: hurried.length, busy });
      if (nextCheckAt && nextCheckAt > at)
        await manager.update(Mailbox, { id }, { nextCheckAt: at });
    }
  }

  /**
   * Refusals are counted anew, and the checks follow one after the other at each server, since many may
   * be refused again. Gives the time of the last one.
   */
  async function anew(manager: EntityManager, mailboxes: readonly Mailbox[]): Promise<Date> {
    const now = clock();
    const places = new Map<string | null, number>();
    let last = now;
    for (const { id, enabled, checkHost, nextCheckAt } of mailboxes) {
      if (!enabled) continue;
      const place = places.get(checkHost) ?? 0;
      places.set(checkHost, place + 1);
      const at = politeCheck(now, place);
      const sooner = nextCheckAt && nextCheckAt < at ? nextCheckAt : at;
      await manager.update(Mailbox, { id }, { ...neverRefused, nextCheckAt: sooner });
      if (sooner > last) last = sooner;
    }
    return last;
  }

  return {
    anew,

    /** Somebody has consented anew, or a secret or setting is another one: whom it may have helped. */
    async affectedOf(manager: EntityManager, signIn: SignIn): Promise<void> {
      await anew(manager, await refusedOf(manager, signIn));
      const open = await incidents.openOfClient(manager, signIn.oauthClientId);
      const affected = open.map((incident) => incidents.affectedNow(manager, incident));
      await soon(manager, (await Promise.all(affected)).flat());
    },

    /** A client is switched on again: nobody knows how its mailboxes are. */
    allOf: async (manager: EntityManager, oauthClientId: string): Promise<void> =>
      soon(manager, await manager.findBy(Mailbox, { oauthClientId, authentication: 'OAUTH2' })),

    /** A cause that others share has shown itself at one mailbox: how are the others? */
    othersOf: async (manager: EntityManager, incident: Incident): Promise<void> =>
      soon(manager, await atRisk(manager, incident)),
  };
}
