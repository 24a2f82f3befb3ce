import { expect } from 'vitest';

/** Real time, and hours at once where a test needs them. */
export function createMovingClock() {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead),
    forward: (minutes: number) => void (ahead += minutes * 60_000),
  };
}

/** The answer once it looks as expected; the last one seen is in the failure. */
export async function eventually<T>(ask: () => Promise<T>, expected: unknown): Promise<T> {
  let seen: T | undefined;
  const look = async () => (seen = await ask());
  await expect.poll(look, { timeout: 20_000, interval: 50 }).toMatchObject(expected as object);
  return seen as T; // asked at least once
}
