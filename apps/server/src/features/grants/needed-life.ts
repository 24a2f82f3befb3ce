import type { FieldProblem } from '../../lib/errors.js';

/** What a grant tells of the token that it has. */
interface Told {
  accessTokenExpiresAt: Date;
  lastRefreshedAt: Date | null;
  grantedAt: Date;
  lifeAssumed: boolean;
}

interface Wanted {
  /** Milliseconds; Infinity: a new token in any case. */
  minLifeMs?: number | undefined;
  mayBeOver?: boolean;
}

/** Unless somebody asks for more or less. */
export const MIN_LIFE_MS = 120_000;
/** How long after its assumed end a token may still be tried. */
const TRIED_OVER_MS = 60 * 60_000;
/** Where no token lives as long as is wanted: one that has so much of its life left is fresh. */
const FRESH = 0.9;

/**
 * The milliseconds that a stored token must have left, else it is renewed first. What is longer than the
 * token's whole life cannot be had: the freshest is handed out, and the provider is not asked at each call.
 */
export function neededLife(
  grant: Told,
  { minLifeMs = MIN_LIFE_MS, mayBeOver = false }: Wanted,
): number {
  if (mayBeOver && grant.lifeAssumed) return -TRIED_OVER_MS;
  const obtained = grant.lastRefreshedAt ?? grant.grantedAt;
  const whole = grant.accessTokenExpiresAt.getTime() - obtained.getTime();
  if (minLifeMs === Infinity || minLifeMs <= whole) return minLifeMs;
  return Math.min(minLifeMs, Math.max(MIN_LIFE_MS, whole * FRESH));
}

/** Seconds of a day: no access token is taken to live for longer. */
const LONGEST = 86_400;

/** What is wrong with a wish for so many seconds. */
export function minimumLifeProblems(seconds: number | undefined): FieldProblem[] {
  if (seconds === undefined || (Number.isInteger(seconds) && seconds >= 0 && seconds <= LONGEST))
    return [];
  const message = `Say minimumLifeSeconds as a whole number from 0 to ${LONGEST} (a day).`;
  return [{ path: 'minimumLifeSeconds', code: 'OUT_OF_RANGE', message }];
}
