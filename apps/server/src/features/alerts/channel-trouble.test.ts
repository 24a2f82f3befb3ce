import { describe, expect, it } from 'vitest';
import { channelTrouble, mayBeInTrouble, type Failed } from './channel-trouble.js';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 12, minute));
const working = { enabled: true, offReason: null, failCount: 0 };
const failing = { ...working, failCount: 2 };
const waiting: Failed = {
  state: 'WAITING',
  createdAt: at(0),
  lastAttemptAt: at(1),
  status: 503,
  answer: 'Busy',
};

describe('the trouble of a channel', () => {
  it('begins with the oldest alert that has not arrived, and tells the latest answer', () => {
    const later = { ...waiting, createdAt: at(3), lastAttemptAt: at(4), status: 502, answer: '' };
    expect(channelTrouble(failing, [later, waiting])).toEqual({ since: at(0), reason: '502' });
    expect(channelTrouble(failing, [waiting])).toEqual({ since: at(0), reason: '503 Busy' });
  });

  it('is none while one attempt alone has failed, and is at once where none will follow', () => {
    const once = { ...working, failCount: 1 };
    expect(channelTrouble(once, [waiting])).toBeUndefined();
    expect(channelTrouble(once, [{ ...waiting, state: 'GIVEN_UP' }])).toBeDefined();
  });

  it('is none where it works, or a person has switched it off', () => {
    expect(mayBeInTrouble(working)).toBe(false);
    expect(mayBeInTrouble({ ...failing, enabled: false })).toBe(false);
    expect(channelTrouble(working, [waiting])).toBeUndefined();
    expect(channelTrouble(failing, [])).toBeUndefined();
  });

  it('is that it was switched off, where nobody did so by hand', () => {
    const off = { enabled: false, offReason: 'The receiver wants nothing.', failCount: 0 };
    const gone: Failed = { ...waiting, state: 'GIVEN_UP', status: 410 };
    expect(channelTrouble(off, [gone])).toEqual({ since: at(0), reason: off.offReason });
  });

  it.each([
    [{ status: null, answer: 'It gave no answer.' }, 'It gave no answer.'],
    [{ status: 550, answer: '550 5.1.1 unknown' }, '550 5.1.1 unknown'],
    [{ status: null, answer: null }, 'No answer.'],
  ])('says %o as %s', (said, reason) => {
    expect(channelTrouble(failing, [{ ...waiting, ...said }])?.reason).toBe(reason);
  });
});
