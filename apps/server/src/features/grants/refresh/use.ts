import type { GrantType } from '../../../graphql/enums.js';
import type { RefreshAttempt } from './refresh-verdict.js';
import { renewalAt } from './retry-times.js';

interface Used {
  lastUsedAt: Date | null;
  grantedAt: Date;
  lastRefreshedAt: Date | null;
  accessTokenExpiresAt: Date;
  nextAttemptAt: Date;
  failCount: number;
  lifeAssumed?: boolean;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Whether a hand-out is worth a write: the first in an hour, or one of a token that was to be left
 * alone until after its end, as grants that nobody uses are.
 */
export function isUseToBeNoted(grant: Used, now: Date): boolean {
  if (grant.lastUsedAt === null) return true;
  // A time in the future is older than the clock that was set back.
  if (Math.abs(now.getTime() - grant.lastUsedAt.getTime()) >= HOUR) return true;
  return grant.failCount === 0 && grant.nextAttemptAt > endOf(grant);
}

/** When the living token of a grant that is used is to be renewed. */
export function renewalInUse(grant: Used, chance: number): Date {
  return renewalAt({ from: obtainedAt(grant), until: endOf(grant) }, chance);
}

/**
 * Where the end is a guess, nobody renews ahead of it: whoever needs a token then renews it, and a check
 * may see that the old one still lives.
 */
export function endOf(grant: Pick<Used, 'lifeAssumed' | 'accessTokenExpiresAt'>): Date {
  const end = grant.accessTokenExpiresAt;
  return grant.lifeAssumed ? new Date(end.getTime() + HOUR) : end;
}

/**
 * Until when a due grant may be left alone, since nobody uses it; undefined: it is renewed now. One
 * in use, or used a day ago at the most, always has a token at hand; what failed is tried again.
 */
export function restsUntil(grant: Idle, now: Date): Date | undefined {
  const last = Math.max(grant.lastUsedAt?.getTime() ?? 0, grant.grantedAt.getTime());
  const inUse = Math.abs(now.getTime() - last) < DAY;
  if (inUse || grant.failCount > 0 || grant.attempt !== 'none') return undefined;
  // Of a token from the future nobody knows the age: a clock has been set back.
  if (obtainedAt(grant) > now) return undefined;
  const touch = touchAt(grant, now);
  return touch > now ? touch : undefined;
}

interface Idle extends Used {
  id: string;
  grantType: GrantType;
  refreshTokenExpiresAt: Date | null;
  attempt: RefreshAttempt;
}

/**
 * Providers end what lies idle, so a grant that nobody uses is touched after a week (Microsoft counts
 * 90 days, Google six months), or in the middle of the refresh token's life where the provider tells
 * a nearer end. The application's own access has nothing that could end.
 */
function touchAt(grant: Idle, now: Date): Date {
  const obtained = obtainedAt(grant).getTime();
  if (grant.grantType === 'CLIENT_CREDENTIALS') return new Date(now.getTime() + 7 * DAY);
  const week = 7 * DAY * (1 - spreadOf(grant.id) / 10);
  const ends = grant.refreshTokenExpiresAt?.getTime() ?? Infinity;
  return new Date(obtained + Math.min(week, Math.max((ends - obtained) / 2, 5 * MINUTE)));
}

/** From 0 to 1, always the same for one grant: ids are random. */
function spreadOf(id: string): number {
  return parseInt(id.slice(0, 6), 16) / 0xffffff;
}

function obtainedAt({ lastRefreshedAt, grantedAt }: Used): Date {
  return lastRefreshedAt ?? grantedAt;
}
