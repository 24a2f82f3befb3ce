import { describe, expect, it } from 'vitest';
import { Secret } from '../../lib/secret.js';
import { hashed, newAttempt, stateFor, type Attempt, type AttemptSettings } from './attempt.js';
import { readCallbackParameters } from './callback-parameters.js';
import { flowCookie, flowCookieName, readCookie } from './flow-cookie.js';
import { matchCallback, type Arrival } from './match-callback.js';

const now = new Date('2026-01-01T00:00:00Z');
const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
const flow = new Secret('f'.repeat(43));
const settings: AttemptSettings = {
  provider: 'GENERIC',
  version: 1,
  authorizeUrl: 'https://login.example/authorize',
  accessTokenUrl: 'https://login.example/token',
  clientId: 'c',
  clientAuthentication: 'NONE',
  scopes: [],
  scopeSeparator: 'SPACE',
  redirectUri: 'https://m.example/oauth/callback/client-1',
  authorizationParameters: {},
};
const begun = newAttempt({
  id: 'attempt-1',
  oauthClientId: 'client-1',
  mailboxId: null,
  runId: 'run-1',
  sessionId: 'session-1',
  codeVerifier: new Secret('v'),
  ticket: new Secret('t'),
  settings,
  now,
});
const state = stateFor('attempt-1', flow);
const attempt: Attempt = { ...begun, flowHash: hashed(flow), stateHash: hashed(state) };
const query = (text: string): Arrival['parameters'] =>
  readCallbackParameters(new URLSearchParams(`state=${state.reveal()}&${text}`)) ?? {};
const arrival: Arrival = {
  oauthClientId: 'client-1',
  parameters: query('code=c0de'),
  flow,
  sessionId: 'session-1',
  now: later(1),
};
const match = (changes: Partial<Arrival>, on: Partial<Attempt> = {}) =>
  matchCallback({ ...attempt, ...on }, { ...arrival, ...changes });

describe('newAttempt', () => {
  it('O3 lives ten minutes and keeps no ticket, only its hash', () => {
    expect(begun.expiresAt).toEqual(later(10));
    expect(begun.ticketHash).toMatch(/^[0-9a-f]{64}$/);
    expect(begun.stateHash).toBeNull();
  });

  it('O3 has a state of 256 bits that depends on the browser and the attempt', () => {
    expect(Buffer.from(state.reveal(), 'base64url').length).toBe(32);
    expect(stateFor('attempt-1', flow).reveal()).toBe(state.reveal());
    expect(stateFor('attempt-2', flow).reveal()).not.toBe(state.reveal());
    expect(stateFor('attempt-1', new Secret('g')).reveal()).not.toBe(state.reveal());
  });
});

