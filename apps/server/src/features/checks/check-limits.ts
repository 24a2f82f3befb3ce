import type { GateLimits } from '../../lib/slots.js';

/**
 * Checks at once: in all, and of one mail server, which may be small. The schedule and those who ask
 * have this much each, so that nobody who looks at the screen stands behind the schedule. Servers that
 * say nothing keep at most three of four places: the others change hands every two seconds or sooner.
 * A check ends after a minute, so with twenty places some 160 hang at the very worst.
 */
export const checksAtOnce = (slots: { total: number; perKey: number }): GateLimits => ({
  ...slots,
  hanging: { afterMs: 2_000, slots: Math.floor((slots.total * 3) / 4) },
});

/** With less than this left of the deadline, no other conversation is begun; in milliseconds. */
export const LEAST_LEFT_MS = 3000;
