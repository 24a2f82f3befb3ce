import type { EntityManager } from 'typeorm';
import { auditEntry, type Audit } from './audit-entry.js';
import type { Context } from '../../graphql/context.js';
import type { Clock } from '../../lib/clock.js';
import type { NarrowGate } from '../../lib/narrow-gate.js';
import type { KnownBrowserStore } from './known-browser.store.js';
import type { ProofProblem } from './proof-problem.js';
import type { Counted, SignInThrottle } from './sign-in-throttle.store.js';
import { codeWindowsOf, windowsOf, type Origin } from './sign-in-windows.js';
import { fromBase32, matchTotp } from './totp.js';
import type { User } from './user.entity.js';
import type { UserStore } from './user.store.js';

export interface ProofDependencies {
  users: UserStore;
  knownBrowsers: KnownBrowserStore;
  throttle: SignInThrottle;
  hashing: NarrowGate;
  audit: Audit;
  clock: Clock;
}

export interface Typed {
  email: string;
  password: string;
  /** Null: none was typed. Absent: the password alone is asked for. */
  totp?: string | null;
  /** Of somebody who is signed in and shows the password again. */
  sessionId?: string;
}

/** Made by `prove` alone; `spend` takes it in the transaction of what it is for. */
export interface Proof {
  kind: 'proof';
  user: User;
  totpStep: number | null;
  counted: Counted[];
}

export type Proven = Proof | { kind: 'problem'; problem: ProofProblem };

export type ProofFlow = ReturnType<typeof createProofFlow>;

interface Step {
  step: number | null;
  counted: Counted[];
}

/** Whether somebody is who they say: counted, throttled, and every failure in the audit log. */
export function createProofFlow(deps: ProofDependencies) {
  const { users, throttle, audit, clock } = deps;
  const asked = new WeakSet<Context>();

  /** `action` names in the audit log what the proof was for. */
  async function prove(context: Context, typed: Typed, action: string): Promise<Proven> {
    // One try for one operation: aliases cannot multiply it.
    const again = asked.has(context);
    asked.add(context);
    if (again) return failed(context, { action, problem: 'throttled' });
    const origin = await originOf(context, typed);
    const lane = origin.kind === 'stranger' ? 'stranger' : 'known';
    const looked = await deps.hashing.run(lane, () => look(origin, typed));
    if (!looked) return { kind: 'problem', problem: 'crowded' };
    const found = looked.done;
    return 'user' in found ? found : failed(context, { ...found, action, email: typed.email });
  }

  async function originOf(context: Context, { email, sessionId }: Typed): Promise<Origin> {
    if (sessionId) return { kind: 'session', id: sessionId };
    const { browser, ip } = context.request;
    const id = await deps.knownBrowsers.idOf(browser, email);
    return id ? { kind: 'browser', id } : { kind: 'stranger', email, ip };
  }

  async function look(
    origin: Origin,
    typed: Typed,
  ): Promise<Proof | { problem: ProofProblem; looked: boolean }> {
    const counted = await throttle.admit(windowsOf(origin));
    if (!counted) return { problem: 'throttled', looked: false };
    const user = await users.authenticate(typed.email, typed.password);
    if (!user) return { problem: 'wrong-password', looked: true };
    const code = await codeOf(user, typed, origin);
    if (typeof code === 'string') return { problem: code, looked: true };
    const { step: totpStep } = code;
    return { kind: 'proof', user, totpStep, counted: [counted, ...code.counted] };
  }

  async function codeOf(user: User, { totp }: Typed, origin: Origin): Promise<Step | ProofProblem> {
    const secret = user.totpEnabled ? users.totpSecretOf(user) : undefined;
    if (!secret || totp === undefined) return { step: null, counted: [] };
    if (!totp) return 'totp-required';
    const [window] = codeWindowsOf(origin, user.id);
    const counted = window && (await throttle.admit([window]));
    if (window && !counted) return 'throttled';
    const key = fromBase32(secret.reveal());
    const step = matchTotp(key, totp, { now: clock(), lastStep: user.totpStep });
    return step === undefined ? 'totp-wrong' : { step, counted: counted ? [counted] : [] };
  }

  /** Who was meant, if there is such a person: a password typed into the wrong field is not written down. */
  async function failed(
    context: Context,
    what: { action: string; problem: ProofProblem; looked?: boolean; email?: string },
  ): Promise<Proven> {
    const { action, problem, looked = false, email = '' } = what;
    const user = looked ? await users.byEmail(email) : null;
    const subject = user ? { kind: 'user', id: user.id, name: user.email } : undefined;
    const entry = auditEntry(context, action, { outcome: 'DENIED', subject, fields: [problem] });
    await audit.deny(entry, { each: looked });
    return { kind: 'problem', problem };
  }

  /** False when the person was disabled or the code was used meanwhile. */
  async function spend(
    manager: EntityManager,
    { user, totpStep, counted }: Proof,
  ): Promise<boolean> {
    const stored = await users.current(manager, user.id);
    if (!stored?.enabled || stored.passwordHash !== user.passwordHash) return false;
    if (totpStep !== null) {
      if (stored.totpStep !== null && stored.totpStep >= totpStep) return false;
      await users.change(manager, stored, { totpStep });
    }
    for (const one of counted) await throttle.forget(manager, one);
    return true;
  }

  /** Whether a signed-in person may try one more code where no password is asked for. */
  const admitsCode = async ({ sessionId }: { sessionId: string }): Promise<boolean> =>
    Boolean(await throttle.admit(windowsOf({ kind: 'session', id: sessionId })));

  return { prove, spend, admitsCode };
}