describe('matchCallback', () => {
  it('proves a code that belongs to the attempt', () => {
    const matched = match({});
    expect(matched).toMatchObject({ kind: 'valid', callback: { attemptId: 'attempt-1' } });
    expect(matched.kind === 'valid' && matched.callback.code.reveal()).toBe('c0de');
  });

  it('takes the browser of a person without a Mailkey session: the link was sent to them', () => {
    expect(match({ sessionId: undefined }).kind).toBe('valid');
  });

  it('takes any signed-in person when a program had started it', () => {
    expect(match({ sessionId: 'session-2' }, { sessionId: null }).kind).toBe('valid');
  });

  it.each<[string, Partial<Arrival>, Partial<Attempt>]>([
    ['unknown-state', { parameters: { code: new Secret('x') } }, {}],
    ['unknown-state', { parameters: { ...arrival.parameters, state: new Secret('other') } }, {}],
    ['unknown-state', {}, { stateHash: null }],
    ['other-client', { oauthClientId: 'client-2' }, {}],
    ['other-browser', { flow: undefined }, {}],
    ['other-browser', { flow: new Secret('g'.repeat(43)) }, {}],
    ['other-browser', {}, { flowHash: null }],
    ['other-session', { sessionId: 'session-2' }, {}],
  ])('leaves the attempt alone for what does not belong to it: %s', (problem, changes, on) => {
    expect(match(changes, on)).toEqual({ kind: 'foreign', problem });
  });

  it.each<[string, Partial<Arrival>]>([
    ['expired', { now: later(10) }],
    ['issuer-mismatch', { parameters: query('code=c&iss=https://evil.example') }],
    ['issuer-mismatch', { parameters: query('code=c&iss=nonsense') }],
    ['issuer-mismatch', { parameters: query('error=access_denied&iss=https://evil.example') }],
    ['no-code', { parameters: query('') }],
  ])('ends the attempt for what belongs to it and must not be used: %s', (problem, changes) => {
    expect(match(changes)).toEqual({ kind: 'spoilt', problem });
  });

  it('O5 compares a known issuer by exact string and another one by its origin', () => {
    const known = { settings: { ...settings, issuer: 'https://login.example' } };
    const sent = (iss: string) => ({ parameters: query(`code=c&iss=${encodeURIComponent(iss)}`) });
    expect(match(sent('https://login.example'), known).kind).toBe('valid');
    expect(match(sent('https://login.example/'), known).kind).toBe('spoilt');
    expect(match(sent('https://login.example/tenant/v2.0')).kind).toBe('valid');
  });

  it('D2 wants an issuer of a server that promises one with every code (RFC 9207 section 2.4)', () => {
    const promises = { settings: { ...settings, sendsIssuer: true } };
    const kind = (text: string) => match({ parameters: query(text) }, promises);
    expect(kind('code=c')).toEqual({ kind: 'spoilt', problem: 'issuer-missing' });
    expect(kind('code=c&iss=https%3A%2F%2Flogin.example').kind).toBe('valid');
    expect(kind('error=access_denied').kind).toBe('denied');
  });

  it("keeps the provider's refusal in its own words, cleaned and capped", () => {
    const text = `error=access_denied&error_description=${encodeURIComponent(`AADSTS65004:\u0007 ${'x'.repeat(900)}`)}&error_uri=https%3A%2F%2Fe.example`;
    expect(match({ parameters: query(text) })).toEqual({
      kind: 'denied',
      authorize: {
        kind: 'error',
        afterMs: 60_000,
        error: 'access_denied',
        description: expect.stringMatching(/^AADSTS65004:\ufffd x{486}$/),
        uri: 'https://e.example',
      },
    });
  });
});

describe('readCallbackParameters', () => {
  it.each(['state', 'code', 'iss', 'error', 'error_description', 'error_uri'])(
    'O6 refuses a doubled %s',
    (name) => {
      const query = new URLSearchParams(`state=s&code=c&${name}=1&${name}=1`);
      expect(readCallbackParameters(query)).toBeUndefined();
    },
  );

  it('refuses what is absurdly long and ignores what it does not know', () => {
    expect(readCallbackParameters(new URLSearchParams({ code: 'x'.repeat(9000) }))).toBeUndefined();
    const known = readCallbackParameters(
      new URLSearchParams('code=c&session_state=1&session_state=2'),
    );
    expect(known?.code?.reveal()).toBe('c');
  });
});

describe('the flow cookie', () => {
  it('is a __Host- cookie under https only', () => {
    const name = flowCookieName('12345678-aaaa', 'https://m.example');
    expect(name).toBe('__Host-oauth_12345678');
    expect(flowCookie({ name, value: 'v', maxAge: 600 })).toBe(
      '__Host-oauth_12345678=v; Path=/; Max-Age=600; HttpOnly; SameSite=Lax; Secure',
    );
    const local = flowCookieName('12345678-aaaa', 'http://localhost:4000');
    expect(flowCookie({ name: local, value: 'v', maxAge: 600 })).toBe(
      'oauth_12345678=v; Path=/; Max-Age=600; HttpOnly; SameSite=Lax',
    );
  });

  it('is found among others', () => {
    expect(readCookie('a=1; oauth_1=x=y; b=2', 'oauth_1')).toBe('x=y');
    expect(readCookie('xoauth_1=2', 'oauth_1')).toBeUndefined();
    expect(readCookie(undefined, 'oauth_1')).toBeUndefined();
  });
});
