import { describe, expect, it } from 'vitest';
import { mailboxTimeline, type TimelineRun } from './mailbox-timeline.js';

const at = (minute: number) => `2026-03-01T12:${String(minute).padStart(2, '0')}:00.000Z`;
const run = (minute: number): TimelineRun => ({
  ...({ __typename: 'Run', id: `run ${minute}`, kind: 'CHECK', status: 'SUCCEEDED' } as const),
  ...({ message: '', trigger: 'SCHEDULE', startedBy: null, finishedAt: null } as const),
  startedAt: at(minute),
});
const change = (minute: number) => ({
  ...({ __typename: 'MailboxStateChange', id: `change ${minute}`, status: 'OK' } as const),
  title: null,
  since: at(minute),
});
const ids = (...given: Parameters<typeof mailboxTimeline>) =>
  mailboxTimeline(...given).map(({ id }) => id);

describe('the history of a mailbox', () => {
  it('puts changes and runs in one order', () => {
    const runs = [run(30), run(10)];
    expect(ids([change(31), change(11)], { runs, more: false })).toEqual([
      'change 31',
      'run 30',
      'change 11',
      'run 10',
    ]);
  });

  it('goes no further back than the runs that are loaded', () => {
    const runs = [run(30)];
    expect(ids([change(31), change(11)], { runs, more: true })).toEqual(['change 31', 'run 30']);
    expect(ids([change(31), change(11)], { runs, more: false })).toHaveLength(3);
  });
});
