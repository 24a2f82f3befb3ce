import { describe, expect, it } from 'vitest';
import {
  afterCheck,
  checking,
  mailboxStatus,
  neverChecked,
  neverRefused,
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
const failed = {
  ok: false,
  incoming: false,
  outgoing: true,
  throttled: false,
  refused: false,
  shutOut: false,
};
const refused = { ...failed, refused: true };
const throttled = { ...failed, throttled: true };
const worked = {
  ok: true,
  incoming: true,
  outgoing: undefined,
  throttled: false,
  refused: false,
  shutOut: false,
};

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

describe('a server that limits the rate', () => {
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

describe('a login that is refused', () => {
  const ok = after(fresh, worked);
  const regular = (mailbox: MailboxState, result: CheckResult = refused) =>
    after(mailbox, result, { at: tuesday, scheduled: true });

  it('is tried again after 15 minutes, an hour, four hours, then daily', () => {
    let mailbox = ok;
    const seen = [1, 2, 3, 4, 5].map(() => {
      mailbox = regular(mailbox);
      return [mailbox.lastResult, minutesAfter(tuesday, mailbox.nextCheckAt)];
    });
    expect(seen).toEqual([
      ['OK', 15],
      ['FAILING', 60],
      ['FAILING', 240],
      ['FAILING', 1440],
      ['FAILING', 1440],
    ]);
    expect(mailbox).toMatchObject({ refusedLogins: 5, refusedSince: tuesday });
  });

  it('keeps its count when another failure comes between, which has the usual pace', () => {
    const thrice = [1, 2, 3].reduce((mailbox) => regular(mailbox), ok);
    const unreachable = regular(thrice, failed);
    expect(minutesAfter(tuesday, unreachable.nextCheckAt)).toBe(15);
    expect(minutesAfter(tuesday, regular(unreachable).nextCheckAt)).toBe(1440);
  });

  it('is forgotten once it is taken', () => {
    const well = regular(
      [1, 2, 3].reduce((mailbox) => regular(mailbox), ok),
      worked,
    );
    expect(well).toMatchObject(neverRefused);
    expect(minutesAfter(tuesday, well.nextCheckAt)).toBe(15);
  });

  it('is put off by its own pause while a check is under way: a process that dies asks no more often', () => {
    const thrice = [1, 2, 3].reduce((mailbox) => regular(mailbox), ok);
    const begun = checking(thrice, { runId: 'r', quietly: true, now: tuesday, chance: 0.5 });
    expect(minutesAfter(tuesday, begun.nextCheckAt)).toBe(240);
  });

  it('was refused by a server that limits the rate as well: the longer pause counts', () => {
    const both = regular(ok, { ...refused, throttled: true });
    expect(both).toMatchObject({ lastResult: 'OK', refusedLogins: 1, slowdown: 1 });
    expect(minutesAfter(tuesday, both.nextCheckAt)).toBe(30);
  });
});
