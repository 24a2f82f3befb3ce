import { describe, expect, it } from 'vitest';
import { loginProblem } from './login-problem.js';

describe('a refused login', () => {
  it.each([
    ['M1 NO AUTHENTICATE failed.', 77, 'AUTHENTICATE failed. Check the mailbox in Mailkey'],
    ['M1 NO Login failed', 77, 'Login failed. Check'],
    ['M1 NO [UNAVAILABLE] Try later.', 75, '[UNAVAILABLE] Try later. Try again later'],
    ['* NO Temporary authentication failure', 75, 'Temporary authentication failure. Try'],
    ['* BYE [ALERT] Fatal error: No such file or directory', 77, 'Fatal error'],
    ['* OK [ALERT] Your account is locked', 77, '[ALERT] Your account is locked.'],
    ['* BYE [ALERT] Maintenance until six', 75, 'Maintenance'],
    ['M2 NO [AUTHENTICATIONFAILED] Try again later', 77, 'Check the mailbox'],
    ['M2 NO [AUTH] Invalid login', 77, 'Check the mailbox'],
    ['M3 BAD', 77, 'it gives no reason. Check'],
    ['* BYE [LIMIT] Too many.', 75, '[LIMIT] Too many. Try again later'],
    ['M1 NO [THROTTLED] slow down', 75, 'Try again later'],
    ['M1 NO [SYS/TEMP] failed', 75, 'Try again later'],
    ['M1 NO [IN-USE] Maildrop', 75, 'Try again later'],
    ['M1 NO [X-NEW] Server busy', 75, 'Try again later'],
    ['M1 NO Maximum number of connections from user+IP exceeded', 75, 'Try again later'],
    ['M1 NO Account exceeded command or bandwidth limits', 75, 'Try again later'],
    ['M1 NO Internal error occurred. Refer to server log for more information.', 75, 'Try again'],
    ['M1 NO Login failed: generic failure', 75, 'Try again later'],
    ['M1 NO Login failed: system error', 75, 'Try again later'],
    ['M1 NO Попробуйте позже', 75, 'Попробуйте позже. Try again later'],
    ['M1 NO Внутренняя ошибка сервера', 75, 'Try again later'],
    ['M1 NO 系统繁忙，请稍后再试。', 75, '请稍后再试。 Try again later'],
    ['M1 NO 登录过于频繁', 75, 'Try again later'],
    ['M1 NO Bitte versuchen Sie es später', 75, 'Try again later'],
    ['M1 NO Неверный пароль', 77, 'Check the mailbox'],
    ['M1 NO 密码错误', 77, 'Check the mailbox'],
    ['M1 NO no mechanism available', 77, 'Check the mailbox'],
  ])('%s ends with %i', (said, exitCode, words) => {
    expect(loginProblem(said)).toMatchObject({
      exitCode,
      message: expect.stringContaining(words) as string,
    });
  });

  it.each([
    ['* NO [ALERT] IMAP access is disabled for your domain.', 'M1 NO failed', 77],
    ['* OK [ALERT] Your mailbox was moved', 'M1 NO failed', 77],
    ['* NO Temporary failure', 'M1 NO failed', 75],
    ['* NO Temporary failure', 'M1 NO [AUTHENTICATIONFAILED] failed', 77],
    ['* NO [AUTHENTICATIONFAILED] Wrong', 'M1 NO [UNAVAILABLE] failed', 75],
  ])('tells what was said unasked: %s, %s', (heard, said, exitCode) => {
    const problem = loginProblem(said, [heard]);
    const words = heard.replace(/^\* \w+ /, '').replace(/\.?$/, '.');
    expect(problem).toMatchObject({ exitCode });
    expect(problem.message).toContain(`in: ${words} ${said.slice(6)}. `);
  });

  it('says nothing twice', () => {
    expect(loginProblem('M1 NO failed', ['* NO failed', '* NO']).message).toContain(
      'in: failed. C',
    );
  });
});
