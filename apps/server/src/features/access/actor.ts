import type { Opening } from './opening.js';

/** Who asks: a signed-in person or a program with an API key. */
export type Actor = UserActor | ApiKeyActor;

export interface UserActor {
  kind: 'user';
  id: string;
  email: string;
  role: 'VIEWER' | 'OPERATOR' | 'ADMIN';
  sessionId: string;
  /** The person proved to be there within the last quarter of an hour. */
  recent: boolean;
  /** When the session ends, whatever happens. */
  expiresAt: Date;
}

export interface ApiKeyActor {
  kind: 'api-key';
  id: string;
  name: string;
  scopes: readonly ('READ' | 'OPERATE' | 'MANAGE' | 'TOKENS' | 'ADDRESSES')[];
  /** The only mailboxes whose tokens this key may take. */
  mailboxIds: readonly string[];
  /** What of them it was made to open; null: made under the former rule. */
  openings: readonly Opening[] | null;
  expiresAt: Date | null;
}

/**
 * READ, OPERATE and MANAGE as in ApiKeyScope; ADMIN: people and keys; SIGNED_IN: one's own account.
 * ADDRESSES: leading stored secrets and tokens to another address.
 */
export type Access =
  'PUBLIC' | 'SIGNED_IN' | 'READ' | 'OPERATE' | 'MANAGE' | 'ADMIN' | 'TOKENS' | 'ADDRESSES';

/** What is acted on, where that decides: whose account it is, or which mailbox's token is wanted. */
export interface AccessTarget {
  userId?: string | null | undefined;
  mailboxId?: string;
  /** Several at once: each is judged by itself where its token is taken, so that one does not spoil the others. */
  mailboxIds?: readonly string[];
}

export type AccessRefusal = 'SIGN_IN' | 'NOT_ALLOWED' | 'PROVE_AGAIN';

type Right = Exclude<Access, 'PUBLIC'>;

const RIGHTS_OF_ROLE: Record<UserActor['role'], readonly Right[]> = {
  VIEWER: ['SIGNED_IN', 'READ'],
  OPERATOR: ['SIGNED_IN', 'READ', 'OPERATE'],
  ADMIN: ['SIGNED_IN', 'READ', 'OPERATE', 'MANAGE', 'ADMIN', 'ADDRESSES'],
};

/** The one decision for queries, mutations, subscriptions and routes. Tokens are for programs alone. */
export function mayUse(
  actor: Actor | undefined,
  access: Access,
  target: AccessTarget = {},
): boolean {
  if (access === 'PUBLIC') return true;
  if (!actor) return false;
  if (actor.kind === 'user') return userMay(actor, access, target);
  if (access === 'SIGNED_IN' || access === 'ADMIN' || !actor.scopes.includes(access)) return false;
  if (access !== 'TOKENS' || target.mailboxIds) return true;
  // As people write it: a UUID is the same in capitals (RFC 9562 section 4).
  return actor.mailboxIds.includes(target.mailboxId?.toLowerCase() ?? '');
}

/**
 * Why not; undefined where it is allowed. `recent`: the person must have shown the password just now.
 * A key shows none: the scope ADDRESSES is what it has instead.
 */
export function refusal(
  actor: Actor | undefined,
  access: Access,
  { recent = false, ...target }: AccessTarget & { recent?: boolean } = {},
): AccessRefusal | undefined {
  if (!mayUse(actor, access, target)) return actor ? 'NOT_ALLOWED' : 'SIGN_IN';
  if (!recent || (actor?.kind === 'api-key' && access === 'ADDRESSES')) return undefined;
  return actor?.kind === 'user' && actor.recent ? undefined : 'PROVE_AGAIN';
}

/** Of an actor what the rights depend on, and nothing of who it is. */
export function withoutIdentity(actor: Actor): Actor {
  if (actor.kind === 'api-key')
    return {
      kind: 'api-key',
      id: '',
      name: '',
      scopes: actor.scopes.toSorted(),
      mailboxIds: [],
      openings: null,
      expiresAt: null,
    };
  const { kind, role } = actor;
  return { kind, role, id: '', email: '', sessionId: '', recent: false, expiresAt: new Date(0) };
}

/** Somebody else's account is for admins. */
function userMay(actor: UserActor, access: Right, { userId }: AccessTarget): boolean {
  const rights = RIGHTS_OF_ROLE[actor.role];
  const foreign = userId !== undefined && userId !== null && userId !== actor.id;
  return rights.includes(access) && (!foreign || rights.includes('ADMIN'));
}
