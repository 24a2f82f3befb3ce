const LONGEST = 3600;

/** `20`, `0` or `2.5`; undefined for what is no such number. */
export function secondsToWait(text: string): number | undefined {
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Infinity;
  return seconds <= LONGEST ? seconds : undefined;
}
