const SECOND = 1000;
const HOUR = 3600 * SECOND;

/** Retry-After (RFC 9110 section 10.2.3) as milliseconds from now: a second at least, an hour at most. */
export function retryAfterPause(
  header: string | undefined,
  now: Date,
  longest = HOUR,
): number | undefined {
  const text = header?.trim();
  if (!text) return undefined;
  const pause = /^-?\d+$/.test(text) ? Number(text) * SECOND : Date.parse(text) - now.getTime();
  return Number.isNaN(pause) ? undefined : Math.min(Math.max(pause, SECOND), longest);
}
