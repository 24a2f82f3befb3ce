import { describe, expect, it } from 'vitest';
import { Secret } from '../../lib/secret.js';
import { readTokenAnswer, type TokenQuestion } from './token-answer.js';
import type { HttpAnswer } from '../../lib/http/http-answer.js';

const sentAt = new Date('2026-01-01T00:00:00Z');
const asked: TokenQuestion = {
  request: 'code',
  scopes: ['https://outlook.office.com/IMAP.AccessAsUser.All', 'offline_access', 'openid'],
  separator: 'SPACE',
  url: 'https://login.example/token',
  sentAt,
  secrets: [new Secret('hunter2/secret+value')],
};
const json = (body: unknown, rest: Partial<HttpAnswer> = {}): HttpAnswer => ({
  status: 200,
  contentType: 'application/json; charset=utf-8',
  body: typeof body === 'string' ? body : JSON.stringify(body),
  ...rest,
});
const good = {
  token_type: 'Bearer',
  access_token: 'at-1',
  refresh_token: 'rt-1',
  id_token: 'e30.e30.x',
  expires_in: 3599,
  scope: 'IMAP.AccessAsUser.All',
};
const read = (changes: object, question: Partial<TokenQuestion> = {}) =>
  readTokenAnswer(json({ ...good, ...changes }), { ...asked, ...question });

describe('a granted token', () => {
  it('is read with its expiry counted from the sending', () => {
    const { facts, tokens, content } = read({});
    expect(facts).toEqual({
      kind: 'granted',
      request: 'code',
      requestedScopes: asked.scopes,
      grantedScopes: ['IMAP.AccessAsUser.All'],
      missingScopes: [],
      refreshable: true,
      expiresAt: new Date('2026-01-01T00:59:59Z'),
    });
    expect(tokens?.accessToken.reveal()).toBe('at-1');
    expect(tokens?.refreshToken?.reveal()).toBe('rt-1');
    expect(content?.format).toBe('opaque');
  });

  it.each(['bearer', 'BEARER', 'Bearer'])('takes the token type %s', (token_type) => {
    expect(read({ token_type }).facts.kind).toBe('granted');
  });

  it.each([
    [3599, 3599],
    ['3599', 3599],
    [0, 0],
    [59.9, 59],
    [undefined, 300],
    [null, 300],
    [-5, 300],
    ['-5', 300],
    ['soon', 300],
    ['', 300],
    [{}, 300],
    [1e12, 86400],
    ['99999999999999999999', 86400],
  ])('lives, with expires_in %s, for %s s', (expires_in, seconds) => {
    const { tokens } = read({ expires_in });
    expect(tokens?.expiresAt.getTime()).toBe(sentAt.getTime() + seconds * 1000);
  });

  it('says when no refresh token came, and that offline_access is missing then', () => {
    const { facts, tokens } = read({ refresh_token: undefined });
    expect(facts).toMatchObject({ refreshable: false, missingScopes: ['offline_access'] });
    expect(tokens?.refreshToken).toBeUndefined();
  });

  it('stays refreshable when an answer to a refresh repeats no refresh token', () => {
    const { facts } = read({ refresh_token: undefined }, { request: 'refresh' });
    expect(facts).toMatchObject({ refreshable: true, missingScopes: [] });
  });

  it.each([
    [{ refresh_token_expires_in: 604_799 }, '2026-01-07T23:59:59.000Z'],
    [{ refresh_token_expires_in: '86400' }, '2026-01-02T00:00:00.000Z'],
    [{ refresh_expires_in: 1800 }, '2026-01-01T00:30:00.000Z'],
    // Keycloak's word for "no end".
    [{ refresh_expires_in: 0 }, undefined],
    [{ refresh_token_expires_in: -5 }, undefined],
    [{ refresh_token_expires_in: 1e20 }, undefined],
    [{ refresh_token_expires_in: { a: 1 } }, undefined],
  ])('tells the end of the refresh token where the provider does: %j', (told, end) => {
    expect(read(told).tokens?.refreshTokenExpiresAt?.toISOString()).toBe(end);
  });

  it('O10 reports a scope that was not granted', () => {
    expect(read({ scope: 'SMTP.Send' }).facts).toMatchObject({ missingScopes: [asked.scopes[0]] });
  });

  it('reports openid only when no id token came', () => {
    expect(read({ id_token: undefined }).facts).toMatchObject({ missingScopes: ['openid'] });
  });

  it('takes an answer without scope as all that was asked', () => {
    expect(read({ scope: undefined }).facts).toMatchObject({
      grantedScopes: asked.scopes,
      missingScopes: [],
    });
  });

  it("splits granted scopes by the client's own separator too", () => {
    const { facts } = read({ scope: 'a,b' }, { scopes: ['a', 'b'], separator: 'COMMA' });
    expect(facts).toMatchObject({ grantedScopes: ['a', 'b'], missingScopes: [] });
  });

  it('takes what a resource lists for its .default', () => {
    const scopes = ['https://outlook.office365.com/.default'];
    const some = read({ scope: 'https://outlook.office.com/IMAP.AccessAsUser.All' }, { scopes });
    const none = read({ scope: 'https://graph.microsoft.com/User.Read' }, { scopes });
    expect([some.facts, none.facts]).toMatchObject([
      { missingScopes: [] },
      { missingScopes: scopes },
    ]);
  });
});

