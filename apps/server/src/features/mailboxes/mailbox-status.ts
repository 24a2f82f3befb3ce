import type { MailboxStatus, ServerState } from '../../graphql/enums.js';
import { confirmation, isSoon, nextCheck, shutOutCheck } from './check-times.js';

export interface MailboxState {
  enabled: boolean;
  checkingRunId: string | null;
  /** Nobody asked for the check under way, so the status does not tell of it. */
  checkingQuietly: boolean;
  lastResult: LastResult;
  incomingState: ServerState;
  outgoingState: ServerState;
  lastOkAt: Date | null;
  failingSince: Date | null;
  checkEveryMinutes: number;
  nextCheckAt: Date | null;
  /** A check by schedule failed once, and nobody has confirmed it yet. */
  suspectedSince: Date | null;
  throttledSince: Date | null;
  slowdown: number;
  refusedSince: Date | null;
  refusedLogins: number;
}

export type LastResult = 'UNCHECKED' | 'OK' | 'FAILING';

export function mailboxStatus(mailbox: MailboxState): MailboxStatus {
  const checking = mailbox.checkingRunId && !mailbox.checkingQuietly;
  return mailbox.enabled && checking ? 'CHECKING' : lastingStatus(mailbox);
}

/** The status that a history tells: checks come and go in it. */
export function lastingStatus({
  enabled,
  lastResult,
}: Pick<MailboxState, 'enabled' | 'lastResult'>): LastResult | 'DISABLED' {
  return enabled ? lastResult : 'DISABLED';
}

/** One direction's answer: undefined where the mailbox has no such server or it was not asked. */
export interface CheckResult {
  ok: boolean;
  incoming: boolean | undefined;
  outgoing: boolean | undefined;
  /** The servers limited the rate: it says nothing about the mailbox. */
  throttled: boolean;
  /** A server has refused the login itself: the next one waits longer each time. */
  refused: boolean;
  /** The server turns away whoever comes from here: it says nothing about the mailbox. */
  shutOut: boolean;
}

export interface Circumstances {
  at: Date;
  /** By the schedule: a failure is believed at the second look. A person's own check is believed at once. */
  scheduled: boolean;
  /** Others are known to fail for the same cause: no second look is needed. */
  confirmed?: boolean;
  /** 0 to 1: spreads the checks that follow. */
  chance: number;
}

/** Rate limiting ends: who has been sent away for a day does not work. */
const PATIENCE = 24 * 60 * 60_000;

export type Meaning = 'ok' | 'failing' | 'suspected' | 'throttled' | 'shut-out';

/** What a result means for the mailbox. */
export function meaningOf(
  mailbox: MailboxState,
  { ok, throttled, shutOut }: CheckResult,
  { at, scheduled, confirmed }: Circumstances,
): Meaning {
  if (ok) return 'ok';
  if (shutOut) return 'shut-out';
  const since = mailbox.throttledSince ?? at;
  const patient = at.getTime() - since.getTime() < PATIENCE;
  if (scheduled && throttled && patient) return 'throttled';
  const known = mailbox.suspectedSince ?? mailbox.lastResult === 'FAILING';
  return !scheduled || confirmed || known ? 'failing' : 'suspected';
}

/** The state after a check; failing since the first failure, not the latest. */
export function afterCheck(
  mailbox: MailboxState,
  result: CheckResult,
  seen: Circumstances,
): Partial<MailboxState> {
  const { at, chance } = seen;
  const meaning = meaningOf(mailbox, result, seen);
  if (meaning === 'shut-out')
    return {
      ...unchecking,
      nextCheckAt: mailbox.enabled ? shutOutCheck(mailbox, at, chance) : null,
    };
  const refusals = refusalsAfter(mailbox, result, at);
  // What failed for another reason keeps its pace, and what was counted before still counts.
  const refusedLogins = result.refused ? refusals.refusedLogins : 0;
  if (meaning === 'suspected') {
    const nextCheckAt = confirmation(refusedLogins, at, chance);
    return { ...unchecking, ...refusals, suspectedSince: at, nextCheckAt };
  }
  const slowdown = result.throttled && !result.ok ? mailbox.slowdown + 1 : 0;
  const pace = { slowdown, refusedLogins, checkEveryMinutes: mailbox.checkEveryMinutes };
  // What failed may have been fixed meanwhile: whoever knows of that has put the next look forward.
  const hurried = mailbox.checkingRunId !== null && isSoon(mailbox.nextCheckAt, at);
  const soon = hurried && !result.ok ? mailbox.nextCheckAt : null;
  const next = {
    ...unchecking,
    ...refusals,
    slowdown,
    throttledSince: slowdown > 0 ? (mailbox.throttledSince ?? at) : null,
    nextCheckAt: mailbox.enabled ? (soon ?? nextCheck(pace, at, chance)) : null,
  };
  if (meaning === 'throttled') return next;
  return { ...next, suspectedSince: null, ...resultColumns(mailbox, result, at) };
}

function refusalsAfter(
  { refusedSince, refusedLogins }: MailboxState,
  result: CheckResult,
  at: Date,
) {
  if (result.ok) return neverRefused;
  if (!result.refused) return { refusedSince, refusedLogins };
  return { refusedSince: refusedSince ?? at, refusedLogins: refusedLogins + 1 };
}

function resultColumns(
  mailbox: MailboxState,
  result: CheckResult,
  at: Date,
): Partial<MailboxState> {
  return {
    lastResult: result.ok ? 'OK' : 'FAILING',
    incomingState: serverState(result.incoming),
    outgoingState: serverState(result.outgoing),
    lastOkAt: result.ok ? at : mailbox.lastOkAt,
    failingSince: result.ok ? null : (mailbox.failingSince ?? at),
  };
}

/**
 * The state while a check is under way. The next one is put off at once: should the process die in
 * the middle, the mailbox is not asked again and again.
 */
export function checking(
  mailbox: MailboxState,
  begun: { runId: string; quietly: boolean; now: Date; chance: number },
): Partial<MailboxState> {
  const { runId, quietly, now, chance } = begun;
  const nextCheckAt = mailbox.enabled ? nextCheck(mailbox, now, chance) : null;
  return { checkingRunId: runId, checkingQuietly: quietly, nextCheckAt };
}

/** Somebody has fixed something, or wants to see for themselves: refusals are counted anew. */
export const neverRefused = { refusedSince: null, refusedLogins: 0 };

/** The check under way has ended, however. */
export const unchecking = { checkingRunId: null, checkingQuietly: false };

/** The state after a change of servers, login or credentials: what was seen before says nothing any more. */
export const neverChecked = {
  signInWays: null,
  lastResult: 'UNCHECKED',
  incomingState: 'UNKNOWN',
  outgoingState: 'UNKNOWN',
  failingSince: null,
  nextCheckAt: null,
  suspectedSince: null,
  throttledSince: null,
  slowdown: 0,
  ...neverRefused,
} as const satisfies Partial<MailboxState & { signInWays: null }>;

function serverState(ok: boolean | undefined): ServerState {
  if (ok === undefined) return 'UNKNOWN';
  return ok ? 'OK' : 'FAILING';
}
