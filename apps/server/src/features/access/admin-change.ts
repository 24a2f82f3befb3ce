import type { UserRights } from './user-change.js';

/** A door to everything was opened: what the other admins are told. */
export interface AdminChange {
  kind: AdminChangeKind;
  user: { id: string; email: string };
  by: { id: string; email: string };
  at: Date;
}

/** MADE: by an invitation or a higher role. RESET: by a new link. ENABLED: after having been disabled. */
export type AdminChangeKind = 'MADE' | 'RESET' | 'ENABLED';

/** What a change of somebody's account means to the other admins; undefined where nobody becomes one. */
export function adminChangeKind(
  before: UserRights,
  after: UserRights,
): AdminChangeKind | undefined {
  if (after.role !== 'ADMIN') return undefined;
  if (before.role !== 'ADMIN') return 'MADE';
  return after.enabled && !before.enabled ? 'ENABLED' : undefined;
}
