import { describe, expect, it } from 'vitest';
import type { RevocationReading } from './revocation-answer.js';
import { revocationPause, revocationTitle, revocationVerdict } from './revocation-verdict.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const now = new Date('2026-11-22T12:00:00Z');
const pending = (tries: number, age = 0) => ({
  tries,
  createdAt: new Date(now.getTime() - age),
});
const away: RevocationReading = { atProvider: 'WAITING', said: 'HTTP 503' };
const verdict = (of: ReturnType<typeof pending>, reading: RevocationReading) =>
  revocationVerdict(of, reading, { now, chance: 0 });

describe('the next try', () => {
  it('comes after half a minute, doubled each time, an hour at most', () => {
    const pauses = [1, 2, 3, 7, 8, 9, 200].map((tries) => revocationPause(tries, 0) / MINUTE);
    expect(pauses).toEqual([0.5, 1, 2, 32, 60, 60, 60]);
    expect(revocationPause(8, 0.999)).toBeGreaterThanOrEqual(48 * MINUTE);
  });

  it('is not sooner than the provider wants it, and the others at its host wait, too', () => {
    expect(verdict(pending(1), { ...away, retryAfter: '600' })).toEqual({
      kind: 'later',
      hostRests: true,
      at: new Date(now.getTime() + 10 * MINUTE),
    });
  });

  it('is not sooner than planned, however little the provider asks for', () => {
    expect(verdict(pending(2), { ...away, retryAfter: '-5' })).toMatchObject({
      at: new Date(now.getTime() + MINUTE),
    });
  });

  it('lets the others at the host wait where nobody answers, and not for an answer to one', () => {
    expect(verdict(pending(1), { ...away, unreachable: true })).toMatchObject({ hostRests: true });
    expect(verdict(pending(1), away)).toMatchObject({ hostRests: false });
  });
});

describe('the end', () => {
  it.each([
    ['REVOKED', 'grant.given-back'],
    ['NOT_SUPPORTED', 'grant.give-back-refused'],
    ['FAILED', 'grant.give-back-refused'],
  ] as const)('is told for %s as %s', (atProvider, action) => {
    const over = verdict(pending(3, 30 * DAY), { atProvider, said: 'so' });
    expect(over).toMatchObject({ kind: 'over', action });
  });

  it('comes after seven days without an answer, and not before', () => {
    expect(verdict(pending(170, 7 * DAY - 1), away).kind).toBe('later');
    expect(verdict(pending(170, 7 * DAY), away)).toEqual({
      kind: 'over',
      action: 'grant.give-back-given-up',
    });
  });

  it('names whose it was and what the provider said', () => {
    const clientName = 'Contoso';
    const identity = { subjects: [], account: 'ana@contoso.com' };
    expect(revocationTitle({ identity, clientName }, 'HTTP 200')).toBe(
      'ana@contoso.com, Contoso: HTTP 200',
    );
    expect(revocationTitle({ identity: { subjects: [] }, clientName }, 'HTTP 503')).toBe(
      'Contoso: HTTP 503',
    );
  });
});
