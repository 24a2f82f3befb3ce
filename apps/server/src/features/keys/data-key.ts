const YEAR = 365 * 24 * 60 * 60_000;

/** Whether the key that seals is so old that it should be changed (security.md 3.3 step 6). */
export function isDue(active: { createdAt: Date }, now: Date): boolean {
  return now.getTime() - active.createdAt.getTime() > YEAR;
}
