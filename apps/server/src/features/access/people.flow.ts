import type { EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import { deny } from '../../graphql/access.js';
import { auditEntry, type Audit } from './audit-entry.js';
import { personOf, type Context } from '../../graphql/context.js';
import type { Role } from '../../graphql/enums.js';
import type { Clock } from '../../lib/clock.js';
import { notFound } from '../../lib/errors.js';
import type { Events } from '../../lib/events.js';
import { refusal } from './actor.js';
import { lastAdmin } from './invitation.flow.js';
import type { CloseAccount, TellAdmins } from './account-closing.flow.js';
import { adminChangeKind, type AdminChangeKind } from './admin-change.js';
import type { LinkStore } from './link.store.js';
import type { Session } from './session.entity.js';
import type { SessionStore } from './session.store.js';
import { opensDoors } from './user-change.js';
import type { User } from './user.entity.js';
import type { UserStore } from './user.store.js';

export interface PeopleDependencies {
  database: Database;
  users: UserStore;
  sessions: SessionStore;
  links: LinkStore;
  audit: Audit;
  events: Events;
  clock: Clock;
  tellAdmins: TellAdmins;
  closeAccount: CloseAccount;
}

export interface UserChange {
  role?: Role | null;
  enabled?: boolean | null;
}

export type PeopleFlow = ReturnType<typeof createPeopleFlow>;

/** What happens to people who are here: another role, a closed account, ended sessions. */
export function createPeopleFlow(deps: PeopleDependencies) {
  const { database, users, sessions, links, audit, events, clock } = deps;

  /** A person whose rights changed signs in anew: what was open with the old ones is closed. */
  async function update(context: Context, id: string, change: UserChange): Promise<User> {
    const mayOpen = refusal(context.actor, 'ADMIN', { recent: true }) === undefined;
    const done = await database.transaction(async (manager) => {
      const user = await users.current(manager, id);
      if (!user) throw notFound('This person');
      const next = { role: change.role ?? user.role, enabled: change.enabled ?? user.enabled };
      if (opensDoors(user, next) && !mayOpen) return undefined;
      const fields = (['role', 'enabled'] as const).filter((field) => next[field] !== user[field]);
      const staysAdmin = next.role === 'ADMIN' && next.enabled;
      const isAdmin = user.role === 'ADMIN' && user.enabled && !user.invited;
      if (isAdmin && !staysAdmin && !(await users.anotherAdmin(manager, id))) throw lastAdmin();
      const told = adminChangeKind(user, next);
      await users.change(manager, user, next);
      await followRights(manager, context, { user, told });
      const ended = fields.length > 0 ? await sessions.remove(manager, { userId: id }) : [];
      const subject = { kind: 'user', id, name: user.email };
      await audit.record(manager, auditEntry(context, 'user.update', { subject, fields }));
      return { user, ended };
    });
    if (!done) {
      const asked = { field: 'mutation.updateUser', subject: { kind: 'user', id } };
      return deny(context, 'PROVE_AGAIN', asked);
    }
    publishEnded(done.ended);
    return done.user;
  }

  /** What else a new standing begins and ends, in the transaction that writes it. */
  async function followRights(
    manager: EntityManager,
    context: Context,
    { user, told }: { user: User; told: AdminChangeKind | undefined },
  ): Promise<void> {
    if (!user.enabled) {
      await links.void(manager, user.id);
      await deps.closeAccount(manager, context, user);
    }
    // Whoever is no admin any more invites nobody.
    if (user.role !== 'ADMIN') await links.voidMadeBy(manager, user.id);
    const { id, email } = user;
    if (told) {
      const by = personOf(context);
      await deps.tellAdmins(manager, { kind: told, user: { id, email }, by, at: clock() });
    }
  }

  /** Signs a person out everywhere, but for the browser that asks. */
  async function endSessions(context: Context, userId: string): Promise<User> {
    const user = await users.byId(userId);
    if (!user) throw notFound('This person');
    const except = context.actor?.kind === 'user' ? context.actor.sessionId : undefined;
    const ended = await database.transaction(async (manager) => {
      const subject = { kind: 'user', id: userId, name: user.email };
      await audit.record(manager, auditEntry(context, 'user.end-sessions', { subject }));
      return sessions.remove(manager, { userId, except });
    });
    publishEnded(ended);
    return user;
  }

  async function endSession(context: Context, { id }: Session): Promise<void> {
    const ended = await database.transaction(async (manager) => {
      const subject = { kind: 'session', id };
      await audit.record(manager, auditEntry(context, 'session.end', { subject }));
      return sessions.remove(manager, { id });
    });
    publishEnded(ended);
  }

  function publishEnded(ids: string[]): void {
    for (const id of ids) events.publish('session', id);
  }

  return { update, endSessions, endSession };
}