describe('a malformed answer', () => {
  it.each([
    [
      'HTML',
      json('<!DOCTYPE html><title>Sign in</title>', { contentType: 'text/html' }),
      'not a JSON object',
    ],
    ['a list', json([1]), 'not a JSON object'],
    ['nothing', json(''), 'not a JSON object'],
    ['half a body', json('{"access_token":"a'), 'not a JSON object'],
    ['no token', json({ ...good, access_token: undefined }), 'no access_token'],
    [
      'a token with a line end',
      json({ ...good, access_token: 'a\r\nb' }),
      'characters or a length',
    ],
    ['a token with \\x01', json({ ...good, access_token: 'a\u0001b' }), 'characters or a length'],
    [
      'a token of 17 KiB',
      json({ ...good, access_token: 'a'.repeat(17 * 1024) }),
      'characters or a length',
    ],
    ['an empty token', json({ ...good, access_token: '' }), 'characters or a length'],
    ['a token that is a number', json({ ...good, access_token: 7 }), 'characters or a length'],
    ['another token type', json({ ...good, token_type: 'DPoP' }), 'not Bearer'],
  ])('is told: %s', (_, answer, problem) => {
    const { facts, tokens } = readTokenAnswer(answer, asked);
    expect(facts).toMatchObject({ kind: 'malformed', problem: expect.stringContaining(problem) });
    expect(tokens).toBeUndefined();
  });

  it('keeps no token of what it shows', () => {
    const { facts } = readTokenAnswer(json({ ...good, token_type: 'mac' }), asked);
    expect(JSON.stringify(facts)).not.toMatch(/at-1|rt-1|e30/);
  });
});

describe('D3 an id token', () => {
  const idToken = (claims: object) =>
    `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`;
  const nonce = { nonce: 'n-1' };

  it.each([
    ['of this sign-in', { id_token: idToken({ nonce: 'n-1' }) }],
    ['that is not there', { id_token: undefined }],
    ['that is encrypted', { id_token: 'a.b.c.d.e' }],
  ])('is taken: %s', (_, fields) => {
    expect(read(fields, nonce).facts.kind).toBe('granted');
  });

  it.each([
    ['of another sign-in', { nonce: 'n-2' }, 'another sign-in'],
    ['of another letter case', { nonce: 'N-1' }, 'another sign-in'],
    ['without a nonce', { sub: 'a' }, 'no nonce'],
    ['with a nonce that is no text', { nonce: 1 }, 'no nonce'],
  ])('is refused: %s', (_, claims, problem) => {
    const { facts, tokens } = read({ id_token: idToken(claims) }, nonce);
    expect(facts).toMatchObject({ kind: 'malformed', breach: 'nonce' });
    expect(facts).toMatchObject({ problem: expect.stringContaining(problem) });
    expect(tokens).toBeUndefined();
  });

  it('is not looked at where no nonce was sent, as at a refresh', () => {
    expect(read({ id_token: idToken({ nonce: 'n-2' }) }).facts.kind).toBe('granted');
  });
});

describe('a refusal', () => {
  it('keeps the error, its codes and the words', () => {
    const body = {
      error: 'invalid_client',
      error_description: 'AADSTS7000215: Invalid client secret provided.',
      error_codes: [7000215, 'x'],
      suberror: 'bad_token',
    };
    expect(readTokenAnswer(json(body, { status: 401 }), asked).facts).toEqual({
      kind: 'refused',
      request: 'code',
      status: 401,
      error: 'invalid_client',
      description: body.error_description,
      codes: [7000215],
      suberror: 'bad_token',
      body: JSON.stringify(body),
    });
  });

  it('is one even with status 200', () => {
    const { facts, tokens } = read({ error: 'invalid_grant' });
    expect(facts).toMatchObject({ kind: 'refused', error: 'invalid_grant' });
    expect(tokens).toBeUndefined();
  });

  it("knows Google's error_subtype", () => {
    const { facts } = readTokenAnswer(
      json({ error: 'invalid_grant', error_subtype: 'invalid_rapt' }, { status: 400 }),
      asked,
    );
    expect(facts).toMatchObject({ suberror: 'invalid_rapt' });
  });

  it('has no error code where the provider gave none, and the words of its page', () => {
    const page = '<html><head><title>404 Not Found</title></head><body>nginx</body></html>';
    const { facts } = readTokenAnswer(json(page, { status: 404, contentType: 'text/html' }), asked);
    expect(facts).toMatchObject({
      kind: 'refused',
      status: 404,
      error: '',
      body: '404 Not Found nginx',
    });
  });

  it('hides what the request carried, also when a cut would halve it', () => {
    const echo = `${'x'.repeat(490)}hunter2/secret+value and ${encodeURIComponent('hunter2/secret+value')}`;
    const { facts } = readTokenAnswer(
      json({ error: 'invalid_client', error_description: echo }, { status: 400 }),
      asked,
    );
    expect(JSON.stringify(facts)).not.toContain('hunter2');
  });

  it('is capped and free of control characters', () => {
    const { facts } = readTokenAnswer(
      json(
        { error: 'e'.repeat(900), error_description: `\u001b[31m${'d '.repeat(4500)}` },
        { status: 400 },
      ),
      asked,
    );
    expect(JSON.stringify(facts).length).toBeLessThan(3000);
    expect(facts).toMatchObject({ description: expect.stringMatching(/^\ufffd\[31m[d ]+$/) });
  });
});

it('takes a redirect for no answer and follows it nowhere', () => {
  const { facts } = readTokenAnswer(json('', { status: 302 }), asked);
  expect(facts).toMatchObject({
    kind: 'unreachable',
    fault: { stage: 'HTTP', code: 'REDIRECT', host: 'login.example', port: 443 },
  });
});
