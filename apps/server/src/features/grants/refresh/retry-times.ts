const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** After a failure that passes by itself: 30 s, doubled each time up to half an hour, ±20 %. */
export function transientPause(failCount: number, chance: number): number {
  const pause = Math.min(30 * SECOND * 2 ** Math.min(failCount, 10), 30 * MINUTE);
  return Math.round(pause * (0.8 + 0.4 * chance));
}

/**
 * After a request whose outcome is unknown: soon, since a provider that rotates refresh tokens takes
 * the former one for a short while only; then as after any failure.
 */
export function ambiguousPause(failCount: number, chance: number): number {
  const soon = [2 * SECOND, 10 * SECOND, 30 * SECOND];
  return soon[failCount] ?? transientPause(failCount - soon.length, chance);
}

/** What no repetition fixes before a person does. */
export const CONFIGURATION_PAUSE = 30 * MINUTE;

/**
 * When the next access token is due: a fifth of its life before its end and at least five minutes,
 * spread by up to a tenth, so that many clients do not ask at once.
 */
export function renewalAt(life: { from: Date; until: Date }, chance: number): Date {
  const [from, until] = [life.from.getTime(), life.until.getTime()];
  const length = Math.min(Math.max(until - from, MINUTE), 24 * HOUR);
  const ahead = Math.max(5 * MINUTE, length / 5) + (length / 10) * chance;
  return new Date(from + Math.max(length - ahead, length / 2));
}
