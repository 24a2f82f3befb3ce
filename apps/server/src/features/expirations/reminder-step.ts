import { daysUntil, type ExpirationContent } from './expiration.js';

/** So many days before its end something is told of again. */
export const REMINDER_DAYS = [60, 30, 14, 7, 1] as const;

/** The reminder that is due: one alone, also where earlier ones were slept through. */
export function dueReminder(
  { endsAt, remindFromDays }: Pick<ExpirationContent, 'endsAt' | 'remindFromDays'>,
  now: Date,
): number | undefined {
  if (endsAt <= now) return undefined;
  const left = daysUntil(endsAt, now);
  const from = remindFromDays ?? REMINDER_DAYS[0];
  return REMINDER_DAYS.filter((days) => left <= days && days <= from).at(-1);
}
