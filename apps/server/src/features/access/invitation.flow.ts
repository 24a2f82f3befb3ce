import type { EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import { auditEntry, personActor, type Audit } from './audit-entry.js';
import { personOf, type Context } from '../../graphql/context.js';
import type { Role } from '../../graphql/enums.js';
import type { Clock } from '../../lib/clock.js';
import { badInput, notFound, UserError } from '../../lib/errors.js';
import type { Events } from '../../lib/events.js';
import { randomToken } from '../../lib/token.js';
import type { CloseAccount, TellAdmins } from './account-closing.flow.js';
import type { AdminChangeKind } from './admin-change.js';
import type { KnownBrowserStore } from './known-browser.store.js';
import type { LinkStore } from './link.store.js';
import { emailProblems, passwordProblems } from './password.js';
import type { SessionStore } from './session.store.js';
import type { User } from './user.entity.js';
import type { UserStore } from './user.store.js';

export interface InvitationDependencies {
  database: Database;
  users: UserStore;
  sessions: SessionStore;
  knownBrowsers: KnownBrowserStore;
  links: LinkStore;
  audit: Audit;
  events: Events;
  clock: Clock;
  publicUrl: string;
  tellAdmins: TellAdmins;
  closeAccount: CloseAccount;
}

export interface Invited {
  user: User;
  /** Shown this once. */
  url: string;
}

export type InvitationFlow = ReturnType<typeof createInvitationFlow>;

/** People come in by a link of seven days that an admin hands to them, and choose their password there. */
export function createInvitationFlow(deps: InvitationDependencies) {
  const { database, users, sessions, knownBrowsers, links, audit, events, clock } = deps;

  /** Inviting somebody again who has not come yet gives a new link and role; the old link ends. */
  async function invite(context: Context, email: string, role: Role): Promise<Invited> {
    const problems = emailProblems(email.trim(), 'email');
    if (problems.length > 0) throw badInput(problems);
    // A password that nobody knows: until the person chooses one, nobody gets in.
    const passwordHash = await users.hashPassword(randomToken());
    return database.transaction(async (manager) => {
      const stored = await users.currentByEmail(manager, email);
      if (stored?.joinedAt) throw badInput([emailTaken]);
      const user =
        stored ?? (await users.insert(manager, { email, passwordHash, role, joinedAt: null }));
      await users.change(manager, user, { role, enabled: true });
      if (role === 'ADMIN') await tell(manager, context, { kind: 'MADE', user });
      return linkFor(manager, user, { context, action: 'user.invite', fields: ['email', 'role'] });
    });
  }

  /** For somebody who lost password or authenticator: both are void, every session ends, a link brings them back. */
  async function reset(context: Context, id: string): Promise<Invited> {
    const passwordHash = await users.hashPassword(randomToken());
    const { invited, ended } = await database.transaction(async (manager) => {
      const user = await users.current(manager, id);
      if (!user) throw notFound('This person');
      if (user.role === 'ADMIN' && !(await users.anotherAdmin(manager, id))) throw lastAdmin();
      const noTotp = { sealedTotpSecret: null, totpEnabledAt: null, totpStep: null };
      await users.change(manager, user, { passwordHash, joinedAt: null, ...noTotp });
      const ended = await sessions.remove(manager, { userId: id });
      await deps.closeAccount(manager, context, user);
      if (user.role === 'ADMIN') await tell(manager, context, { kind: 'RESET', user });
      const fields = ['password', 'totp'];
      const invited = await linkFor(manager, user, { context, action: 'user.reset', fields });
      return { invited, ended };
    });
    for (const session of ended) events.publish('session', session);
    return invited;
  }

  const tell = (
    manager: EntityManager,
    context: Context,
    change: { kind: AdminChangeKind; user: User },
  ) => deps.tellAdmins(manager, { ...change, by: personOf(context), at: clock() });

  async function linkFor(
    manager: EntityManager,
    user: User,
    { context, action, fields }: { context: Context; action: string; fields: string[] },
  ): Promise<Invited> {
    const createdBy = personOf(context).id;
    const token = await links.issue(manager, 'INVITE', { userId: user.id, createdBy });
    const subject = { kind: 'user', id: user.id, name: user.email };
    await audit.record(manager, auditEntry(context, action, { subject, fields }));
    return { user, url: `${deps.publicUrl}/invite#token=${token}` };
  }

  async function accept(context: Context, token: string, password: string): Promise<User> {
    const found = await links.find('INVITE', token);
    const invited = found?.userId ? await users.byId(found.userId) : null;
    if (!invited?.enabled) throw await refused(context);
    const problems = passwordProblems(password, 'password', invited.email);
    if (problems.length > 0) throw badInput(problems);
    const passwordHash = await users.hashPassword(password);
    const joined = await database.transaction(async (manager) => {
      const link = await links.use(manager, 'INVITE', token);
      const user = link && (await users.current(manager, invited.id));
      if (!user?.enabled) return undefined;
      await users.change(manager, user, { passwordHash, joinedAt: clock() });
      const subject = { kind: 'user', id: user.id, name: user.email };
      const actor = personActor(user, context);
      await audit.record(manager, { actor, action: 'user.join', subject, fields: ['password'] });
      const session = await sessions.start(manager, user, context.request);
      const browser = await knownBrowsers.remember(manager, user.id, context.request);
      return { user, browser, token: session.token };
    });
    if (!joined) throw await refused(context);
    context.setSession(joined.token, joined.browser);
    return joined.user;
  }

  async function refused(context: Context): Promise<UserError> {
    await audit.deny(auditEntry(context, 'user.join', { outcome: 'DENIED' }));
    const message = 'This invitation is used up or too old. Ask an admin for a new one.';
    return new UserError('FORBIDDEN', message);
  }

  return { invite, reset, accept };
}

export function lastAdmin(): UserError {
  const message = 'Nobody else can manage people here: make another admin first.';
  return new UserError('CONFLICT', message, { reason: 'LAST_ADMIN' });
}

const emailTaken = {
  path: 'email',
  code: 'TAKEN',
  message: 'Somebody with this e-mail address is here already.',
};
