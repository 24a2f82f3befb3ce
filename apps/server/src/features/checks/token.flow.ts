import { oddCharacters } from '../../lib/odd-characters.js';
import type { Facts } from '../diagnoses/facts.js';
import type { MailboxToken } from '../grants/mailbox-token.flow.js';
import type { Mailbox } from '../mailboxes/mailbox.entity.js';
import type { StepEnd } from '../runs/run.flow.js';
import type { CheckContext, Findings, SignedInContext } from './check-context.js';
import type { CheckDependencies } from './check-dependencies.js';

const MINUTE = 60_000;
const MAIL_SERVER = { name: 'mail-server', title: 'Mail server known to this client' };
const RENEWAL = { name: 'token.renew', title: 'Token: renew it and try once more' };

type TokenDependencies = Pick<CheckDependencies, 'tokenOf' | 'mailboxes' | 'runs' | 'clock'>;

/** What a mailbox signs in with. Without a credential the check is over; the facts say why. */
export function createTokenStep({ tokenOf, mailboxes, runs, clock }: TokenDependencies) {
  return async (context: CheckContext): Promise<Findings> => {
    const { run, subject, facts, deadline } = context;
    const { mailbox } = subject;
    if (mailbox.authentication === 'PASSWORD') return passwordOf(mailbox, facts);
    // One that is refused is renewed, and the server asked once more. Where the last login was refused,
    // the first try is with a new one already: it may be the only try.
    const wanted = lastRefused(mailbox) ? { minLifeMs: Infinity } : { mayBeOver: true };
    const { got } = await runs.step(run, 'token', async () => {
      const got = await tokenOf(mailbox, deadline, wanted);
      const unknownServer = got.kind === 'none' && got.unconfirmed;
      return { got, ...(unknownServer ? refused(context, got.reason) : inWords(got, clock())) };
    });
    if (got.kind === 'none' && got.unconfirmed)
      return { facts: { ...facts, unconfirmed: got.unconfirmed } };
    return {
      facts: {
        ...facts,
        token:
          got.kind === 'token' || got.facts ? got.facts : { kind: 'absent', reason: got.reason },
        ...(got.kind === 'token' && { tokenContent: got.content }),
        ...(got.grantedAt && { grant: { issuedAt: got.grantedAt } }),
      },
      ...(got.kind === 'token' && { credential: { kind: 'token', token: got.accessToken } }),
    };
  };

  function passwordOf(mailbox: Mailbox, facts: CheckContext['facts']): Findings {
    const password = mailboxes.passwordOf(mailbox);
    if (!password) return {};
    const odd = oddCharacters(password.reveal());
    const known = odd.length > 0 ? { ...facts.mailbox, oddInPassword: odd } : facts.mailbox;
    return { facts: { ...facts, mailbox: known }, credential: { kind: 'password', password } };
  }

  /** A step of its own says so, before the one that nobody has taken. */
  function refused({ run }: CheckContext, detail: string): StepEnd {
    const step = MAIL_SERVER.name;
    runs.record(run.id, { kind: 'steps-added', steps: [MAIL_SERVER], before: 'token' });
    runs.record(run.id, { kind: 'step-ended', step, status: 'FAILED', detail, at: clock() });
    return { status: 'SKIPPED' };
  }
}

/** A new token after an old one was refused; nothing where the provider gives none. */
export function createRenewal({ tokenOf, runs }: Pick<TokenDependencies, 'tokenOf' | 'runs'>) {
  return async (context: SignedInContext): Promise<Findings> => {
    const { run, subject, facts, credential, deadline } = context;
    if (credential.kind !== 'token') return {};
    runs.record(run.id, { kind: 'steps-added', steps: [RENEWAL] });
    const { got, renewed } = await runs.step(run, RENEWAL.name, async () => {
      // No token lives for ever, so this one is renewed whatever its age.
      const got = await tokenOf(subject.mailbox, deadline, { minLifeMs: Infinity });
      const renewed =
        got.kind === 'token' && got.accessToken.reveal() !== credential.token.reveal();
      const other = renewed ? 'renewed' : 'The provider gave no other token.';
      const detail = got.kind === 'none' ? got.reason : other;
      return { got, renewed, detail, status: renewed ? 'SUCCEEDED' : 'WARNING' };
    });
    const known: Facts = { ...facts, ...(got.facts && { token: got.facts }) };
    if (!renewed || got.kind === 'none') return { facts: { ...known, mailbox: facts.mailbox } };
    return {
      facts: { ...known, mailbox: facts.mailbox, tokenContent: got.content },
      credential: { kind: 'token', token: got.accessToken },
    };
  };
}

function lastRefused({ lastRefusedAt, lastOkAt }: Mailbox): boolean {
  return lastRefusedAt !== null && (lastOkAt === null || lastRefusedAt > lastOkAt);
}

function inWords(got: MailboxToken, now: Date): StepEnd {
  if (got.kind === 'none') return { status: 'FAILED', detail: got.reason };
  const minutes = Math.max(0, Math.round((got.expiresAt.getTime() - now.getTime()) / MINUTE));
  return { status: 'SUCCEEDED', detail: `fresh for ${minutes} min` };
}
