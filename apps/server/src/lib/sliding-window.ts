import type { Clock } from './clock.js';

export interface SlidingWindow {
  /** Counts one; undefined when it is within the limit, else the seconds to wait. */
  admit(key: string): number | undefined;
}

interface Counts {
  /** Number of the window that `now` counts. */
  window: number;
  now: number;
  before: number;
}

const MANY_KEYS = 10_000;

/**
 * At most `limit` in any `milliseconds`, for each key. Two counters for a key instead of every
 * time: the window before counts by the share of it that is still in sight.
 */
export function createSlidingWindow({
  limit,
  milliseconds,
  clock,
}: {
  limit: number;
  milliseconds: number;
  clock: Clock;
}): SlidingWindow {
  const keys = new Map<string, Counts>();

  function countsOf(key: string, window: number): Counts {
    const last = keys.get(key);
    if (last?.window === window) return last;
    const before = last?.window === window - 1 ? last.now : 0;
    const counts = { window, now: 0, before };
    if (keys.size >= MANY_KEYS) forgetBefore(window - 1);
    keys.set(key, counts);
    return counts;
  }

  function forgetBefore(window: number): void {
    for (const [key, counts] of keys) if (counts.window < window) keys.delete(key);
  }

  return {
    admit(key) {
      const at = clock().getTime() / milliseconds;
      const counts = countsOf(key, Math.floor(at));
      const passed = at - counts.window;
      const seen = counts.now + counts.before * (1 - passed);
      if (seen + 1 > limit) return Math.max(1, Math.ceil(((1 - passed) * milliseconds) / 1000));
      counts.now += 1;
      return undefined;
    },
  };
}
