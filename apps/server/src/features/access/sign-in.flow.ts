import type { Database } from '../../db/database.js';
import { auditEntry, personActor, type Audit } from './audit-entry.js';
import type { Context } from '../../graphql/context.js';
import { badInput } from '../../lib/errors.js';
import type { Events } from '../../lib/events.js';
import type { UserActor } from './actor.js';
import type { KnownBrowserStore } from './known-browser.store.js';
import { passwordProblems } from './password.js';
import { fieldError, signInError } from './proof-problem.js';
import type { Proof, ProofFlow, Typed } from './proof.flow.js';
import type { SessionStore } from './session.store.js';
import type { User } from './user.entity.js';
import type { UserStore } from './user.store.js';

export interface SignInDependencies {
  database: Database;
  users: UserStore;
  sessions: SessionStore;
  knownBrowsers: KnownBrowserStore;
  proofs: ProofFlow;
  audit: Audit;
  events: Events;
}

export type SignInFlow = ReturnType<typeof createSignInFlow>;

/** Coming in, going out, and showing the password again. */
export function createSignInFlow(deps: SignInDependencies) {
  const { database, users, sessions, knownBrowsers, proofs, audit, events } = deps;

  /** Ends the session that this browser had: nobody hands over a token that they know (ASVS 7.2.4). */
  async function signIn(context: Context, typed: Typed): Promise<User> {
    const proven = await proofs.prove(context, typed, 'session.start');
    if (proven.kind === 'problem') throw signInError(proven.problem);
    const { token, browser, ended } = await database.transaction(async (manager) => {
      if (!(await proofs.spend(manager, proven))) throw signInError('totp-wrong');
      const former = context.actor?.kind === 'user' ? context.actor.sessionId : undefined;
      const ended = former ? await sessions.remove(manager, { id: former }) : [];
      const { id, token } = await sessions.start(manager, proven.user, context.request);
      const subject = { kind: 'session', id };
      const actor = personActor(proven.user, context);
      await audit.record(manager, { actor, action: 'session.start', subject });
      const browser = await knownBrowsers.remember(manager, proven.user.id, context.request);
      return { token, browser, ended };
    });
    publishEnded(ended);
    context.setSession(token, browser);
    return proven.user;
  }

  async function signOut(context: Context): Promise<void> {
    const { actor } = context;
    context.setSession(undefined);
    if (actor?.kind !== 'user') return;
    const ended = await database.transaction(async (manager) => {
      const subject = { kind: 'session', id: actor.sessionId };
      await audit.record(manager, auditEntry(context, 'session.end', { subject }));
      return sessions.remove(manager, { id: actor.sessionId });
    });
    publishEnded(ended);
  }

  async function reauthenticate(
    context: Context,
    actor: UserActor,
    typed: Omit<Typed, 'email'>,
  ): Promise<void> {
    const action = 'session.reauthenticate';
    const proof = await proveAgain(
      context,
      { ...typed, email: actor.email, sessionId: actor.sessionId },
      { action, path: 'password' },
    );
    const token = await database.transaction(async (manager) => {
      if (!(await proofs.spend(manager, proof))) throw fieldError('totp-wrong', 'password');
      const subject = { kind: 'session', id: actor.sessionId };
      await audit.record(manager, auditEntry(context, action, { subject }));
      return sessions.renew(manager, actor.sessionId);
    });
    context.setSession(token);
  }

  /** Every other session of the person ends; this one goes on under a new token. */
  async function changePassword(
    context: Context,
    actor: UserActor,
    typed: { current: string; next: string },
  ): Promise<User> {
    const problems = passwordProblems(typed.next, 'next', actor.email);
    if (problems.length > 0) throw badInput(problems);
    const action = 'user.change-password';
    const { email, sessionId } = actor;
    const shown = { email, password: typed.current, sessionId };
    const proof = await proveAgain(context, shown, { action, path: 'current' });
    const passwordHash = await users.hashPassword(typed.next);
    const { token, ended } = await database.transaction(async (manager) => {
      if (!(await proofs.spend(manager, proof))) throw fieldError('wrong-password', 'current');
      await users.change(manager, proof.user, { passwordHash });
      const ended = await sessions.remove(manager, { userId: actor.id, except: actor.sessionId });
      const subject = { kind: 'user', id: actor.id, name: actor.email };
      const entry = auditEntry(context, action, { subject, fields: ['password'] });
      await audit.record(manager, entry);
      return { token: await sessions.renew(manager, actor.sessionId), ended };
    });
    publishEnded(ended);
    context.setSession(token);
    return proof.user;
  }

  async function proveAgain(
    context: Context,
    typed: Typed,
    { action, path }: { action: string; path: string },
  ): Promise<Proof> {
    const proven = await proofs.prove(context, typed, action);
    if (proven.kind === 'problem') throw fieldError(proven.problem, path);
    return proven;
  }

  function publishEnded(ids: string[]): void {
    for (const id of ids) events.publish('session', id);
  }

  return { signIn, signOut, reauthenticate, changePassword };
}
