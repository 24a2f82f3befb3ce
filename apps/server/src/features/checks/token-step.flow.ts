import type { Deadline } from '../../lib/deadline.js';
import type { Facts } from '../diagnoses/facts.js';
import type { FreshToken } from '../grants/grant.flow.js';
import { holderOf } from '../grants/holder.js';
import type { Mailbox } from '../mailboxes/mailbox.entity.js';
import type { Run } from '../runs/run.entity.js';
import type { CheckDependencies } from './check-dependencies.js';
import type { Credential } from './probes/probe.js';

const MINUTE = 60_000;

/** The first step of a check: what the mailbox signs in with. Undefined ends the check; the facts say why. */
export function createTokenStep({ grants, mailboxes, runs, clock }: CheckDependencies) {
  return async (
    run: Run,
    mailbox: Mailbox,
    { facts, deadline }: { facts: Facts; deadline: Deadline },
  ): Promise<Credential | undefined> => {
    if (mailbox.authentication === 'PASSWORD') {
      const password = mailboxes.passwordOf(mailbox);
      return password && { kind: 'password', password };
    }
    runs.record(run.id, { kind: 'step-started', step: 'token', at: clock() });
    const fresh = await grants.fresh(holderOf(mailbox), deadline);
    if (fresh.kind === 'token' || fresh.facts) facts.token = fresh.facts;
    else facts.token = { kind: 'absent', reason: fresh.reason };
    if (fresh.kind === 'token') facts.tokenContent = fresh.content;
    if (fresh.grantedAt) facts.grant = { issuedAt: fresh.grantedAt };
    const status = fresh.kind === 'token' ? 'SUCCEEDED' : 'FAILED';
    runs.record(run.id, {
      kind: 'step-ended',
      step: 'token',
      status,
      at: clock(),
      detail: inWords(fresh, clock()),
    });
    return fresh.kind === 'token' ? { kind: 'token', token: fresh.accessToken } : undefined;
  };
}

function inWords(fresh: FreshToken, now: Date): string {
  if (fresh.kind === 'none') return fresh.reason;
  const minutes = Math.max(0, Math.round((fresh.expiresAt.getTime() - now.getTime()) / MINUTE));
  return `fresh for ${minutes} min`;
}
