import type { Clock } from '../../../lib/clock.js';
import type { Log } from '../../../lib/log.js';
import { createTicker } from '../../../lib/ticker.js';
import type { GrantFlow } from '../grant.flow.js';
import type { GrantStore } from '../grant.store.js';
import { AT_ONCE } from './renewal.flow.js';
import type { Due, UpkeepStore } from './upkeep.store.js';
import { restsUntil } from './use.js';

export interface UpkeepDependencies {
  grants: Pick<GrantFlow, 'renew' | 'pauses'>;
  store: Pick<GrantStore, 'byId'>;
  upkeep: UpkeepStore;
  clock: Clock;
  log: Log;
}

/** An answer may be lost for two seconds at the least, and a provider's grace may last ten. */
const EVERY_MS = 1_000;

/**
 * Keeps the grants alive: renews what is in use ahead of its end, touches what nobody uses, and
 * first of all asks again where a holder died with an answer outstanding.
 */
export function createUpkeep({ grants, store, upkeep, clock, log }: UpkeepDependencies) {
  const underWay = new Map<string, string>();
  let moreWaits = false;
  const ticker = createTicker({ name: 'upkeep of grants', everyMs: EVERY_MS, work: scan, log });

  /** Begins what there is room for, without waiting for it: a slow host holds up no other. */
  async function scan(): Promise<void> {
    moreWaits = false;
    for (let begun = 1; begun > 0;) {
      const notAt = [...grants.pauses.closed(), ...busyHosts()];
      const found = await upkeep.due(clock(), notAt);
      begun = found.filter(begin).length;
      moreWaits ||= found.length > begun;
    }
  }

  function busyHosts(): string[] {
    return [...new Set(underWay.values())].filter((host) => at(host) >= AT_ONCE.perKey);
  }

  function at(host: string): number {
    return [...underWay.values()].filter((one) => one === host).length;
  }

  function begin({ id, tokenHost }: Due): boolean {
    const full = underWay.size >= AT_ONCE.total || at(tokenHost) >= AT_ONCE.perKey;
    if (full || underWay.has(id)) return false;
    underWay.set(id, tokenHost);
    void tend(id)
      .catch((cause: unknown) => {
        log.warn({ err: cause, grant: id }, 'a grant could not be renewed');
        return false;
      })
      .then((moved) => {
        underWay.delete(id);
        // What has not moved would be found again at once: that is left to the next tick.
        if (moved && moreWaits) ticker.nudge();
      });
    return true;
  }

  /** True: it is not due any more. */
  async function tend(id: string): Promise<boolean> {
    const grant = await store.byId(id);
    if (!grant) return true;
    const until = restsUntil(grant, clock());
    if (until) {
      await upkeep.putOff(grant, until);
      return true;
    }
    const { kind } = await grants.renew(id);
    return kind === 'done' || kind === 'refused';
  }

  return {
    start(): void {
      ticker.start();
      ticker.nudge();
    },
    /** Begins nothing more; what is under way ends with the grants' own close. */
    close: (): Promise<void> => ticker.close(),
  };
}
