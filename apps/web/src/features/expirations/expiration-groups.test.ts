import { describe, expect, it } from 'vitest';
import { groupExpirations } from './expiration-groups.js';
import { urgency, whenItEnds } from './expiration-time.js';

const now = Date.parse('2026-11-10T15:00:00Z');
const at = (endsAt: string) => ({ endsAt });

describe('groups', () => {
  it('are what has ended, the week, the rest of the month and months', () => {
    const dates = [
      ...['2026-11-08T00:00:00Z', '2026-11-10T14:00:00Z', '2026-11-10T16:00:00Z'],
      ...['2026-11-17T00:00:00Z', '2026-11-18T00:00:00Z', '2026-12-01T00:00:00Z'],
      ...['2026-12-31T23:59:59Z', '2027-02-01T00:00:00Z'],
    ];
    const groups = groupExpirations(dates.map(at), now, 'en');
    expect(groups.map(({ id, expirations }) => [id, expirations.length])).toEqual([
      ...[['ended', 2], ['week', 2], ['2026-11', 1], ['2026-12', 2], ['2027-02', 1]], // prettier-ignore
    ]);
    expect(groups[2]?.title).toEqual({
      key: 'expirations.group.laterThisMonth',
      values: { month: 'November 2026' },
    });
  });
});

describe('the words of an end', () => {
  it.each([
    ['2026-11-11T00:00:00Z', 'ends', 1],
    ['2026-11-21T23:59:00Z', 'ends', 11],
    ['2026-11-10T23:00:00Z', 'today', undefined],
    ['2026-11-10T01:00:00Z', 'endedToday', undefined],
    ['2026-11-07T23:00:00Z', 'ended', 3],
  ])('of %s count days as a calendar does', (endsAt, name, count) => {
    const { key, values } = whenItEnds(endsAt, now);
    expect([key, values?.['count']]).toEqual([`expirations.when.${name}`, count]);
  });

  it('have a tone for what has ended, whatever its severity', () => {
    const over = { endsAt: '2026-11-01T00:00:00Z', severity: 'INFO' };
    expect(urgency(over, now)).toEqual({
      tone: 'error',
      message: { key: 'expirations.urgency.ended' },
    });
    const next = { endsAt: '2026-12-01T00:00:00Z', severity: 'WARNING' };
    expect(urgency(next, now).tone).toBe('warning');
  });
});
