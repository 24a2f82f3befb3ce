import { describe, expect, it } from 'vitest';
import type { TokenFacts, TokenRefused } from '../../diagnoses/facts.js';
import { refreshVerdict as verdictOfAll } from './refresh-verdict.js';
import { renewalAt, transientPause } from './retry-times.js';
import { retryAfterPause } from '../../../lib/http/retry-after.js';

const now = new Date('2026-01-01T00:00:00Z');
const seen = { sent: true, attempt: 'normal', failCount: 0, now, chance: 0.5 } as const;
type Seen = Partial<Parameters<typeof verdictOfAll>[0]>;
const refreshVerdict = ({ facts: token, ...rest }: Omit<Seen, 'facts'> & { facts: TokenFacts }) =>
  verdictOfAll({ ...seen, ...rest, facts: { now, provider: 'GENERIC', probes: [], token } });
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

  it.each([
    'The token was revoked because the application was removed by the user',
    'The user account was deleted; the app is blocked for this user',
  ])('ends the grant alone where a person took the client out: %s', (description) => {
    const facts = refused('invalid_grant', { description });
    expect(refreshVerdict({ ...seen, facts })).toMatchObject({ status: 'reauth_required' });
  });

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
    refused('invalid_grant', { description: 'The application was disabled' }),
    refused('invalid_grant', { description: 'Falsches Client-Secret' }),
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
  ])('waits half an hour for a person to fix %j', (facts) => {
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

describe('the words of a refusal', () => {
  const said = (error: string, description?: string, status = 400): TokenFacts =>
    refused(error, { status, ...(description && { description }) });

  it.each<[string, TokenFacts]>([
    ['session not found', said('invalid_request', 'session not found')],
    ['a name of its own', said('bad_refresh_token', undefined, 200)],
    ['a revoked token', said('invalid_request', 'Token has been revoked')],
    ['what cannot be decrypted', said('invalid_request', 'Cannot decrypt the refresh token')],
    ['an expired one', said('invalid_request', 'Token has expired')],
    ['one in a sentence on something else', said('invalid_grant', 'Conflict of interest form due')],
    ['invalid_token', said('invalid_token', undefined, 401)],
    ['token_expired', said('token_expired')],
    ['expired_token', said('expired_token')],
    ['session_expired', said('session_expired', undefined, 403)],
    ['invalid_refresh_token', said('invalid_refresh_token')],
    ['RefreshTokenExpired', said('RefreshTokenExpired')],
    ['INVALID_GRANT', said('INVALID_GRANT')],
    ['InvalidGrant', said('InvalidGrant')],
    ['invalid grant', said('invalid grant')],
    ['InvalidGrantError as a sentence', said('The refresh token is no longer valid.')],
    ['words without a name', said('', 'The refresh token does not exist.')],
    ['a reuse', said('invalid_request', 'Refresh token was already used')],
    ['a consumed one', said('', 'refresh token has been consumed')],
    ['Keycloak’s session', said('invalid_request', 'Session not active')],
    ['Keycloak’s stale token', said('invalid_request', 'Stale token')],
    ['a number with words', said('40030', 'invalid refresh_token')],
    ['an unknown grant', said('not_found', 'No such grant', 404)],
    ['XML with the standard’s name', refused('', { body: '<error>invalid_grant</error>' })],
  ])('end the grant at once: %s', (_, facts) => {
    expect(refreshVerdict({ facts })).toMatchObject({ kind: 'ended', status: 'reauth_required' });
  });

  it.each<[string, TokenFacts]>([
    ['invalid_client among other words', said('invalid_client', 'Token has been revoked')],
    ['InvalidClient', said('InvalidClient')],
    ['a wrong secret by name', said('invalid_client_secret')],
    ['unauthorized_client', said('unauthorized_client', undefined, 403)],
  ])('blame the client: %s', (_, facts) => {
    expect(refreshVerdict({ facts })).toMatchObject({ kind: 'ended', status: 'misconfigured' });
  });

  it.each<[string, TokenFacts]>([
    ['throttling in words', said('invalid_grant', 'Too many requests')],
    ['server_error', said('server_error')],
    ['TemporarilyUnavailable', said('TemporarilyUnavailable')],
    ['a token store that is away', said('', 'Token service temporarily unavailable')],
    ['a session that timed out at a database', said('', 'database session timed out, try again')],
    ['an invalid token type', said('invalid_request', 'unsupported token type is invalid')],
    ['another parameter', said('invalid_request', 'invalid parameter: token')],
    ['a secret', said('invalid_request', 'client secret token expired')],
    ['an access token', said('invalid_request', 'access token expired')],
    [
      'a page of a proxy',
      refused('', { page: true, body: 'Your session has expired', status: 403 }),
    ],
    ['a page that names an error', refused('', { page: true, body: 'refresh token revoked' })],
    ['HTTP 502 with words', said('invalid_token', 'refresh token revoked', 502)],
    ['HTTP 408', said('invalid_grant', undefined, 408)],
    ['HTTP 421', said('', 'session not found', 421)],
    ['HTTP 409', said('invalid_grant', 'refresh token already used', 409)],
    ['HTTP 423', said('invalid_grant', undefined, 423)],
    ['HTTP 420', said('invalid_client', 'enhance your calm', 420)],
    ['a conflict', said('conflict')],
    ['one in words', said('invalid_grant', 'Update conflict on the token')],
    ['another refresh', said('concurrent_refresh')],
    ['a sibling in words', said('invalid_grant', 'Concurrent refresh detected, please try again')],
    ['a lock', said('invalid_request', 'The token is locked by another request. Try again.')],
    ['a bare invalid_request', said('invalid_request')],
    ['nothing', said('')],
  ])('end nothing where they may mean something else: %s', (_, facts) => {
    expect(refreshVerdict({ facts }).kind).toBe('later');
  });

  it('count as they are at a refresh alone', () => {
    const facts = { ...refused('session_expired'), request: 'client-credentials' } as TokenFacts;
    expect(refreshVerdict({ facts }).kind).toBe('later');
  });

  it.each<[TokenFacts, string]>([
    [said('invalid_request'), 'reauth_required'],
    [said(''), 'reauth_required'],
    [said('', undefined, 401), 'reauth_required'],
    [said('weird_error'), 'reauth_required'],
    [said('invalid_grant', 'refresh token already used', 409), 'reauth_required'],
    [said('', undefined, 423), 'reauth_required'],
    [said('invalid_scope'), 'misconfigured'],
    [said('unsupported_grant_type'), 'misconfigured'],
  ])('ask for a person once they came again and again: %j', (facts, status) => {
    const repeated = { times: 3, minutes: 61 };
    const verdict = refreshVerdict({ facts: { ...facts, repeated } as TokenFacts });
    expect(verdict).toMatchObject({ kind: 'ended', status });
    expect(verdict).toMatchObject({ reason: expect.stringContaining('for 61 min') });
  });
});
