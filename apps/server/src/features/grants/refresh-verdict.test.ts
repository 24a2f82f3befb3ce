import { describe, expect, it } from 'vitest';
import type { TokenFacts, TokenRefused } from '../diagnoses/facts.js';
import { refreshVerdict } from './refresh-verdict.js';
import { renewalAt, retryAfterPause, transientPause } from './retry-times.js';

const now = new Date('2026-01-01T00:00:00Z');
const seen = { sent: true, attempt: 'normal', failCount: 0, now, chance: 0.5 } as const;
const refused = (error: string, rest: Partial<TokenRefused> = {}): TokenFacts => ({
  kind: 'refused',
  request: 'refresh',
  status: 400,
  error,
  body: '',
  ...rest,
});
const unreachable: TokenFacts = {
  kind: 'unreachable',
  request: 'refresh',
  fault: { stage: 'TCP', code: 'ECONNREFUSED', message: '', host: 'h', port: 443 },
};
const seconds = (verdict: ReturnType<typeof refreshVerdict>): number =>
  verdict.kind === 'later' ? (verdict.at.getTime() - now.getTime()) / 1000 : NaN;

describe('refreshVerdict', () => {
  it.each([
    ['a request of which nothing was sent', { facts: unreachable, sent: false }],
    ['HTTP 429', { facts: refused('', { status: 429 }) }],
    ['HTTP 503', { facts: refused('server_error', { status: 503 }) }],
    ['temporarily_unavailable', { facts: refused('temporarily_unavailable') }],
    ['slow_down', { facts: refused('slow_down') }],
    ['a loop that Microsoft saw', { facts: refused('invalid_grant', { codes: [50196] }) }],
  ])('takes %s for passing', (_, changes) => {
    const verdict = refreshVerdict({ ...seen, ...changes });
    expect(verdict).toMatchObject({ kind: 'later', unknownOutcome: false });
    expect(seconds(verdict)).toBe(30);
  });

  it.each<[string, TokenFacts]>([
    ['a lost answer', unreachable],
    ['HTTP 500', refused('', { status: 500 })],
    ['HTTP 502 with an error', refused('invalid_grant', { status: 502 })],
    [
      'an answer that nobody can read',
      { kind: 'malformed', request: 'refresh', status: 200, problem: '', body: '' },
    ],
    ['a 400 without error', refused('')],
  ])('does not know the outcome after %s, and tries again soon', (_, facts) => {
    const verdict = refreshVerdict({ ...seen, facts });
    expect(verdict).toMatchObject({ kind: 'later', unknownOutcome: true });
    const recovery = { ...seen, attempt: 'recovery', facts } as const;
    expect(
      [1, 2, 3].map((failCount) => seconds(refreshVerdict({ ...recovery, failCount }))),
    ).toEqual([10, 30, 30]);
    // However often the provider was down before: its period of grace begins with the lost answer.
    expect(
      [0, 1, 5].map((failCount) => seconds(refreshVerdict({ ...seen, facts, failCount }))),
    ).toEqual([2, 2, 2]);
  });

  it.each(['invalid_grant', 'interaction_required', 'consent_required'])(
    'ends the grant on %s',
    (error) => {
      expect(refreshVerdict({ ...seen, facts: refused(error) })).toEqual({
        kind: 'ended',
        status: 'reauth_required',
        reason: `The provider has ended the grant (${error}). Validate again.`,
      });
    },
  );

  it('says so when the grant was lost with an answer', () => {
    const verdict = refreshVerdict({
      ...seen,
      attempt: 'recovery',
      facts: refused('invalid_grant'),
    });
    expect(verdict).toMatchObject({
      reason: expect.stringContaining('An answer of the provider was lost'),
    });
  });

  it.each([
    refused('invalid_client', { status: 401 }),
    refused('unauthorized_client'),
    refused('invalid_request', { codes: [7000222] }),
    refused('invalid_request', { description: 'AADSTS7000215: Invalid client secret' }),
  ])('blames the settings, not the grant: %j', (facts) => {
    expect(refreshVerdict({ ...seen, facts })).toMatchObject({
      kind: 'ended',
      status: 'misconfigured',
    });
  });

  it.each([
    refused('invalid_scope'),
    refused('unsupported_grant_type'),
    refused('', { status: 404 }),
  ])('waits half an hour for a person to mend %j', (facts) => {
    const verdict = refreshVerdict({ ...seen, facts });
    expect(verdict).toMatchObject({ kind: 'later', unknownOutcome: false });
    expect(seconds(verdict)).toBe(1800);
  });

  it('honours Retry-After', () => {
    const facts = refused('', { status: 429 });
    expect(seconds(refreshVerdict({ ...seen, facts, retryAfter: '120' }))).toBe(120);
  });
});

describe('retry times', () => {
  it.each([
    ['5', 5_000],
    ['0', 1_000],
    ['-7', 1_000],
    ['1000000000', 3_600_000],
    ['Thu, 01 Jan 2026 00:01:00 GMT', 60_000],
    ['Thu, 01 Jan 2015 00:00:00 GMT', 1_000],
    ['soon', undefined],
    [undefined, undefined],
  ])('reads Retry-After %s as %s ms', (header, pause) => {
    expect(retryAfterPause(header, now)).toBe(pause);
  });

  it('doubles up to half an hour, spread by a fifth', () => {
    expect([0, 1, 2, 9, 99].map((count) => transientPause(count, 0.5))).toEqual([
      30_000, 60_000, 120_000, 1_800_000, 1_800_000,
    ]);
    expect([transientPause(0, 0), transientPause(0, 1)]).toEqual([24_000, 36_000]);
  });

  it.each([
    [3600, 0, 2880],
    [3600, 1, 2520],
    [300, 0, 150],
    [0, 0, 30],
    [999_999, 0, 69_120],
  ])('renews a token that lives %s s after %s: %s s', (life, chance, due) => {
    const until = new Date(now.getTime() + life * 1000);
    expect((renewalAt({ from: now, until }, chance).getTime() - now.getTime()) / 1000).toBe(due);
  });
});
