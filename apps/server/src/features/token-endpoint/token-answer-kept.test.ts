import { describe, expect, it } from 'vitest';
import { readTokenAnswer, type TokenQuestion } from './token-answer.js';
import type { HttpAnswer } from '../../lib/http/http-answer.js';

const asked: TokenQuestion = {
  request: 'refresh',
  scopes: ['mail'],
  separator: 'SPACE',
  url: 'https://login.example/token',
  sentAt: new Date('2026-01-01T00:00:00Z'),
  secrets: [],
};
const good = {
  token_type: 'Bearer',
  access_token: 'at-1',
  refresh_token: 'rt-1',
  expires_in: 3599,
};
const text = JSON.stringify(good);
const form = 'access_token=at-1&refresh_token=rt-1&token_type=bearer&expires_in=3599';
const answered = (body: string, rest: Partial<HttpAnswer> = {}): HttpAnswer => ({
  status: 200,
  contentType: 'application/json',
  body,
  ...rest,
});
const changed = (changes: object): HttpAnswer => answered(JSON.stringify({ ...good, ...changes }));
const read = (answer: HttpAnswer, question: Partial<TokenQuestion> = {}) =>
  readTokenAnswer(answer, { ...asked, ...question });
const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le').toString('utf8');

/** How answers come that RFC 6749 section 5.1 would not have, and the words that tell it. */
const odd: [string, HttpAnswer, RegExp | undefined][] = [
  ['no token_type', changed({ token_type: undefined }), /no token_type/],
  ['a token_type of null', changed({ token_type: null }), /no token_type/],
  ['a token_type that is a list', changed({ token_type: ['Bearer'] }), /token_type is not a text/],
  ['a token_type that is a number', changed({ token_type: 0 }), /token_type is not a text/],
  ['an empty token_type', changed({ token_type: ' ' }), /no token_type/],
  ['a token_type of its own', changed({ token_type: 'access_token' }), /access_token, not Bearer/],
  ['blanks around Bearer', changed({ token_type: ' bearer ' }), undefined],
  ['text/html', answered(text, { contentType: 'text/html' }), /type is text\/html/],
  ['text/plain', answered(text, { contentType: 'text/plain;charset=UTF-8' }), /text\/plain/],
  ['no Content-Type', answered(text, { contentType: '' }), /type is missing/],
  ['application/xml', answered(text, { contentType: 'application/xml' }), /application\/xml/],
  ['JSON of a kind', answered(text, { contentType: 'application/jwt+json' }), undefined],
  ['a byte order mark', answered(`\ufeff${text}`), /byte order mark/],
  ['UTF-16 with its mark', answered(utf16), /byte order mark/],
  ['UTF-16 without', answered([...text].join('\0')), /byte order mark/],
  ['line ends before it', answered(`\r\n\n ${text}`), undefined],
  ['a guard before it', answered(`)]}',\n${text}`), /among other text/],
  ['a notice before it', answered(`<br />\n<b>Deprecated</b>: x in y\n${text}`), /other text/],
  ['a call around it', answered(`callback(${text});`), /among other text/],
  ['a text that holds JSON', answered(JSON.stringify(text)), /a text that holds JSON/],
  ['one field deeper', answered(JSON.stringify({ ok: true, data: good })), /another field/],
  ['two fields deeper', answered(JSON.stringify({ data: { token: good } })), /another field/],
  ['a list', answered(JSON.stringify({ tokens: [good] })), /another field/],
  ['a refresh token with a line end', changed({ refresh_token: 'rt-1\n' }), /beside line ends/],
  ['a refresh token in a list', changed({ refresh_token: ['rt-1'] }), /in a list/],
  ['a form', answered(form, { contentType: 'text/plain' }), /a form, not JSON/],
  ['an empty error', changed({ error: '' }), undefined],
  ['an error of null', changed({ error: null, error_description: null }), undefined],
  ['an error of 0', changed({ error: 0 }), undefined],
  ['errors without one', changed({ errors: [] }), undefined],
  ['an error that is none', changed({ error: 'none', message: undefined }), undefined],
  ['words of success', changed({ error: 'success' }), undefined],
  ['HTTP 201', { ...answered(text), status: 201 }, undefined],
  ['HTTP 400 without an error', { ...answered(text), status: 400 }, /HTTP 400/],
];

