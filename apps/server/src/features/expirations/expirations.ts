import {
  daysUntil,
  severityOf,
  SHOWN_AFTER_DAYS,
  type ExpirationContent,
  type ExpirationKind,
} from './expiration.js';
import { kinds } from './kinds.js';
import type { Seen } from './seen.js';

export interface ExpirationFilter {
  /** What ends within so many days, and what has ended. */
  within?: number | null;
  kinds?: readonly ExpirationKind[] | null;
  /** API keys are for admins alone. */
  admin: boolean;
}

/** All that ends, the next first. */
export function findExpirations(seen: Seen): ExpirationContent[] {
  const all = Object.entries(kinds) as [ExpirationKind, (typeof kinds)[ExpirationKind]][]; // entries() forgets the keys
  return all
    .flatMap(([kind, find]) =>
      find(seen).map((ending) => ({
        ...ending,
        id: `${kind.toLowerCase().replaceAll('_', '-')}.${ending.subject}`,
        kind,
        severity: severityOf(ending, seen.now),
      })),
    )
    .filter(({ endsAt }) => daysUntil(endsAt, seen.now) > -SHOWN_AFTER_DAYS)
    .sort(byEnd);
}

export const byEnd = (one: ExpirationContent, other: ExpirationContent): number =>
  one.endsAt.getTime() - other.endsAt.getTime() || (one.id < other.id ? -1 : 1);

export function filterExpirations(
  found: readonly ExpirationContent[],
  { within, kinds: wanted, admin }: ExpirationFilter,
  now: Date,
): ExpirationContent[] {
  return found.filter(
    ({ kind, endsAt }) =>
      (admin || kind !== 'API_KEY') &&
      (!wanted || wanted.includes(kind)) &&
      (typeof within !== 'number' || daysUntil(endsAt, now) <= within),
  );
}
