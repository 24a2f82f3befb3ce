import { describe, expect, it } from 'vitest';
import { loginProblem, refusalProblem } from './refusal.js';

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
    ['M1 NO [UNAVAILABLE] Try later.', 75, '[UNAVAILABLE] Try later. Try again later'],
    ['* NO Temporary authentication failure', 75, 'Temporary authentication failure'],
    ['* BYE [ALERT] Fatal error: No such file or directory', 77, 'Fatal error'],
    ['* OK [ALERT] Your account is locked', 77, '[ALERT] Your account is locked'],
    ['* BYE [ALERT] Maintenance until six', 75, 'Maintenance'],
    ['M2 NO [AUTHENTICATIONFAILED] Try again later', 77, 'Check the mailbox'],
    ['M3 BAD', 77, 'it gives no reason'],
    ['* BYE [LIMIT] Too many.', 75, '[LIMIT] Too many. Try again later'],
  ])('%s ends with %i', (said, exitCode, words) => {
    expect(loginProblem(said)).toMatchObject({
      exitCode,
      message: expect.stringContaining(words) as string,
    });
  });
});
