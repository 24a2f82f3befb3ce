import type { Actor } from './actor.js';

type Role = Extract<Actor, { kind: 'user' }>['role'];

/** What decides what a person may do. */
export interface UserRights {
  role: Role;
  enabled: boolean;
}

const RANKS: Record<Role, number> = { VIEWER: 0, OPERATOR: 1, ADMIN: 2 };

/** Whether somebody may do more after a change: a lower role or a closed account must never wait for a password. */
export function opensDoors(before: UserRights, after: UserRights): boolean {
  return RANKS[after.role] > RANKS[before.role] || (after.enabled && !before.enabled);
}
