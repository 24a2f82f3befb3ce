/** How often a mailbox may be checked by itself, in minutes. */
export const CHECK_EVERY = { usually: 15, least: 5, most: 1440 };

const MINUTE = 60_000;
const CONFIRMED_AFTER = MINUTE;
/** Throttled mailboxes are asked ever less often, down to this. */
const SLOWEST_MINUTES = 240;
/** So that what began together does not stay together. */
const JITTER = 0.1;

export interface Pace {
  checkEveryMinutes: number;
  /** How often in a row the servers asked for patience; each time doubles the pause. */
  slowdown: number;
}

/** When a mailbox is checked next; `chance` is 0 to 1. */
export function nextCheck({ checkEveryMinutes, slowdown }: Pace, now: Date, chance: number): Date {
  const slowest = Math.max(SLOWEST_MINUTES, checkEveryMinutes);
  const minutes = Math.min(slowest, checkEveryMinutes * 2 ** slowdown);
  return spread(now, minutes * MINUTE, chance);
}

/** When a failure is looked at once more before it is believed. */
export function confirmation(now: Date, chance: number): Date {
  return spread(now, CONFIRMED_AFTER, chance);
}

const SOON = { first: 5_000, within: 50_000, apart: 500 };
const LONGEST_CHECK = MINUTE;

/**
 * When a mailbox is checked that need not wait for its turn: one of so many, spread over a minute. A
 * check under way may have seen what is over, so another one follows it.
 */
export function soonCheck(
  now: Date,
  { place, of, busy }: { place: number; of: number; busy: boolean },
): Date {
  const apart = Math.min(SOON.apart, SOON.within / of);
  const after = (busy ? LONGEST_CHECK : 0) + SOON.first + place * apart;
  return new Date(now.getTime() + Math.round(after));
}

/** Put forward while a check was under way: a regular time is never as near when a check ends. */
export function isSoon(nextCheckAt: Date | null, now: Date): boolean {
  const wait = nextCheckAt ? nextCheckAt.getTime() - now.getTime() : 0;
  return wait > 0 && wait <= LONGEST_CHECK + MINUTE;
}

function spread(now: Date, pause: number, chance: number): Date {
  return new Date(now.getTime() + Math.round(pause * (1 - JITTER + 2 * JITTER * chance)));
}

export interface Scheduled extends Pace {
  enabled: boolean;
  nextCheckAt: Date | null;
}

/** What is switched off has no next check; another interval counts from now; a time that stands, stands. */
export function scheduledCheck(
  { enabled, nextCheckAt, ...pace }: Scheduled,
  before: Scheduled | undefined,
  { now, chance }: { now: Date; chance: number },
): Date | null {
  if (!enabled) return null;
  const same = before?.checkEveryMinutes === pace.checkEveryMinutes;
  return nextCheckAt && same ? nextCheckAt : nextCheck(pace, now, chance);
}
