const DAY = 24 * 60 * 60_000;
const WEEK = 7 * DAY;

interface Told {
  openedAt: Date;
  closedAt: Date | null;
  /** When it was last told that it is still open. */
  remindedAt: Date | null;
}

/**
 * Whether it is time to say that nobody has fixed it yet: a day after it was opened, then every week.
 * Often enough not to be forgotten, and too seldom to be filtered away.
 */
export function isReminderDue({ openedAt, closedAt, remindedAt }: Told, now: Date): boolean {
  if (closedAt) return false;
  const next = remindedAt ? remindedAt.getTime() + WEEK : openedAt.getTime() + DAY;
  return now.getTime() >= next;
}

/** Incidents that were opened since then need not be looked at. */
export function remindedIfOpenedBefore(now: Date): Date {
  return new Date(now.getTime() - DAY);
}

/** Whole days: "a day", "8 days". */
export function openFor(openedAt: Date, now: Date): { days: number; words: string } {
  const days = Math.max(1, Math.floor((now.getTime() - openedAt.getTime()) / DAY));
  return { days, words: days === 1 ? 'a day' : `${days} days` };
}
