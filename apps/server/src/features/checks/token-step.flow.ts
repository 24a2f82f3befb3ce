import { oddCharacters } from '../../lib/odd-characters.js';
import type { Deadline } from '../../lib/deadline.js';
import type { Facts } from '../diagnoses/facts.js';
import type { MailboxToken } from '../grants/mailbox-token.flow.js';
import type { Mailbox } from '../mailboxes/mailbox.entity.js';
import type { Run } from '../runs/run.entity.js';
import type { CheckDependencies } from './check-dependencies.js';
import type { Credential } from './probes/probe.js';

const MINUTE = 60_000;
const MAIL_SERVER = { name: 'mail-server', title: 'Mail server known to this client' };

/** The first step of a check: what the mailbox signs in with. Undefined ends the check; the facts say why. */
export function createTokenStep({ tokenOf, mailboxes, runs, clock }: CheckDependencies) {
  /** A step of its own says so, before the one that nobody has taken. */
  function refuse({ id }: Run, detail: string): void {
    const at = clock();
    runs.record(id, { kind: 'steps-added', steps: [MAIL_SERVER], before: 'token' });
    const ended = { kind: 'step-ended', at } as const;
    runs.record(id, { ...ended, step: MAIL_SERVER.name, status: 'FAILED', detail });
    runs.record(id, { ...ended, step: 'token', status: 'SKIPPED' });
  }

  return async (
    run: Run,
    mailbox: Mailbox,
    { facts, deadline }: { facts: Facts; deadline: Deadline },
  ): Promise<Credential | undefined> => {
    if (mailbox.authentication === 'PASSWORD') {
      const password = mailboxes.passwordOf(mailbox);
      const odd = password ? oddCharacters(password.reveal()) : [];
      if (facts.mailbox && odd.length > 0) facts.mailbox.oddInPassword = odd;
      return password && { kind: 'password', password };
    }
    runs.record(run.id, { kind: 'step-started', step: 'token', at: clock() });
    // One that is refused is renewed, and the server asked once more. Where the last login was refused,
    // the first try is with a new one already: it may be the only try.
    const wanted = lastRefused(mailbox) ? { minLifeMs: Infinity } : { mayBeOver: true };
    const fresh = await tokenOf(mailbox, deadline, wanted);
    if (fresh.kind === 'none' && fresh.unconfirmed) {
      facts.unconfirmed = fresh.unconfirmed;
      refuse(run, fresh.reason);
      return undefined;
    }
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

function lastRefused({ lastRefusedAt, lastOkAt }: Mailbox): boolean {
  return lastRefusedAt !== null && (lastOkAt === null || lastRefusedAt > lastOkAt);
}

function inWords(fresh: MailboxToken, now: Date): string {
  if (fresh.kind === 'none') return fresh.reason;
  const minutes = Math.max(0, Math.round((fresh.expiresAt.getTime() - now.getTime()) / MINUTE));
  return `fresh for ${minutes} min`;
}
