import type { EntityManager } from 'typeorm';
import type { Config } from '../../config.js';
import type { Database } from '../../db/database.js';
import { auditEntry, personActor, type Audit, type AuditActor } from './audit-entry.js';
import type { Context } from '../../graphql/context.js';
import type { Clock } from '../../lib/clock.js';
import { badInput, RefusedToStart, UserError } from '../../lib/errors.js';
import type { LinkStore } from './link.store.js';
import type { KnownBrowserStore } from './known-browser.store.js';
import { emailProblems, passwordProblems } from './password.js';
import type { SessionStore } from './session.store.js';
import type { User } from './user.entity.js';
import type { UserStore } from './user.store.js';

export interface SetUpDependencies {
  database: Database;
  users: UserStore;
  sessions: SessionStore;
  knownBrowsers: KnownBrowserStore;
  links: LinkStore;
  audit: Audit;
  clock: Clock;
}

export interface First {
  email: string;
  password: string;
}

export type SetUpFlow = ReturnType<typeof createSetUpFlow>;

/** First start: nobody gets in before the first admin is made, once, by who can read the log or set the environment. */
export function createSetUpFlow(deps: SetUpDependencies) {
  const { database, users, sessions, knownBrowsers, links, audit, clock } = deps;
  const required = async () => (await users.count()) === 0;

  return {
    required,

    /** Makes the admin of the environment, or a one-time token to be printed; undefined when somebody is there already. */
    async atStart(admin: Config['admin']): Promise<{ token: string } | undefined> {
      if (!(await required())) return undefined;
      // Each start prints a new link; the former ones end with it.
      if (!admin) return { token: await database.transaction((m) => links.issue(m, 'SET_UP')) };
      const first = { email: admin.email, password: admin.password.reveal() };
      const [problem] = passwordProblems(first.password, 'ADMIN_PASSWORD', first.email);
      if (problem) throw new RefusedToStart(`${problem.path}: ${problem.message}`);
      const passwordHash = await users.hashPassword(first.password);
      await database.transaction((manager) =>
        insert(manager, { ...first, passwordHash }, () => ({ kind: 'system' })),
      );
      return undefined;
    },

    async finish(context: Context, token: string, first: First): Promise<User> {
      if (!(await links.find('SET_UP', token))) throw await refused(context);
      const problems = [
        ...emailProblems(first.email, 'email'),
        ...passwordProblems(first.password, 'password', first.email),
      ];
      if (problems.length > 0) throw badInput(problems);
      const passwordHash = await users.hashPassword(first.password);
      const made = await database.transaction(async (manager) => {
        const used = await links.use(manager, 'SET_UP', token);
        if (!used || !(await users.nobodyYet(manager))) return undefined;
        const person = { email: first.email, passwordHash };
        const user = await insert(manager, person, (user) => personActor(user, context));
        const browser = await knownBrowsers.remember(manager, user.id, context.request);
        return { user, browser, session: await sessions.start(manager, user, context.request) };
      });
      if (!made) throw await refused(context);
      context.setSession(made.session.token, made.browser);
      return made.user;
    },
  };

  async function insert(
    manager: EntityManager,
    { email, passwordHash }: { email: string; passwordHash: string },
    actor: (user: User) => AuditActor,
  ): Promise<User> {
    const person = { email, passwordHash, role: 'ADMIN', joinedAt: clock() } as const;
    const user = await users.insert(manager, person);
    const subject = { kind: 'user', id: user.id, name: user.email };
    await audit.record(manager, { actor: actor(user), action: 'user.set-up', subject });
    return user;
  }

  async function refused(context: Context): Promise<UserError> {
    await audit.deny(auditEntry(context, 'user.set-up', { outcome: 'DENIED' }));
    const message = 'This set-up link is used up or too old. Restart Mailkey to get a new one.';
    return new UserError('FORBIDDEN', message);
  }
}
