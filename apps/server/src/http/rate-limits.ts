import type { Actor } from '../features/access/actor.js';
import type { Clock } from '../lib/clock.js';
import { networkOf } from '../lib/network-of.js';
import { createSlidingWindow } from '../lib/sliding-window.js';

/** Requests in a minute. */
export interface Rates {
  /** Of one address that is not signed in. */
  anonymous: number;
  session: number;
  key: number;
  /** Tokens of one mailbox that one key takes. */
  handOut: number;
}

export const RATES: Rates = { anonymous: 60, session: 600, key: 120, handOut: 60 };

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
  const keys = window(rates.key);
  return {
    admit(actor, ip) {
      if (!actor) return anonymous.admit(networkOf(ip));
      return actor.kind === 'user' ? sessions.admit(actor.sessionId) : keys.admit(actor.id);
    },
  };
}