describe('an answer that holds tokens', () => {
  it.each(odd)('is kept at a refresh: %s', (_, answer, told) => {
    const { facts, tokens } = read(answer);
    expect(tokens?.accessToken.reveal()).toBe('at-1');
    expect(tokens?.refreshToken?.reveal()).toBe('rt-1');
    expect(tokens?.expiresAt.toISOString()).toBe('2026-01-01T00:59:59.000Z');
    const warnings = facts.kind === 'granted' ? facts.warnings?.join(' ') : 'refused';
    if (told) expect(warnings).toMatch(told);
    else expect(warnings).toBeUndefined();
    expect(JSON.stringify(facts)).not.toMatch(/[ar]t-1/);
  });

  it.each(odd)('is kept at the first exchange as well: %s', (_, answer) => {
    expect(read(answer, { request: 'code' }).tokens?.refreshToken?.reveal()).toBe('rt-1');
  });

  it.each(['DPoP', 'dpop', 'mac', 'MAC', 'PoP', 'N_A', 'Hawk'])(
    'is refused at the first exchange for the kind %s, and kept at a refresh',
    (token_type) => {
      const first = read(changed({ token_type }), { request: 'code' });
      expect(first).toMatchObject({ facts: { kind: 'malformed' } });
      expect(first.tokens).toBeUndefined();
      expect(read(changed({ token_type }))).toMatchObject({
        facts: { warnings: [`The token_type is ${token_type}, not Bearer.`] },
        tokens: { refreshToken: {} },
      });
    },
  );

  it('is kept at a refresh although an error stands beside, which a first exchange obeys', () => {
    const answer = changed({ error: 'partial_success' });
    expect(read(answer)).toMatchObject({
      facts: { warnings: ['The answer also tells an error: partial_success.'] },
      tokens: { refreshToken: {} },
    });
    expect(read(answer, { request: 'code' }).facts.kind).toBe('refused');
    expect(read({ ...answer, status: 400 }).facts.kind).toBe('refused');
  });

  it.each([
    ['a\nb'],
    [['x', 'y']],
    [{ token: 'x' }],
    [true],
    ['é'],
    ['x'.repeat(17 * 1024)],
    [1.5],
  ])('is kept without a refresh token that nobody can send: %j', (refresh_token) => {
    const { facts, tokens } = read(changed({ refresh_token }));
    expect(tokens?.accessToken.reveal()).toBe('at-1');
    expect(tokens).not.toHaveProperty('refreshToken');
    expect(facts).toMatchObject({
      refreshable: true,
      warnings: [expect.stringContaining('refresh_token')],
    });
  });

  it('takes a refresh token that is a number', () => {
    const { tokens } = read(changed({ refresh_token: 12345 }));
    expect(tokens?.refreshToken?.reveal()).toBe('12345');
  });

  it('hands on a new refresh token that came without a usable access token', () => {
    for (const access_token of [undefined, null, 7, '', 'a\u0001b', 'x'.repeat(17 * 1024)]) {
      const { facts, rotated } = read(changed({ access_token }));
      expect(facts.kind).toBe('malformed');
      expect(rotated?.reveal()).toBe('rt-1');
    }
    expect(read(changed({ access_token: undefined, error: 'invalid_grant' })).rotated).toBe(
      undefined,
    );
  });
});

describe('an answer that holds none', () => {
  it.each([
    ['a page with a script', '<html><script>var x = {"access_token": none}</script></html>'],
    ['a form of something else', 'user=ana&password=x'],
    ['a number', '7'],
    ['half of it', text.slice(0, 30)],
    ['nothing', ''],
  ])('is malformed: %s', (_, body) => {
    const { facts, tokens } = read(answered(body));
    expect(facts.kind).toBe('malformed');
    expect(tokens).toBeUndefined();
  });
});
