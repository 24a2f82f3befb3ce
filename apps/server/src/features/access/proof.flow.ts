import type { EntityManager } from 'typeorm';
import { auditEntry, type Audit } from '../../graphql/audit-entry.js';
import type { Context } from '../../graphql/context.js';
import type { Clock } from '../../lib/clock.js';
import type { ProofProblem } from './proof-problem.js';
import type { SignInThrottle } from './sign-in-throttle.store.js';
import { fromBase32, matchTotp } from './totp.js';
import { User } from './user.entity.js';
import type { UserStore } from './user.store.js';

export interface ProofDependencies {
  users: UserStore;
  throttle: SignInThrottle;
  audit: Audit;
  clock: Clock;
}

export interface Typed {
  email: string;
  password: string;
  /** Null: none was typed. Absent: the password alone is asked for. */
  totp?: string | null;
}

/** Made by `prove` alone; `spend` takes it in the transaction of what it is for. */
export interface Proof {
  kind: 'proof';
  user: User;
  totpStep: number | null;
}

export type Proven = Proof | { kind: 'problem'; problem: ProofProblem };

export type ProofFlow = ReturnType<typeof createProofFlow>;

/** Whether somebody is who they say: counted, throttled, and every failure in the audit log. */
export function createProofFlow({ users, throttle, audit, clock }: ProofDependencies) {
  const asked = new WeakSet<Context>();

  /** `action` names in the audit log what the proof was for. */
  async function prove(context: Context, typed: Typed, action: string): Promise<Proven> {
    // One try for one operation: aliases cannot multiply it.
    const again = asked.has(context);
    asked.add(context);
    if (again || !(await throttle.admit(typed.email, context.request.ip))) {
      await audit.deny(auditEntry(context, action, { outcome: 'DENIED', fields: ['throttled'] }));
      return { kind: 'problem', problem: 'throttled' };
    }
    const user = await users.authenticate(typed.email, typed.password);
    const step = user ? checkTotp(user, typed) : undefined;
    if (user && typeof step !== 'string') return { kind: 'proof', user, totpStep: step ?? null };
    const problem = typeof step === 'string' ? step : 'wrong-password';
    await noteFailure(context, { action, problem, email: typed.email });
    return { kind: 'problem', problem };
  }

  function checkTotp(user: User, { totp }: Typed): number | ProofProblem | null {
    const secret = user.totpEnabled ? users.totpSecretOf(user) : undefined;
    if (!secret || totp === undefined) return null;
    if (!totp) return 'totp-required';
    const key = fromBase32(secret.reveal());
    return matchTotp(key, totp, { now: clock(), lastStep: user.totpStep }) ?? 'totp-wrong';
  }

  /** Who was meant, if there is such a person: a password typed into the wrong field is not written down. */
  async function noteFailure(
    context: Context,
    { action, problem, email }: { action: string; problem: ProofProblem; email: string },
  ): Promise<void> {
    const user = await users.byEmail(email);
    const subject = user ? { kind: 'user', id: user.id, name: user.email } : undefined;
    const entry = auditEntry(context, action, { outcome: 'DENIED', subject, fields: [problem] });
    await audit.deny(entry, { each: true });
  }

  /** False when the person was disabled or the code was used meanwhile. */
  async function spend(manager: EntityManager, { user, totpStep }: Proof): Promise<boolean> {
    const stored = await manager.findOneBy(User, { id: user.id, enabled: true });
    if (!stored || stored.passwordHash !== user.passwordHash) return false;
    if (totpStep !== null) {
      if (stored.totpStep !== null && stored.totpStep >= totpStep) return false;
      await manager.update(User, { id: user.id }, { totpStep });
    }
    await throttle.forget(manager, user.email);
    return true;
  }

  return { prove, spend };
}
