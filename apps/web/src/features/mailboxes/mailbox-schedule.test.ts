import { describe, expect, it } from 'vitest';
import { intervalMessage, intervals, scheduleSentence } from './mailbox-schedule.js';

const now = Date.parse('2026-03-01T12:00:00Z');
const mailbox = {
  ...({ __typename: 'Mailbox', id: 'm', enabled: true, authentication: 'OAUTH2' } as const),
  suspectedSince: null,
  throttledSince: null,
  incident: null,
  refusedSince: null,
  refusedLogins: 0,
  nextCheckAt: '2026-03-01T12:12:00Z',
  oauthClient: { __typename: 'OAuthClient', id: 'c', status: 'VALIDATED' } as const,
};
const said = (change: object) => scheduleSentence({ ...mailbox, ...change }, now, 'en');

describe('what is said of the next check', () => {
  it('is when it comes', () => {
    expect(said({})).toEqual({
      key: 'mailboxes.schedule.NEXT',
      values: { next: 'in 12 minutes' },
    });
    expect(said({ nextCheckAt: '2026-03-01T11:59:00Z' }).key).toBe('mailboxes.schedule.DUE');
  });

  it('is why it is sooner or later than usual', () => {
    const suspected = said({ suspectedSince: '2026-03-01T11:58:00Z' });
    expect(suspected.key).toBe('mailboxes.schedule.SUSPECTED');
    expect(said({ throttledSince: '2026-03-01T11:00:00Z' }).key).toBe(
      'mailboxes.schedule.THROTTLED',
    );
  });

  it('is why a refused login waits, and that it ends up at once a day', () => {
    const refusedSince = '2026-03-01T11:00:00Z';
    const keys = [1, 3, 4, 9].map((refusedLogins) => said({ refusedSince, refusedLogins }).key);
    expect(keys).toEqual([
      'mailboxes.schedule.REFUSED',
      'mailboxes.schedule.REFUSED',
      'mailboxes.schedule.REFUSED_DAILY',
      'mailboxes.schedule.REFUSED_DAILY',
    ]);
  });

  it('is why there is none', () => {
    expect(said({ enabled: false }).key).toBe('mailboxes.schedule.OFF');
    expect(said({ oauthClient: { id: 'c', status: 'READY' } }).key).toBe(
      'mailboxes.schedule.WAITING',
    );
  });
});

describe('the interval', () => {
  it('offers what is stored beside the usual ones', () => {
    expect(intervals(15)).toEqual([5, 15, 30, 60, 240, 720, 1440]);
    expect(intervals(45)).toContain(45);
  });

  it('is named in the largest unit', () => {
    expect([15, 60, 240, 1440, 90].map((minutes) => intervalMessage(minutes).key)).toEqual([
      'mailboxes.every.minutes',
      'mailboxes.every.hour',
      'mailboxes.every.hours',
      'mailboxes.every.day',
      'mailboxes.every.minutes',
    ]);
  });
});
