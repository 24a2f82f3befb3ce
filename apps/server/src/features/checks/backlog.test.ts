import { describe, expect, it } from 'vitest';
import { backlogOf } from './backlog.js';

const now = new Date('2026-11-30T12:00:00Z');
const limits = { total: 20, perKey: 4 };
const since = (seconds: number) => ({ due: now.getTime() - seconds * 1000, host: 'imap.test' });

describe('backlogOf', () => {
  it('is at rest where nothing is due', () => {
    expect(backlogOf({ count: 0, first: undefined }, { now, limits })).toEqual({
      overdue: 0,
      behindSeconds: 0,
      isBehind: false,
      host: null,
      atOnce: 20,
      perHost: 4,
    });
  });

  it.each([
    [59, false],
    [60, true],
    [3600, true],
  ])('calls %i seconds behind: %s', (seconds, isBehind) => {
    const backlog = backlogOf({ count: 3, first: since(seconds) }, { now, limits });
    expect(backlog).toMatchObject({ overdue: 3, behindSeconds: seconds, isBehind });
    expect(backlog.host).toBe('imap.test');
  });

  it('stays a whole number that GraphQL knows, whatever the clock did', () => {
    expect(backlogOf({ count: 1, first: since(-5) }, { now, limits }).behindSeconds).toBe(0);
    const ages = backlogOf({ count: 1, first: { due: -(10 ** 15), host: null } }, { now, limits });
    expect(ages.behindSeconds).toBe(2 ** 31 - 1);
  });
});
