import { UserError } from './errors.js';

/** Refuses to overwrite what somebody else saved after the caller had read it (`ifUpdatedAt`). */
export function refuseLostUpdate(
  what: string,
  updatedAt: Date,
  ifUpdatedAt: Date | undefined,
): void {
  if (!ifUpdatedAt || ifUpdatedAt.getTime() === updatedAt.getTime()) return;
  throw new UserError(
    'CONFLICT',
    `Somebody else saved ${what} meanwhile. Reload it to see their changes.`,
  );
}

/** The time of a save. Two within a millisecond still differ, so that `ifUpdatedAt` sees both. */
export function nextUpdatedAt(updatedAt: Date, now: Date): Date {
  return new Date(Math.max(now.getTime(), updatedAt.getTime() + 1));
}
