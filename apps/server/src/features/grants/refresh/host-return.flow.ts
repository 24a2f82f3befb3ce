import type { Clock } from '../../../lib/clock.js';
import type { Log } from '../../../lib/log.js';
import { hostOf } from './host-event.js';
import type { UpkeepStore } from './upkeep.store.js';

export interface HostReturnDependencies {
  upkeep: Pick<UpkeepStore, 'pullForward'>;
  clock: Clock;
  log: Log;
}

export type HostReturn = (url: string) => Promise<void>;

/**
 * The grants of a host that is back wait no longer for times of when it was away. Never fails: it
 * comes after an answer that matters more, and without it each grant ends its own pause.
 */
export function createHostReturn({ upkeep, clock, log }: HostReturnDependencies): HostReturn {
  return async (url) => {
    try {
      await upkeep.pullForward(hostOf(url), clock());
    } catch (cause) {
      log.warn({ err: cause }, 'the grants of a host that is back could not be pulled forward');
    }
  };
}
