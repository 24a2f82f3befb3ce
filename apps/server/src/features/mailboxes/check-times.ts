/** How often a mailbox may be checked by itself, in minutes. */
export const CHECK_EVERY = { usually: 15, least: 5, most: 1440 };

const MINUTE = 60_000;
const CONFIRMED_AFTER = MINUTE;
/** Throttled mailboxes are asked ever less often, down to this. */
export const SLOWEST_MINUTES = 240;
/** So that what began together does not stay together. */
export const JITTER = 0.1;

/**
 * Minutes until a refused login is tried again: servers count them, lock the account and shut out the
 * address. The last pause stays.
 */
const REFUSED_PAUSES = [15, 60, 240, 1440];

export interface Pace {
  checkEveryMinutes: number;
  /** How often in a row the servers limited the rate; each time doubles the pause. */
  slowdown: number;
  /** How many checks in a row had their login refused. */
  refusedLogins: number;
}

/** When a mailbox is checked next; `chance` is 0 to 1. */
export function nextCheck(
  { checkEveryMinutes, slowdown, refusedLogins }: Pace,
  now: Date,
  chance: number,
): Date {
  const slowest = Math.max(SLOWEST_MINUTES, checkEveryMinutes);
  const minutes = Math.min(slowest, checkEveryMinutes * 2 ** slowdown);
  return spread(now, Math.max(minutes, refusedPause(refusedLogins)) * MINUTE, chance);
}

/** When a failure is looked at once more before it is believed: a login that was refused waits longer. */
export function confirmation(refusedLogins: number, now: Date, chance: number): Date {
  const pause = refusedPause(refusedLogins) * MINUTE;
  return spread(now, Math.max(CONFIRMED_AFTER, pause), chance);
}

/** How long a host that shuts us out is left alone, in milliseconds: asking prolongs many a block. */
export const SHUT_OUT_PAUSE = 60 * MINUTE;

/** When a server that shuts us out is asked again by this mailbox. */
export function shutOutCheck(pace: Pace, now: Date, chance: number): Date {
  const usual = nextCheck(pace, now, chance);
  const rarely = spread(now, SHUT_OUT_PAUSE, chance);
  return usual > rarely ? usual : rarely;
}

/** In minutes. */
export function refusedPause(refusedLogins: number): number {
  const at = Math.min(refusedLogins, REFUSED_PAUSES.length) - 1;
  return REFUSED_PAUSES[at] ?? 0;
}

/** Its login was refused so often that it is tried only once a day. */
export const isGivenUp = ({ refusedLogins }: Pick<Pace, 'refusedLogins'>): boolean =>
  refusedLogins >= REFUSED_PAUSES.length;

/** Milliseconds at which mailboxes are checked that need not wait for their turn: spread over a minute. */
export const SOON = { first: 5_000, within: 50_000, apart: 500 };

/** The same where logins may be refused: so far apart at one server. */
export const POLITE = { first: SOON.first, apart: 3_000 };

export const LONGEST_CHECK = MINUTE;

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
