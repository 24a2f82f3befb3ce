export interface GateLimits {
  /** Pieces of work at once, in all and for one key. */
  total: number;
  perKey: number;
  /** What has been inside for so long hangs, and keeps at most so many of the places. */
  hanging?: { afterMs: number; slots: number };
}

export interface Inside {
  brisk: number;
  hanging: number;
}

/**
 * How many more may come in. Beyond its share what hangs takes nobody's place: it only waits itself,
 * and others find room soon however much of it there is.
 */
export function freeSlots({ brisk, hanging }: Inside, { total, ...limits }: GateLimits): number {
  const kept = Math.min(hanging, limits.hanging?.slots ?? total);
  return Math.max(0, total - brisk - kept);
}

/** Who comes in next: of those who may, whose owner has the fewest inside; then first come, first served. */
export function nextInLine<T extends { key: string; of: string }>(
  waiting: readonly T[],
  { isFull, insideOf }: { isFull(key: string): boolean; insideOf(owner: string): number },
): T | undefined {
  let next: T | undefined;
  let fewest = Infinity;
  for (const one of waiting) {
    const count = insideOf(one.of);
    if (count >= fewest || isFull(one.key)) continue;
    [next, fewest] = [one, count];
  }
  return next;
}
