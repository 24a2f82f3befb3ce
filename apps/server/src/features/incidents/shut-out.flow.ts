import type { EntityManager } from 'typeorm';
import type { Clock } from '../../lib/clock.js';
import { politeCheck, SHUT_OUT_PAUSE } from '../mailboxes/check-times.js';
import { Mailbox } from '../mailboxes/mailbox.entity.js';
import { needingHost } from './reach.store.js';

/** Milliseconds over which those are spread that ask a host again after whoever asks first. */
const SPREAD_MS = 50 * 60_000;

/** A host that turns everybody away is asked by one mailbox an hour, and by all of them once it answers. */
export function createHostPauses({ clock }: { clock: Clock }) {
  return {
    /** Whoever has just been turned away asks in an hour, and the others wait for that. */
    async pause(manager: EntityManager, host: string, turnedAway: string): Promise<void> {
      const inAnHour = new Date(clock().getTime() + SHUT_OUT_PAUSE);
      const until = clock().getTime() + SHUT_OUT_PAUSE * 1.2;
      const needing = await needingHost(manager, host);
      const isSoon = ({ nextCheckAt }: Mailbox) => (nextCheckAt?.getTime() ?? Infinity) <= until;
      const own = needing.find((one) => one.id === turnedAway && isSoon(one));
      // Where its own login was refused, it waits longer: then another one asks.
      const asks = own ?? needing.find(({ refusedLogins }) => refusedLogins === 0);
      if (asks && !own) await manager.update(Mailbox, { id: asks.id }, { nextCheckAt: inAnHour });
      for (const { id, nextCheckAt } of needing.filter(isSoon)) {
        if (id === asks?.id || !nextCheckAt) continue;
        const later = new Date(until + (nextCheckAt.getTime() % SPREAD_MS));
        await manager.update(Mailbox, { id }, { nextCheckAt: later });
      }
    },

    /** It answers again: one mailbox after the other. Whose login was refused keeps its own pause. */
    async resume(manager: EntityManager, host: string): Promise<void> {
      const waiting = (await needingHost(manager, host)).filter(
        ({ refusedLogins }) => refusedLogins === 0,
      );
      for (const [place, { id, nextCheckAt }] of waiting.entries()) {
        const at = politeCheck(clock(), place);
        if (nextCheckAt && nextCheckAt > at)
          await manager.update(Mailbox, { id }, { nextCheckAt: at });
      }
    },
  };
}
