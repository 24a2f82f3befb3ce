type Unit = 'minute' | 'hour' | 'day' | 'month' | 'year';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const steps: { unit: Unit; size: number; below: number }[] = [
  { unit: 'minute', size: minute, below: hour },
  { unit: 'hour', size: hour, below: day },
  { unit: 'day', size: day, below: 45 * day },
  { unit: 'month', size: 30 * day, below: 365 * day },
  { unit: 'year', size: 365 * day, below: Infinity },
];

/** "3 days ago", "in 61 days"; less than 45 seconds is "now". */
export function relativeTime(then: string, now: number, locale = 'en'): string {
  const difference = Date.parse(then) - now;
  const distance = Math.abs(difference);
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (distance < 45_000) return format.format(0, 'second');
  const step = steps.find(({ below }) => distance < below) ?? steps[steps.length - 1];
  if (!step) return '';
  const amount = Math.max(1, Math.round(distance / step.size));
  return format.format(difference < 0 ? -amount : amount, step.unit);
}

/** "20:57" of today, "19 Nov 2026, 20:57" of another day: what stands well after "since". */
export function sinceTime(then: string, now: number, locale = 'en-GB'): string {
  const at = new Date(then);
  const today = at.toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(locale, {
    ...(today ? {} : { dateStyle: 'medium' }),
    timeStyle: 'short',
  }).format(at);
}

/** Local, to the second: what a hover shows. */
export function fullTime(at: string, locale = 'en'): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium' }).format(
    new Date(at),
  );
}

/** "2 Nov 2026": dates that a provider gives are days, so they are read in UTC. */
export function calendarDay(at: string, locale = 'en-GB'): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(at),
  );
}

/** Whole days from now; negative when past. */
export function daysUntil(at: string, now: number): number {
  return Math.floor((Date.parse(at) - now) / day);
}

/** "812 ms", "2.4 s", "1 min 5 s". */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** "5 min", "2 h 5 min", "3 d 4 h": how long something lasted. */
export function longDuration(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / minute));
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return `${minutes} min`;
  const parts =
    hours < 24 ? [hours, 'h', minutes % 60, 'min'] : [Math.floor(hours / 24), 'd', hours % 24, 'h'];
  return parts[2] === 0 ? parts.slice(0, 2).join(' ') : parts.join(' ');
}

/** What a date field holds, from a stored time and back. */
export const dateField = (at: string | null | undefined): string => at?.slice(0, 10) ?? '';
export const fromDateField = (date: string): string | null =>
  date ? `${date}T00:00:00.000Z` : null;
