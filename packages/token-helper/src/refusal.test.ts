import { describe, expect, it } from 'vitest';
import { loginProblem, networkProblem, refusalProblem } from './refusal.js';

describe('an error of Mailkey', () => {
  it.each([
    ['UNAUTHENTICATED', undefined, 77, /make a new one/],
    ['FORBIDDEN', undefined, 77, /scope TOKENS/],
    ['TOO_MANY_REQUESTS', 7, 75, /^Wait\. Try again in 7 s\.$/],
    ['SOME_NEW_CODE', 3, 75, /in 3 s/],
    ['TOKEN_UNAVAILABLE', undefined, 77, /^Wait\.$/],
    ['IN_USE', undefined, 69, /^Wait\.$/],
    ['INTERNAL_SERVER_ERROR', undefined, 75, /^Wait\.$/],
  ])('%s becomes a sentence and an exit code', (code, retryAfterSeconds, exitCode, sentence) => {
    const problem = refusalProblem('Wait.', { code, retryAfterSeconds });
    expect(problem).toMatchObject({
      exitCode,
      message: expect.stringMatching(sentence) as string,
    });
  });

  it('is passed on where it says what the key lacks', () => {
    const problem = refusalProblem('Make a new key.', {
      code: 'FORBIDDEN',
      reason: 'SHARED_ACCESS',
    });
    expect(problem).toMatchObject({ exitCode: 77, message: 'Make a new key.' });
  });

  it('reaches the terminal without control characters', () => {
    expect(refusalProblem('\u001b[31mred\r\nnext\u009b', {}).message).toBe('[31mred next');
  });
});

describe('a refused login', () => {
  it.each([
    ['M1 NO AUTHENTICATE failed.', 77, 'AUTHENTICATE failed. Check the mailbox in Mailkey'],
    ['M1 NO [UNAVAILABLE] Try later.', 75, '[UNAVAILABLE] Try later. Try again later.'],
    ['* BYE [LIMIT] Too many.', 75, '[LIMIT] Too many. Try again later.'],
  ])('%s ends with %i', (said, exitCode, words) => {
    expect(loginProblem(said)).toMatchObject({
      exitCode,
      message: expect.stringContaining(words) as string,
    });
  });
});

describe('a request that failed', () => {
  const wrapped = (code: string) =>
    new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) });

  it.each([
    ['ENOTFOUND', 68],
    ['ECONNREFUSED', 75],
    ['SELF_SIGNED_CERT_IN_CHAIN', 78],
    ['CERT_HAS_EXPIRED', 78],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 78],
    ['EPROTO', 78],
    ['UND_ERR_CONNECT_TIMEOUT', 75],
  ])('by %s ends with %i and names host and code', (code, exitCode) => {
    const problem = networkProblem('mailkey.test', wrapped(code));
    expect(problem.exitCode).toBe(exitCode);
    expect(problem.message).toContain('mailkey.test');
  });

  it('by time says so', () => {
    const error = new DOMException('late', 'TimeoutError');
    expect(networkProblem('mailkey.test', error)).toMatchObject({
      exitCode: 75,
      message: 'mailkey.test does not answer in time. Try again later.',
    });
  });

  it('at every address of a host tells of the first', () => {
    const each = new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })]);
    const error = new TypeError('fetch failed', { cause: each });
    expect(networkProblem('mailkey.test', error).message).toContain('ECONNREFUSED');
  });
});
