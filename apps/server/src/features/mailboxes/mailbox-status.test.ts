import { describe, expect, it } from 'vitest';
import {
  afterCheck,
  checking,
  mailboxStatus,
  neverChecked,
  unchecking,
  type CheckResult,
  type MailboxState,
} from './mailbox-status.js';

const fresh: MailboxState = {
  ...neverChecked,
  ...unchecking,
  enabled: true,
  lastOkAt: null,
  checkEveryMinutes: 15,
};
const monday = new Date('2026-01-05T08:00:00Z');
const tuesday = new Date('2026-01-06T08:00:00Z');
const failed = { ok: false, incoming: false, outgoing: true, throttled: false };
const throttled = { ...failed, throttled: true };
const worked = { ok: true, incoming: true, outgoing: undefined, throttled: false };

const minutesAfter = (start: Date, end: Date | null | undefined) =>
  end ? (end.getTime() - start.getTime()) / 60_000 : undefined;

/** The mailbox after a check by somebody, or by the schedule. */
function after(
  mailbox: MailboxState,
  result: CheckResult,
  { at = monday, scheduled = false } = {},
) {
  return { ...mailbox, ...afterCheck(mailbox, result, { at, scheduled, chance: 0.5 }) };
}

describe('a mailbox', () => {
  it('is what its last check said, unless a check runs or it is switched off', () => {
    expect(mailboxStatus(fresh)).toBe('UNCHECKED');
    expect(mailboxStatus({ ...fresh, lastResult: 'OK' })).toBe('OK');
    expect(mailboxStatus({ ...fresh, checkingRunId: 'r' })).toBe('CHECKING');
    expect(mailboxStatus({ ...fresh, checkingRunId: 'r', enabled: false })).toBe('DISABLED');
  });

  it('keeps its status during a check that nobody asked for', () => {
    const begun = checking(fresh, { runId: 'r', quietly: true, now: monday, chance: 0.5 });
    expect(mailboxStatus({ ...fresh, ...begun, lastResult: 'OK' })).toBe('OK');
    expect(minutesAfter(monday, begun.nextCheckAt)).toBe(15);
  });

  it('is failing since the first failure', () => {
    const once = after(fresh, failed);
    expect(once).toMatchObject({
      lastResult: 'FAILING',
      incomingState: 'FAILING',
      outgoingState: 'OK',
      failingSince: monday,
    });
    expect(after(once, failed, { at: tuesday }).failingSince).toEqual(monday);
  });

  it('forgets its failure when a check succeeds', () => {
    expect(after(after(fresh, failed), worked, { at: tuesday })).toMatchObject({
      lastResult: 'OK',
      outgoingState: 'UNKNOWN',
      failingSince: null,
      lastOkAt: tuesday,
    });
  });
});

describe('a regular check that fails', () => {
  const ok = after(fresh, worked);

  it('is looked at once more, about a minute later, before the mailbox is called failing', () => {
    const suspected = after(ok, failed, { at: tuesday, scheduled: true });
    expect(suspected).toMatchObject({ lastResult: 'OK', suspectedSince: tuesday });
    expect(minutesAfter(tuesday, suspected.nextCheckAt)).toBe(1);
    const confirmed = after(suspected, failed, { at: tuesday, scheduled: true });
    expect(confirmed).toMatchObject({ lastResult: 'FAILING', suspectedSince: null });
    expect(minutesAfter(tuesday, confirmed.nextCheckAt)).toBe(15);
  });

  it('was a passing fault when the second look is well', () => {
    const again = after(after(ok, failed, { at: tuesday, scheduled: true }), worked, {
      at: tuesday,
      scheduled: true,
    });
    expect(again).toMatchObject({ lastResult: 'OK', suspectedSince: null });
  });

  it('tells nothing new of a mailbox that is failing already', () => {
    const failing = after(ok, failed);
    expect(after(failing, failed, { at: tuesday, scheduled: true })).toMatchObject({
      lastResult: 'FAILING',
      suspectedSince: null,
    });
  });
});

describe('a server that asks for patience', () => {
  const ok = after(fresh, worked);
  const again = (mailbox: MailboxState, at = monday) =>
    after(mailbox, throttled, { at, scheduled: true });

  it('is asked ever less often, down to every four hours, and the mailbox stays what it is', () => {
    let mailbox = ok;
    const pauses = [1, 2, 3, 4, 5].map(() => {
      mailbox = again(mailbox);
      expect(mailbox.lastResult).toBe('OK');
      return minutesAfter(monday, mailbox.nextCheckAt);
    });
    expect(pauses).toEqual([30, 60, 120, 240, 240]);
    expect(after(mailbox, worked)).toMatchObject({ slowdown: 0, throttledSince: null });
    expect(minutesAfter(monday, after(mailbox, worked).nextCheckAt)).toBe(15);
  });

  it('for a whole day does not work', () => {
    const suspected = again(again(ok), tuesday);
    expect(suspected).toMatchObject({ lastResult: 'OK', suspectedSince: tuesday });
    expect(again(suspected, tuesday).lastResult).toBe('FAILING');
  });

  it('is no secret to a person who checks', () => {
    expect(after(ok, throttled)).toMatchObject({ lastResult: 'FAILING', slowdown: 1 });
  });
});
