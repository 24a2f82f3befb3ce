import type { Meaning } from './mailbox-status.js';

const DAY_MS = 24 * 60 * 60_000;

/** What is kept and shown of a mailbox: the present day and those before it. */
export const DAYS = 90;

/** What the checks of a mailbox said on one day, of UTC. */
export interface DayCounts {
  /** Days since 1970. */
  day: number;
  checks: number;
  ok: number;
  failing: number;
  /** Its servers limited the rate, or turned away whoever comes from here. */
  throttled: number;
  /** Milliseconds that its checks took together, and the longest of them. */
  sumMs: number;
  maxMs: number;
}

/** OFF: nothing was checked. */
export type DayState = 'OK' | 'FAILING' | 'THROTTLED' | 'OFF';

export const dayOf = (at: Date): number => Math.floor(at.getTime() / DAY_MS);

/** Such as 2026-11-30. */
export const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

export const noChecks = (day: number): DayCounts => ({
  day,
  checks: 0,
  ok: 0,
  failing: 0,
  throttled: 0,
  sumMs: 0,
  maxMs: 0,
});

/** The day with one more check; a failure that nobody has confirmed is a check and no more. */
export function withCheck(
  latest: DayCounts | null,
  seen: { at: Date; meaning: Meaning; tookMs: number },
): DayCounts {
  const day = dayOf(seen.at);
  const before = latest?.day === day ? latest : noChecks(day);
  const tookMs = Math.max(0, Math.round(seen.tookMs));
  const one = (...meanings: Meaning[]) => (meanings.includes(seen.meaning) ? 1 : 0);
  return {
    day,
    checks: before.checks + 1,
    ok: before.ok + one('ok'),
    failing: before.failing + one('failing'),
    throttled: before.throttled + one('throttled', 'shut-out'),
    sumMs: before.sumMs + tookMs,
    maxMs: Math.max(before.maxMs, tookMs),
  };
}

/** The worst that was said on it. */
export function dayState({ checks, failing, throttled }: DayCounts): DayState {
  if (failing > 0) return 'FAILING';
  if (throttled > 0) return 'THROTTLED';
  return checks > 0 ? 'OK' : 'OFF';
}

/** The last so many days up to today, the oldest first; those without a check as well. */
export function lastDays<Day extends { day: number }>(
  known: readonly Day[],
  { today, last, none }: { today: number; last: number; none: (day: number) => Day },
): Day[] {
  const byDay = new Map(known.map((one) => [one.day, one]));
  return Array.from({ length: last }, (_, index) => {
    const day = today - last + 1 + index;
    return byDay.get(day) ?? none(day);
  });
}

/** What is kept of the days before, once this one has ended. */
export const withEnded = (before: readonly DayCounts[], ended: DayCounts): DayCounts[] => [
  ...before.filter(({ day }) => day > ended.day - DAYS && day !== ended.day),
  ended,
];
