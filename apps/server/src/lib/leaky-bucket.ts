import type { Clock } from './clock.js';

export interface LeakyBucket {
  /** Counts one; undefined when it is within the limit, else the seconds to wait. */
  admit(key: string): number | undefined;
}

const MANY_KEYS = 10_000;

/**
 * `limit` at once and, after that, evenly as many in any `milliseconds`, for each key. Programs that wait as
 * they are told get through one after the other, where a window would shut all of them out until its end.
 */
export function createLeakyBucket({
  limit,
  milliseconds,
  clock,
}: {
  limit: number;
  milliseconds: number;
  clock: Clock;
}): LeakyBucket {
  const drop = milliseconds / limit;
  /** How full the bucket of a key was at that time, in milliseconds until it is empty. */
  const levels = new Map<string, { level: number; at: number }>();

  /** A clock that is put back empties nothing, and fills nothing either. */
  function levelNow(key: string, now: number): number {
    const { level, at } = levels.get(key) ?? { level: 0, at: now };
    return Math.max(0, level - Math.max(0, now - at));
  }

  function forgetEmpty(now: number): void {
    for (const key of levels.keys()) if (levelNow(key, now) === 0) levels.delete(key);
  }

  return {
    admit(key) {
      const now = clock().getTime();
      const before = levelNow(key, now);
      const over = before + drop - milliseconds;
      // What is left of thousands of sums is no excess.
      const fits = over < 0.01;
      if (levels.size >= MANY_KEYS) forgetEmpty(now);
      levels.set(key, { level: fits ? before + drop : before, at: now });
      return fits ? undefined : Math.ceil(over / 1000);
    },
  };
}
