import { describe, expect, it } from 'vitest';
import type { ProbeFacts, ProbeFault } from '../diagnoses/facts.js';
import { isRefusedLogin } from './refused-login.js';

type Refused = Partial<Extract<ProbeFault, { kind: 'refused' }>>;

function probe(fault: Refused, change: Partial<ProbeFacts> = {}): ProbeFacts {
  return {
    protocol: 'IMAP',
    host: 'imap.test',
    port: 993,
    security: 'TLS',
    username: 'a@b.test',
    outcome: 'failed',
    failedStep: 'authenticate',
    addresses: [],
    capabilities: [],
    mechanisms: [],
    asked: {},
    transcript: [],
    fault: { kind: 'refused', status: 'NO', text: 'no', secretSent: true, ...fault },
    ...change,
  };
}

const smtp = (status: string, text: string, code?: string) => ({
  status,
  text,
  command: 'AUTH',
  ...(code && { code }),
});
const pop3 = (text: string, code?: string) => ({
  status: '-ERR',
  text,
  command: 'PASS',
  ...(code && { code }),
});

describe('a refused login', () => {
  it.each<[string, Refused]>([
    ['Cyrus IMAP', { text: 'authentication failure' }],
    ['Courier IMAP', { text: 'Login failed.' }],
    ['Dovecot IMAP', { code: 'AUTHENTICATIONFAILED', text: 'Authentication failed.' }],
    ['an expired password', { code: 'EXPIRED', text: 'Password expired' }],
    ['a goodbye to the login', { status: 'BYE', text: 'Authentication failed' }],
    ['Courier POP3', pop3('Login failed.')],
    ['popa3d', pop3('Authentication failed (bad password?)')],
    ['mailutils POP3', pop3('Bad login', 'AUTH')],
    [
      'an unknown user, refused before the password',
      { ...pop3('no', 'AUTH'), command: 'USER', secretSent: false },
    ],
    ['Postfix', smtp('535', 'Error: authentication failed: (reason unavailable)', '5.7.8')],
    ['Exim', smtp('535', 'Incorrect authentication data')],
    ['Exchange', smtp('535', 'Authentication unsuccessful', '5.7.3')],
    ['an app password wanted', smtp('534', 'Application-specific password required', '5.7.9')],
    ['534 whatever its words', smtp('534', 'Quux')],
    ['Cyrus POP3', pop3('Invalid login', 'AUTH')],
    ['a locked account', { code: 'CONTACTADMIN', text: 'Account locked' }],
    [
      'a locked account for the moment',
      { text: 'Login failed: account is temporarily locked out' },
    ],
    ['a lock by code', { code: 'AUTHENTICATIONFAILED', text: 'account temporarily locked out' }],
    ['a locked account over POP3', pop3('account locked', 'SYS/PERM')],
    ['a lock that passes', smtp('454', 'Account locked after failed logins', '4.7.0')],
    ['advice behind the code', { code: 'AUTHENTICATIONFAILED', text: 'Failed. Please try again.' }],
    ['advice over POP3', pop3('login failure or POP3 disabled, try later. sc=x', 'AUTH')],
    ['advice without a code', pop3('Login failed, try again later')],
    ['advice over IMAP', { text: 'Authentication failed, please try again later' }],
    ['advice over SMTP', smtp('535', 'Authentication failed, please try again later', '5.7.8')],
    ['an account that is not enabled', smtp('535', 'account not enabled', '5.7.8')],
    ['BAD with the words of a password', { status: 'BAD', text: 'Invalid user name or password' }],
    [
      'BAD with the command as the word',
      { status: 'BAD', text: 'LOGIN failed.', command: 'LOGIN' },
    ],
    ['500 with the words of a password', smtp('500', 'wrong password', '5.5.1')],
    ['501 with the code of a password', smtp('501', 'Quux', '5.7.8')],
    ['words in another language', smtp('535', 'Неверное имя пользователя или пароль', '5.7.8')],
  ])('is one: %s', (_what, fault) => {
    expect(isRefusedLogin(probe(fault))).toBe(true);
  });

  it.each<[string, Refused]>([
    ['before the secret was out', { secretSent: false }],
    ['Cyrus without the mechanism', { text: 'no mechanism available' }],
    ['mailutils without it', { text: 'AUTHENTICATE Authentication mechanism not supported' }],
    ['a mailbox that another session holds', pop3('account is locked by another session')],
    ['a locked maildrop', pop3('maildrop already locked')],
    ['by syntax, of the command', { status: 'BAD', text: 'Invalid LOGIN command' }],
    ['by syntax over SMTP', smtp('501', 'Authentication failed: bad syntax', '5.5.4')],
    ['by syntax', { status: 'BAD', text: 'Command Argument Error. 12' }],
    ['Exim without the mechanism', smtp('504', 'XOAUTH2 authentication mechanism not supported')],
    [
      'Postfix without it',
      smtp('535', 'authentication failed: Invalid authentication mechanism', '5.7.8'),
    ],
    ['a line that is too long', smtp('500', 'Line too long', '5.5.2')],
    ['Exim for the moment', smtp('435', 'Unable to authenticate at present')],
    ['Dovecot for the moment', smtp('454', 'Temporary authentication failure.', '4.7.0')],
    [
      'Dovecot IMAP for the moment',
      { code: 'UNAVAILABLE', text: 'Temporary authentication failure.' },
    ],
    ['Dovecot POP3 for the moment', pop3('Temporary authentication failure.', 'SYS/TEMP')],
    ['a mailbox in use', pop3('Do you have another POP session running?', 'IN-USE')],
    ['too soon after the last', pop3('minimum time between mail checks violation', 'LOGIN-DELAY')],
    ['a fault of the server', { code: 'SERVERBUG', text: 'Internal error' }],
    ['too weak a mechanism', { ...smtp('534', 'too weak', '5.7.9'), secretSent: false }],
    ['Cyrus whose password check is broken', pop3('authenticating: generic failure', 'AUTH')],
    ['a server without its Maildir', pop3('chdir Maildir failed')],
    ['a throttled mailbox', { code: 'THROTTLED', text: 'Slow down' }],
    ['encryption wanted', smtp('538', 'Encryption required')],
    ['a limit', { code: 'LIMIT', text: 'Maximum number of connections exceeded' }],
    ['a connection that is not private', { code: 'PRIVACYREQUIRED', text: 'TLS first' }],
  ])('is none: %s', (_what, fault) => {
    expect(isRefusedLogin(probe(fault))).toBe(false);
  });

  it('is none where the login went well, or nothing was answered', () => {
    expect(isRefusedLogin(probe({}, { failedStep: 'open' }))).toBe(false);
    const fault: ProbeFault = { kind: 'timeout', waitedForMs: 1, waitingFor: 'an answer' };
    expect(isRefusedLogin(probe({}, { fault }))).toBe(false);
  });

  it('is known by what was said where a stored run does not say whether the secret was out', () => {
    const told = (transcript: string[]) =>
      isRefusedLogin(probe({ secretSent: undefined }, { transcript }));
    expect(told(['C: 3 AUTHENTICATE XOAUTH2 [masked]'])).toBe(true);
    expect(told(['C: 2 LOGIN [masked]'])).toBe(true);
    expect(told(['C: PASS [masked]'])).toBe(true);
    expect(told(['S: * BYE too busy', 'C: 1 CAPABILITY'])).toBe(false);
  });
});
