import { describe, expect, it } from 'vitest';
import {
  calendarDay,
  dateField,
  daysUntil,
  duration,
  fromDateField,
  relativeTime,
  sinceTime,
} from './time.js';

const now = Date.parse('2026-11-22T12:00:00Z');

describe('relativeTime', () => {
  it.each([
    ['2026-11-22T11:59:40Z', 'now'],
    ['2026-11-22T11:59:00Z', '1 minute ago'],
    ['2026-11-22T09:00:00Z', '3 hours ago'],
    ['2026-11-19T12:00:00Z', '3 days ago'],
    ['2026-11-23T12:00:00Z', 'tomorrow'],
    ['2027-01-01T12:00:00Z', 'in 40 days'],
    ['2026-08-22T12:00:00Z', '3 months ago'],
    ['2023-11-22T12:00:00Z', '3 years ago'],
  ])('says %s as %s', (then, words) => {
    expect(relativeTime(then, now)).toBe(words);
  });
});

describe('sinceTime', () => {
  it('names the hour of today, and the day too of another day', () => {
    expect(sinceTime(new Date(now - 60_000).toISOString(), now)).toMatch(/^\d\d:\d\d$/);
    expect(sinceTime('2026-11-19T12:00:00Z', now)).toMatch(/^(19|20) Nov 2026, \d\d:\d\d$/);
  });
});

describe('duration', () => {
  it.each([
    [12.4, '12 ms'],
    [812, '812 ms'],
    [2_400, '2.4 s'],
    [65_000, '1 min 5 s'],
  ])('says %d as %s', (ms, words) => {
    expect(duration(ms)).toBe(words);
  });
});

describe('days', () => {
  it('counts whole days, negative when past', () => {
    expect(daysUntil('2026-11-24T11:00:00Z', now)).toBe(1);
    expect(daysUntil('2026-11-20T12:00:00Z', now)).toBe(-2);
  });

  it('reads a calendar day in UTC whatever the reader’s zone', () => {
    expect(calendarDay('2026-11-02T00:00:00.000Z')).toBe('2 Nov 2026');
  });

  it('gives a date field back what it took', () => {
    expect(fromDateField(dateField('2026-11-02T00:00:00.000Z'))).toBe('2026-11-02T00:00:00.000Z');
    expect(fromDateField('')).toBeNull();
    expect(dateField(null)).toBe('');
  });
});
