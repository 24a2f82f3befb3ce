import { describe, expect, it } from 'vitest';
import { judgesLogin, refusesAccount, tellsLock } from './login-words.js';

describe('words of a server', () => {
  it.each([
    'Invalid user name or password',
    'LOGIN failed.',
    '5.5.1 wrong password',
    'Login incorrect',
    'bad credentials',
    'Benutzername oder Passwort falsch',
    'Неверный логин или пароль',
    '用户名或密码错误',
  ])('judge a login: %s', (text) => {
    expect(judgesLogin(text)).toBe(true);
  });

  it.each([
    'Command Argument Error. 12',
    'Invalid command AUTHENTICATE',
    'LOGIN command failed: unknown command',
    '5.5.4 Unrecognized authentication type',
    'Authentication mechanism unknown',
    'Bad arguments for LOGIN',
    'authentication failed: Invalid base64 data in initial response',
    'Error in IMAP command received by server.',
    'Quux',
  ])('judge none: %s', (text) => {
    expect(judgesLogin(text)).toBe(false);
  });

  it.each([
    'account locked',
    'Login failed: account is temporarily locked out',
    'User locked due to failed logins',
    'LOGIN failed: account locked out for 30 minutes',
    'Konto vorübergehend gesperrt',
    'Учетная запись заблокирована',
    'mailbox locked after 5 failed attempts',
    '账号已被锁定',
  ])('tell a lock: %s', (text) => {
    expect(tellsLock(text)).toBe(true);
  });

  it.each([
    'maildrop already locked',
    'account is locked by another POP3 session',
    'Unable to lock maildrop',
    "user's mailbox is locked by another process",
    'Mailbox locked',
    'Authentication failed.',
  ])('tell none: %s', (text) => {
    expect(tellsLock(text)).toBe(false);
  });

  it.each(['Your account is not enabled for POP access.', 'account temporarily disabled'])(
    'refuse an account: %s',
    (text) => {
      expect(refusesAccount(text)).toBe(true);
      expect(tellsLock(text)).toBe(false);
    },
  );
});
