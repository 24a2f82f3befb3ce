import type { Role } from '@mailkey/schema';

/** Validate and check; create, change and delete; people, keys and the audit log. */
export type Right = 'OPERATE' | 'MANAGE' | 'ADMIN';

const rightsOfRole: Record<Role, readonly Right[]> = {
  VIEWER: [],
  OPERATOR: ['OPERATE'],
  ADMIN: ['OPERATE', 'MANAGE', 'ADMIN'],
};

/** What to offer; the server decides again with every operation. */
export const mayDo = (role: Role | null | undefined, right: Right): boolean =>
  Boolean(role && rightsOfRole[role].includes(right));
