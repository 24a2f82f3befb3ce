import { describe, expect, it } from 'vitest';
import { refusalProblem } from './refusal.js';

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
