import { describe, expect, it } from 'vitest';
import { grantHealth as healthOf, nextRenewalAt } from './grant-health.js';

const now = new Date('2026-11-20T12:00:00Z');
const later = new Date('2026-11-20T13:00:00Z');
const alive = {
  ...({ status: 'active', statusReason: null, refreshable: true, failCount: 0 } as const),
  nextAttemptAt: later,
  accessTokenExpiresAt: later,
  lastFailure: null,
};

const grantHealth = (
  grant: Parameters<typeof healthOf>[0],
  at: Date,
  lacking: string | null = null,
) => healthOf(grant, { now: at, lacking });

describe('the health of a grant', () => {
  it('is good while tokens come', () => {
    expect(grantHealth(alive, now)).toEqual({ health: 'HEALTHY', reason: null });
    expect(nextRenewalAt(alive)).toBe(later);
  });

  it('is not good where a mailbox misses a scope, unless something worse is wrong', () => {
    const lacking = 'Not granted: send.';
    expect(grantHealth(alive, now, lacking)).toEqual({ health: 'SCOPE_MISSING', reason: lacking });
    expect(grantHealth({ ...alive, failCount: 1 }, now, lacking).health).toBe('RETRYING');
    const ended = { ...alive, status: 'reauth_required' } as const;
    expect(grantHealth(ended, now, lacking).health).toBe('REAUTH_REQUIRED');
  });

  it('names the end of the pause of its host where that is later than its own time', () => {
    const end = new Date(later.getTime() + 30_000);
    expect(nextRenewalAt(alive, end)).toBe(end);
    expect(nextRenewalAt(alive, now)).toBe(later);
    expect(nextRenewalAt({ ...alive, status: 'reauth_required' }, end)).toBeNull();
  });

  it('says what keeps the next token away, and goes on trying', () => {
    const fault = {
      stage: 'TCP',
      code: 'ECONNREFUSED',
      message: 'Refused.',
      host: 'h',
      port: 1,
    } as const;
    const lastFailure = { kind: 'unreachable', request: 'refresh', fault } as const;
    const failing = { ...alive, failCount: 2, lastFailure };
    expect(grantHealth(failing, now)).toEqual({
      health: 'RETRYING',
      reason: 'The provider gave no new token: Refused. It is asked again.',
    });
    expect(nextRenewalAt(failing)).toBe(later);
  });

  it('is over where a person must consent, or settings be fixed', () => {
    const ended = { ...alive, status: 'reauth_required', statusReason: 'Ended.' } as const;
    expect(grantHealth(ended, now)).toEqual({ health: 'REAUTH_REQUIRED', reason: 'Ended.' });
    expect(nextRenewalAt(ended)).toBeNull();
    const refused = { ...alive, status: 'misconfigured', statusReason: 'Secret.' } as const;
    expect(grantHealth(refused, now)).toEqual({ health: 'MISCONFIGURED', reason: 'Secret.' });
  });

  it('is over with the access token where there is no refresh token', () => {
    const single = { ...alive, refreshable: false };
    expect(grantHealth(single, now).health).toBe('HEALTHY');
    expect(grantHealth(single, later).health).toBe('REAUTH_REQUIRED');
    expect(nextRenewalAt(single)).toBeNull();
  });
});
