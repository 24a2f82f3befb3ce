import type { Database } from '../../db/database.js';
import { deny } from '../../graphql/access.js';
import { auditEntry, type Audit } from '../../graphql/audit-entry.js';
import type { Context } from '../../graphql/context.js';
import type { Role } from '../../graphql/enums.js';
import { notFound } from '../../lib/errors.js';
import type { Events } from '../../lib/events.js';
import { refusal } from './actor.js';
import { lastAdmin } from './invitation.flow.js';
import type { KnownBrowserStore } from './known-browser.store.js';
import type { LinkStore } from './link.store.js';
import type { Session } from './session.entity.js';
import type { SessionStore } from './session.store.js';
import { opensDoors } from './user-change.js';
import { User } from './user.entity.js';
import type { UserStore } from './user.store.js';

export interface PeopleDependencies {
  database: Database;
  users: UserStore;
  sessions: SessionStore;
  knownBrowsers: KnownBrowserStore;
  links: LinkStore;
  audit: Audit;
  events: Events;
}

export interface UserChange {
  role?: Role | null;
  enabled?: boolean | null;
}

export type PeopleFlow = ReturnType<typeof createPeopleFlow>;

/** What happens to people who are here: another role, a closed account, ended sessions. */
export function createPeopleFlow(use: PeopleDependencies) {
  const { database, users, sessions, knownBrowsers, links, audit, events } = use;

  /** A person whose rights changed signs in anew: what was open with the old ones is closed. */
  async function update(context: Context, id: string, change: UserChange): Promise<User> {
    const mayOpen = refusal(context.actor, 'ADMIN', { recent: true }) === undefined;
    const done = await database.transaction(async (manager) => {
      const user = await manager.findOneBy(User, { id });
      if (!user) throw notFound('This person');
      const next = { role: change.role ?? user.role, enabled: change.enabled ?? user.enabled };
      if (opensDoors(user, next) && !mayOpen) return undefined;
      const fields = (['role', 'enabled'] as const).filter((field) => next[field] !== user[field]);
      const staysAdmin = next.role === 'ADMIN' && next.enabled;
      const isAdmin = user.role === 'ADMIN' && user.enabled && !user.invited;
      if (isAdmin && !staysAdmin && !(await users.anotherAdmin(manager, id))) throw lastAdmin();
      await manager.update(User, { id }, next);
      if (!next.enabled) await links.void(manager, id);
      if (!next.enabled) await knownBrowsers.forget(manager, id);
      const ended = fields.length > 0 ? await sessions.remove(manager, { userId: id }) : [];
      const subject = { kind: 'user', id, name: user.email };
      await audit.record(manager, auditEntry(context, 'user.update', { subject, fields }));
      return { user: Object.assign(user, next), ended };
    });
    if (!done) {
      const asked = { field: 'mutation.updateUser', subject: { kind: 'user', id } };
      return deny(context, 'PROVE_AGAIN', asked);
    }
    publishEnded(done.ended);
    return done.user;
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
