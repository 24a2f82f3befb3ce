import { describe, expect, it } from 'vitest';
import { emailProblems, passwordProblems } from './password.js';

const code = (password: string, email?: string) =>
  passwordProblems(password, 'password', email)[0]?.code;

describe('S7 a new password', () => {
  it('has 12 to 128 characters, whatever they are', () => {
    expect(code('short but ok')).toBeUndefined();
    expect(code('short but o')).toBe('TOO_SHORT');
    expect(code('Grüße aus Łódź 🚲')).toBeUndefined();
    expect(code('x7 '.concat('vqk mdr ht '.repeat(11)))).toBeUndefined();
    expect(code('z'.repeat(129))).toBe('TOO_LONG');
  });

  it.each([
    'password1234',
    'Password2026!',
    'p4$$w0rd1234',
    'passwordpassword',
    'qwertyuiop123',
    '1q2w3e4r5t6y',
    '1qaz2wsx3edc',
    '123456789012',
    '098765432109',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    'Summer2026!!!',
    'WelcomeAdmin1',
    'iloveyou12345',
    'letmein-letmein',
    'mailkey-admin-1',
    'administrator1',
    'correct horse battery staple',
    'Correct Horse Battery Staple!',
    '!@#$%^&*()!@',
  ])('is refused when it is among the first to be guessed: %s', (password) => {
    expect(code(password)).toBe('TOO_COMMON');
  });

  it('is refused when it is made of the e-mail address', () => {
    expect(code('ana.lopez-example1', 'ana.lopez@example.org')).toBe('TOO_COMMON');
    expect(code('ana.lopez-example1', 'ben@other.net')).toBeUndefined();
  });

  it.each([
    'correct horse battery',
    'long enough password',
    'brave purple otter 41',
    'kT9#vL2qWm4x',
  ])('is taken when words of its own remain: %s', (password) =>
    expect(code(password)).toBeUndefined(),
  );

  it('is judged in a moment however it is built', () => {
    const started = process.cpuUsage();
    for (const part of ['a', 'ab', 'password', '123', 'qazwsx'])
      passwordProblems(part.repeat(128).slice(0, 128), 'password', 'a@b.c');
    expect(process.cpuUsage(started).user).toBeLessThan(2_000_000);
  });
});

describe('an e-mail address', () => {
  it('has a name, an at sign and a host, and no room for tricks', () => {
    expect(emailProblems('ana@example.org', 'email')).toEqual([]);
    for (const typed of [
      '',
      'ana',
      'ana@',
      '@example.org',
      'a b@c.d',
      'a@b@c',
      'a\n@b.c',
      '<a@b.c>',
    ])
      expect(emailProblems(typed, 'email')).toHaveLength(1);
  });
});
