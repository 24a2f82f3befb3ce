import { describe, expect, it } from 'vitest';
import { renewalAnswer, renewalDenied } from './renewal-answer.js';

const now = new Date('2026-11-20T12:00:00Z');
const ahead = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const alive = {
  ...({ status: 'active', statusReason: null, statusSince: ahead(-3600) } as const),
  failCount: 0,
  nextAttemptAt: ahead(600),
  refreshable: true,
};
const denied = (more: object, settingsOf = ahead(-7200)) =>
  renewalDenied({ ...alive, ...more }, { settingsOf, now });

describe('who wants a new token', () => {
  it('may have one asked for while nothing stands against it', () => {
    expect(denied({})).toBeUndefined();
    // A token that is not due yet is no reason against it.
    expect(denied({ nextAttemptAt: ahead(3600) })).toBeUndefined();
  });

  it('hears why nobody is asked', () => {
    expect(denied({ refreshable: false })).toMatchObject({ outcome: 'REFUSED' });
    const ended = { status: 'reauth_required', statusReason: 'Ended. Validate again.' } as const;
    expect(denied(ended)).toEqual({ outcome: 'REFUSED', message: 'Ended. Validate again.' });
    expect(denied({ failCount: 3, nextAttemptAt: ahead(240) })).toEqual({
      outcome: 'NOT_YET',
      message: 'The provider gave no token at the last try. It is asked again in 4 min.',
    });
  });

  it('may have a refused client asked again once its settings were edited', () => {
    const refused = { status: 'misconfigured', statusReason: 'The secret.' } as const;
    expect(denied(refused)?.message).toBe('The secret.');
    expect(denied(refused, ahead(-10))).toBeUndefined();
  });

  it('hears what came of it, and when it may be tried again', () => {
    expect(renewalAnswer({ kind: 'done' }).outcome).toBe('RENEWED');
    expect(renewalAnswer({ kind: 'busy' }).outcome).toBe('NOT_YET');
    const young = renewalAnswer({ kind: 'paused', because: 'young', pause: 40_000, age: 20_000 });
    expect(young).toEqual({
      outcome: 'NOT_YET',
      message:
        'It was renewed 20 s ago. The provider is not asked again so soon: try again in 40 s.',
    });
    const away = renewalAnswer({ kind: 'paused', because: 'host', pause: 29_200 });
    expect(away.message).toContain('It is asked again in 30 s.');
    const facts = { kind: 'absent', reason: 'x' } as const;
    const refused = renewalAnswer({ kind: 'refused', reason: 'No token.', facts });
    expect(refused).toEqual({ outcome: 'REFUSED', message: 'No token.' });
  });
});
