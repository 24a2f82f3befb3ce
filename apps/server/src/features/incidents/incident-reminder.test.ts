import { describe, expect, it } from 'vitest';
import { isReminderDue, openFor } from './incident-reminder.js';

const HOUR = 60 * 60_000;
const openedAt = new Date('2026-03-01T09:00:00Z');
const after = (hours: number) => new Date(openedAt.getTime() + hours * HOUR);
const open = { openedAt, closedAt: null, remindedAt: null };

describe('a reminder of an open incident', () => {
  it('is due after a day, and then every week', () => {
    const due: number[] = [];
    let remindedAt: Date | null = null;
    for (let hour = 0; hour < 24 * 25; hour += 1) {
      if (!isReminderDue({ ...open, remindedAt }, after(hour))) continue;
      due.push(hour / 24);
      remindedAt = after(hour);
    }
    expect(due).toEqual([1, 8, 15, 22]);
  });

  it('is one, however long nobody could send any', () => {
    expect(isReminderDue(open, after(24 * 40))).toBe(true);
    expect(isReminderDue({ ...open, remindedAt: after(24 * 40) }, after(24 * 40 + 1))).toBe(false);
  });

  it('is never due once it is closed', () => {
    expect(isReminderDue({ ...open, closedAt: after(3) }, after(24 * 9))).toBe(false);
  });

  it('says how long it has been', () => {
    expect(openFor(openedAt, after(25))).toEqual({ days: 1, words: 'a day' });
    expect(openFor(openedAt, after(24 * 8 + 5))).toEqual({ days: 8, words: '8 days' });
  });
});
