const MAX_TOKEN = 16 * 1024;

/** A token as RFC 6749 appendix A.12 allows it: 1 byte to 16 KiB of VSCHAR. */
export function isTokenText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_TOKEN && /^[\x20-\x7e]+$/.test(value);
}

const LONGEST_REFRESH_LIFETIME = 10 * 366 * 24 * 60 * 60;

/** Seconds that a refresh token lives; undefined without an end, which is also what a zero stands for. */
export function readRefreshLifetime(value: unknown): number | undefined {
  const seconds = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  const usable = typeof seconds === 'number' && seconds > 0 && seconds <= LONGEST_REFRESH_LIFETIME;
  return usable ? Math.floor(seconds) : undefined;
}

/** Text that a stranger wrote: one string, capped, no control characters but line ends. */
export function foreignText(value: unknown, limit: number): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  return value.slice(0, limit).replace(/[^\P{Cc}\t\r\n]/gu, '\ufffd');
}
