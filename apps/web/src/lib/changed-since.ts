export const changedWithin = ['hour', 'day', 'week', 'month'] as const;
export type ChangedWithin = (typeof changedWithin)[number];

const HOUR = 3_600_000;
const MS: Record<ChangedWithin, number> = {
  hour: HOUR,
  day: 24 * HOUR,
  week: 7 * 24 * HOUR,
  month: 30 * 24 * HOUR,
};

/** The time where it begins, at a full minute: pages of one list are asked for alike. */
export function changedSince(within: ChangedWithin | null | undefined, now: number): string | null {
  if (!within) return null;
  return new Date(Math.floor((now - MS[within]) / 60_000) * 60_000).toISOString();
}
