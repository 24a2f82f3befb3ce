import { describe, expect, it } from 'vitest';
import { diagnose } from './diagnose.js';
import type { Facts, MailProtocol, ProbeFacts, ProbeFault } from './facts.js';

const server = { host: 'mail.example.org', port: 993, username: 'ana@example.org' };

/** A check by password at a server of one's own. */
function facts(protocol: MailProtocol, fault: ProbeFault, more: Partial<ProbeFacts> = {}): Facts {
  const probe: ProbeFacts = {
    ...server,
    protocol,
    security: 'TLS',
    outcome: 'failed',
    fault,
    asked: {},
    failedStep: 'authenticate',
    addresses: [],
    capabilities: [],
    mechanisms: ['PLAIN'],
    transcript: [],
    fromAddress: server.username,
    ...more,
  };
  const mailbox = { address: server.username, authentication: 'PASSWORD' as const };
  const now = new Date('2026-11-30T12:00:00Z');
  return { now, provider: 'GENERIC', mailbox, probes: [probe] };
}

type Refused = Extract<ProbeFault, { kind: 'refused' }>;
const refused = (status: string, text: string, more: Partial<Refused> = {}): Refused => ({
  kind: 'refused',
  status,
  text,
  command: 'LOGIN',
  secretSent: true,
  ...more,
});
const after = { failedStep: 'open' } as const;

describe('at the login', () => {
  it.each<[string, MailProtocol, Refused, Partial<ProbeFacts>?]>([
    ['mail-login-refused', 'IMAP', refused('BAD', 'Invalid user name or password')],
    ['mail-login-refused', 'IMAP', refused('BAD', 'LOGIN failed.')],
    ['mail-login-refused', 'SMTP', refused('500', '5.5.1 wrong password', { command: 'AUTH' })],
    [
      'user-account-locked',
      'IMAP',
      refused('NO', 'Login failed: account is temporarily locked out'),
    ],
    [
      'user-account-locked',
      'IMAP',
      refused('NO', 'account locked out for 30 minutes', { code: 'AUTHENTICATIONFAILED' }),
    ],
    ['user-account-locked', 'POP3', refused('-ERR', 'account locked', { code: 'SYS/PERM' })],
    [
      'basic-auth-used',
      'SMTP',
      refused('534', '5.7.9 Please use OAuth', { command: 'AUTH', code: '5.7.9' }),
    ],
    [
      'login-rate-limit',
      'IMAP',
      refused('NO', 'Too many failed login attempts from your IP', { code: 'LIMIT' }),
    ],
    [
      'sign-in-not-spoken',
      'POP3',
      refused('-ERR', 'use APOP', { command: 'USER', secretSent: false }),
      { mechanisms: [], greeting: '<1.2@mail>' },
    ],
    [
      'sign-in-not-spoken',
      'POP3',
      refused('-ERR', '', { command: 'USER', secretSent: false }),
      { mechanisms: [], greeting: '<1.2@mail>' },
    ],
    [
      'sign-in-not-spoken',
      'POP3',
      refused('-ERR', 'only APOP', { command: 'USER', secretSent: false, code: 'SYS/PERM' }),
      { mechanisms: [] },
    ],
    [
      'basic-auth-used',
      'POP3',
      refused('-ERR', 'Please use OAuth2', { command: 'PASS', code: 'AUTH' }),
    ],
    [
      'basic-auth-used',
      'IMAP',
      refused('NO', 'Use XOAUTH2 to sign in', { code: 'AUTHENTICATIONFAILED' }),
    ],
    [
      'mail-account-needs-attention',
      'SMTP',
      refused('535', '5.7.8 Error: authentication failed: Please accept EULA first.', {
        command: 'AUTH',
        code: '5.7.8',
      }),
    ],
    ['mail-account-needs-attention', 'IMAP', refused('NO', 'LOGIN Login error user suspended')],
    [
      'mail-account-needs-attention',
      'POP3',
      refused('-ERR', 'you must accept the user agreement', { command: 'PASS' }),
    ],
  ])('%s over %s', (code, protocol, fault, more) => {
    expect(diagnose(facts(protocol, fault, more))[0]?.code).toBe(code);
  });

  it('tells of no way at all where none is offered over TLS, and not of OAuth', () => {
    const fault: ProbeFault = { kind: 'not-offered', what: 'a login by password', offered: [] };
    for (const protocol of ['IMAP', 'POP3'] as const) {
      const more = {
        mechanisms: [],
        security: 'STARTTLS',
        capabilities: ['LOGINDISABLED'],
      } as const;
      const [first] = diagnose(
        facts(protocol, fault, { ...more, capabilities: ['LOGINDISABLED'], mechanisms: [] }),
      );
      expect(first?.code).toBe('sign-in-not-spoken');
      expect(JSON.stringify(first)).not.toContain('OAuth');
    }
  });
});

describe('after the login', () => {
  it.each([
    ['send-as-denied', 'MAIL', '501', 'Mail from address must be same as authorization user.'],
    ['send-as-denied', 'MAIL', '553', 'Mail from must equal authorized user'],
    ['smtp-sender-refused', 'MAIL', '550', 'Sender address is not allowed.'],
    ['smtp-sender-refused', 'MAIL', '550', '5.7.1 Absenderadresse nicht erlaubt'],
    ['smtp-sender-refused', 'MAIL', '554', 'Quux'],
    ['smtp-sender-refused', 'RCPT', '550', '5.7.1 Отправитель не соответствует авторизации'],
  ])('%s: %s %s %s', (code, command, status, text) => {
    const fault = refused(status, text, { command, secretSent: false });
    expect(diagnose(facts('SMTP', fault, after))[0]?.code).toBe(code);
  });

  it('asks nobody to let an address send as itself', () => {
    const fault = refused('553', '5.7.1 <ana@example.org>: not owned by user bob', {
      command: 'RCPT',
    });
    const [first] = diagnose(facts('SMTP', fault, after));
    expect(first?.code).toBe('send-as-denied');
    expect(first?.fix.join(' ')).not.toContain('In Mailkey open the mailbox “ana@example.org”.');
    expect(
      first?.fix.join(' ').match(/ana@example\.org as an address that this login/),
    ).not.toBeNull();
  });

  it('is no matter of the encryption when the server falls silent or hangs up', () => {
    const silent: ProbeFault = {
      kind: 'timeout',
      waitedForMs: 30_000,
      waitingFor: 'an answer after the login',
    };
    const closed: ProbeFault = { kind: 'protocol', problem: 'The server closed the connection.' };
    for (const fault of [silent, closed]) {
      const [first] = diagnose(facts('SMTP', fault, after));
      expect(JSON.stringify(first)).not.toMatch(/security and port|failed logins|encryption/);
    }
  });

  it('is a fault of the server where its code says so', () => {
    const fault = refused('NO', 'Internal error occurred. Refer to server log', {
      command: 'STATUS',
      code: 'SERVERBUG',
    });
    expect(diagnose(facts('IMAP', fault, after))[0]?.code).toBe('server-own-fault');
  });

  it('names no program that the server did not name', () => {
    const fault = refused('NO', 'Mailbox does not exist', { command: 'STATUS' });
    const [first] = diagnose(facts('IMAP', fault, after));
    expect(first?.code).toBe('mailbox-folder-missing');
    expect(first?.fix.join(' ')).not.toContain('Cyrus');
  });
});
