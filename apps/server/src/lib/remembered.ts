/**
 * Remembers what something slow has found, for so many milliseconds and no more than so many of them;
 * of too many the oldest goes. What is remembered is shared: it is there to be read.
 */
export function remembered<T>(limits: { forMs: number; most: number; now?: () => number }) {
  const { forMs, most, now = () => performance.now() } = limits;
  const kept = new Map<string, { value: T; until: number }>();
  return (key: string, find: () => T): T => {
    const before = kept.get(key);
    if (before && before.until > now()) return before.value;
    const value = find();
    kept.delete(key);
    kept.set(key, { value, until: now() + forMs });
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return value;
  };
}
