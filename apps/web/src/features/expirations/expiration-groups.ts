import type { Message } from '../../lib/message.js';
import { midnightsUntil } from './expiration-time.js';

export interface ExpirationGroup<T> {
  id: string;
  title: Message;
  expirations: T[];
}

/** What has ended, the next seven days, and then month by month; the order stays. */
export function groupExpirations<T extends { endsAt: string }>(
  expirations: readonly T[],
  now: number,
  locale: string,
): ExpirationGroup<T>[] {
  const groups = new Map<string, ExpirationGroup<T>>();
  for (const expiration of expirations) {
    const { id, title } = groupOf(expiration.endsAt, now, locale);
    const group = groups.get(id) ?? { id, title, expirations: [] };
    group.expirations.push(expiration);
    groups.set(id, group);
  }
  return [...groups.values()];
}

function groupOf(endsAt: string, now: number, locale: string): { id: string; title: Message } {
  if (Date.parse(endsAt) <= now) return { id: 'ended', title: { key: 'expirations.group.ended' } };
  if (midnightsUntil(endsAt, now) <= 7)
    return { id: 'week', title: { key: 'expirations.group.week' } };
  const month = monthName(endsAt, locale);
  const isThis = endsAt.slice(0, 7) === new Date(now).toISOString().slice(0, 7);
  const key = isThis ? 'expirations.group.laterThisMonth' : 'expirations.group.month';
  return { id: endsAt.slice(0, 7), title: { key, values: { month } } };
}

function monthName(at: string, locale: string): string {
  const form = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale, form).format(new Date(at));
}
