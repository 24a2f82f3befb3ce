import { randomBytes } from 'node:crypto';
import type { Database } from '../../db/database.js';
import { auditEntry, type Audit } from './audit-entry.js';
import type { Context } from '../../graphql/context.js';
import type { Clock } from '../../lib/clock.js';
import { badInput, UserError } from '../../lib/errors.js';
import type { UserActor } from './actor.js';
import { fieldError } from './proof-problem.js';
import type { ProofFlow } from './proof.flow.js';
import { fromBase32, matchTotp, toBase32, totpUri } from './totp.js';
import type { User } from './user.entity.js';
import type { UserStore } from './user.store.js';

export interface TotpDependencies {
  database: Database;
  users: UserStore;
  proofs: ProofFlow;
  audit: Audit;
  clock: Clock;
}

export type TotpFlow = ReturnType<typeof createTotpFlow>;

/** 160 bits, as long as the HMAC's output (RFC 4226 section 4, R6). */
const SECRET_BYTES = 20;

/** An authenticator app as the second proof: begun with a secret, in force from the first code on. */
export function createTotpFlow({ database, users, proofs, audit, clock }: TotpDependencies) {
  async function begin(
    context: Context,
    { id }: UserActor,
  ): Promise<{ secret: string; uri: string }> {
    const secret = toBase32(randomBytes(SECRET_BYTES));
    return database.transaction(async (manager) => {
      const user = await users.present(manager, id);
      if (user.totpEnabled) throw new UserError('CONFLICT', 'Codes are asked for already.');
      const sealedTotpSecret = users.sealTotp(user, secret);
      await users.change(manager, user, { sealedTotpSecret, totpStep: null });
      await audit.record(manager, auditEntry(context, 'user.begin-totp', about(user)));
      return { secret, uri: totpUri(secret, user.email) };
    });
  }

  async function confirm(context: Context, actor: UserActor, code: string): Promise<User> {
    const { id } = actor;
    if (!(await proofs.admitsCode(actor))) throw fieldError('throttled', 'code');
    return database.transaction(async (manager) => {
      const user = await users.present(manager, id);
      const secret = user.totpEnabled ? undefined : users.totpSecretOf(user);
      if (!secret) throw new UserError('CONFLICT', 'Begin with a new secret.');
      const key = fromBase32(secret.reveal());
      const step = matchTotp(key, code, { now: clock(), lastStep: null });
      if (step === undefined) throw badInput([wrongCode]);
      const enabled = { totpEnabledAt: clock(), totpStep: step };
      await users.change(manager, user, enabled);
      await audit.record(manager, auditEntry(context, 'user.enable-totp', about(user)));
      return user;
    });
  }

  async function disable(context: Context, actor: UserActor, password: string): Promise<User> {
    const { email, sessionId } = actor;
    const typed = { email, password, sessionId };
    const proven = await proofs.prove(context, typed, 'user.disable-totp');
    if (proven.kind === 'problem') throw fieldError(proven.problem, 'password');
    return database.transaction(async (manager) => {
      if (!(await proofs.spend(manager, proven))) throw fieldError('wrong-password', 'password');
      const none = { sealedTotpSecret: null, totpEnabledAt: null, totpStep: null };
      await users.change(manager, proven.user, none);
      await audit.record(manager, auditEntry(context, 'user.disable-totp', about(proven.user)));
      return proven.user;
    });
  }

  return { begin, confirm, disable };
}

function about({ id, email }: User) {
  return { subject: { kind: 'user', id, name: email }, fields: ['totp'] };
}

const wrongCode = {
  path: 'code',
  code: 'WRONG',
  message: 'This is not the code of this moment. Check the clock of your phone.',
};
