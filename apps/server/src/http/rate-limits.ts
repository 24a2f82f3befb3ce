import type { Limits } from '../config.js';
import type { Actor } from '../features/access/actor.js';
import type { Clock } from '../lib/clock.js';
import { networkOf } from '../lib/network-of.js';
import { createLeakyBucket } from '../lib/leaky-bucket.js';
import { createSlidingWindow } from '../lib/sliding-window.js';

export type Rates = Limits['rates'];

const MINUTE = 60_000;

export interface RateLimits {
  /** Counts one request; the seconds to wait when there were too many. */
  admit(actor: Actor | undefined, ip: string): number | undefined;
}

/** Kept in memory: one process serves a database, and a restart forgives a minute. */
export function createRateLimits(clock: Clock, rates: Omit<Rates, 'handOut'>): RateLimits {
  const window = (limit: number) => createSlidingWindow({ limit, milliseconds: MINUTE, clock });
  const anonymous = window(rates.anonymous);
  const sessions = window(rates.session);
  // Programs come back when they are told, by themselves and many at a time.
  const keys = createLeakyBucket({ limit: rates.key, milliseconds: MINUTE, clock });
  return {
    admit(actor, ip) {
      if (!actor) return anonymous.admit(networkOf(ip));
      return actor.kind === 'user' ? sessions.admit(actor.sessionId) : keys.admit(actor.id);
    },
  };
}
