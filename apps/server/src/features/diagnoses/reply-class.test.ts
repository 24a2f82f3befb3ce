import { describe, expect, it } from 'vitest';
import { diagnose } from './diagnose.js';
import { diagnoseText } from './diagnose-text.js';
import type { Facts, ProbeFacts, ProbeFault } from './facts.js';
import type { Reply } from './reply.js';
import { classOf } from './reply-class.js';
import { ownServer } from './samples/server-answers.js';

const now = new Date('2026-11-30T12:00:00Z');
const reply = (more: Partial<Reply>): Reply => ({
  protocol: 'IMAP',
  status: 'NO',
  text: '',
  challenged: false,
  atLogin: true,
  inClear: false,
  offersTls: false,
  command: 'AUTHENTICATE',
  secretSent: true,
  by: 'token',
  ...more,
});

describe('the class of a reply', () => {
  it('follows from the secret, the offer and the challenge where the words say nothing', () => {
    expect(classOf(reply({}))).toBe('refused-login');
    expect(classOf(reply({ secretSent: false }))).toBe('not-offered');
    expect(classOf(reply({ listed: false }))).toBe('not-offered');
    expect(classOf(reply({ listed: false, challenged: true }))).toBe('refused-login');
    expect(classOf(reply({ atLogin: false, command: 'STATUS' }))).toBeUndefined();
    expect(classOf(reply({ atLogin: false, code: 'UNAVAILABLE' }))).toBe('temporary');
  });

  it('is encryption in clear, unless the server has looked at the login or limits the rate', () => {
    const clear = { inClear: true, offersTls: true, by: 'password', command: 'LOGIN' } as const;
    expect(classOf(reply(clear))).toBe('not-private');
    expect(classOf(reply({ ...clear, status: 'BAD' }))).toBe('not-private');
    expect(classOf(reply({ ...clear, offersTls: false }))).toBe('refused-login');
    expect(classOf(reply({ ...clear, code: 'AUTHENTICATIONFAILED' }))).toBe('refused-login');
    expect(classOf(reply({ ...clear, code: 'UNAVAILABLE' }))).toBe('temporary');
    expect(classOf(reply({ ...clear, status: '', unasked: true }))).toBe('not-private');
  });

  it('is the length only of a token that is long and was sent', () => {
    const gone = { status: '', messageLength: 8_196 };
    expect(classOf(reply(gone))).toBe('too-long');
    expect(classOf(reply({ ...gone, messageLength: 8_188 }))).toBeUndefined();
    expect(classOf(reply({ ...gone, secretSent: false }))).toBeUndefined();
    const cut = { protocol: 'SMTP', status: '535', text: 'Invalid base64 data' } as const;
    expect(classOf(reply({ ...cut, messageLength: 2_044 }))).toBe('too-long');
    expect(classOf(reply({ ...cut, messageLength: 900 }))).toBe('refused-login');
    expect(classOf(reply({ ...cut, by: 'password' }))).toBe('refused-login');
  });
});

/** A check at a server of one's own by token, or in clear by password. */
function facts(fault: ProbeFault, more: Partial<ProbeFacts> & { length?: number } = {}): Facts {
  const { length = 9_000, ...seen } = more;
  const server = { host: 'mail.example.org', port: 143, username: 'jane@example.org' };
  const probe: ProbeFacts = {
    ...server,
    protocol: 'IMAP',
    security: 'TLS',
    outcome: 'failed',
    fault,
    asked: {},
    failedStep: 'authenticate',
    addresses: [],
    capabilities: [],
    mechanisms: [],
    transcript: [],
    ...seen,
  };
  const authentication = probe.security === 'NONE' ? 'PASSWORD' : 'OAUTH2';
  return {
    now,
    provider: 'GENERIC',
    client: ownServer,
    probes: [probe],
    mailbox: { address: server.username, authentication },
    tokenContent: { format: 'opaque', scopes: [], roles: [], kind: 'unknown', length },
  };
}

describe('what is kept without its command', () => {
  it('names the length of a token that a server hung up on, reset connections included', () => {
    const transcript = ['S: * OK ready', 'C: 1 AUTHENTICATE XOAUTH2', 'S: + ', 'C: [masked]'];
    const closed: ProbeFault = { kind: 'protocol', problem: 'The server closed the connection.' };
    const network = { stage: 'TCP', code: 'ECONNRESET', message: 'read ECONNRESET' } as const;
    const reset: ProbeFault = {
      kind: 'network',
      network: { ...network, host: 'mail.example.org', port: 143 },
    };
    for (const fault of [closed, reset]) {
      const found = diagnose(facts(fault, { transcript }));
      expect(found.map(({ code }) => code)).toEqual(['token-too-long']);
      expect(found[0]?.evidence.join()).toContain('9000 characters');
      expect(diagnose(facts(fault, { transcript, length: 600 }))[0]?.code).not.toBe(
        'token-too-long',
      );
    }
  });

  it('tells whoever is in clear to use STARTTLS, though nothing was asked', () => {
    const rows = [
      ['IMAP', 'a login by password', ['IMAP4REV1', 'STARTTLS', 'LOGINDISABLED']],
      ['POP3', 'a login by password', ['TOP', 'STLS']],
      ['SMTP', 'AUTH', ['PIPELINING', 'STARTTLS']],
    ] satisfies [ProbeFacts['protocol'], string, string[]][];
    for (const [protocol, what, capabilities] of rows) {
      const fault: ProbeFault = { kind: 'not-offered', what, offered: [] };
      const [first] = diagnose(facts(fault, { protocol, security: 'NONE', capabilities }));
      expect(first?.code).toMatch(/before-tls|starttls-not-done/);
      expect(first?.stage).toBe(protocol);
      expect(first?.fix.join(' ')).toContain('choose');
      expect(first?.fix.join(' ')).toContain('STARTTLS');
    }
  });

  it('judges what was kept before by its words and its step', () => {
    const old = (status: string, text: string, protocol: ProbeFacts['protocol'] = 'IMAP') =>
      diagnose(facts({ kind: 'refused', status, text }, { protocol }))[0]?.code;
    expect(old('NO', '3 NO Quux failed.')).toBe('mail-login-refused');
    expect(old('535', '535 5.7.8 Quux', 'SMTP')).toBe('mail-login-refused');
    expect(old('-ERR', '-ERR [SYS/TEMP] Quux', 'POP3')).toBe('pop-server-unavailable');
    expect(old('435', 'Unable to authenticate at present', 'SMTP')).toBe('smtp-server-temporary');
  });
});

describe('what people paste', () => {
  it.each([
    ['mail-login-refused', '535'],
    ['mail-login-refused', '535 Неверный логин или пароль'],
    ['mail-login-refused', 'e NO authentication failure'],
    ['mail-login-refused', 'f NO Login failed: authentication failure'],
    ['mail-login-refused', '-ERR Login failed.'],
    ['mail-login-refused', '-ERR [AUTH] Bad login'],
    ['server-without-xoauth2', '504 XOAUTH2 authentication mechanism not supported'],
    ['smtp-server-temporary', '435 Unable to authenticate at present: defer'],
    ['pop-login-disabled-before-tls', '-ERR [AUTH] USER command only available under a layer'],
  ])('%s: %s', (code, text) => {
    expect(diagnoseText({ text, now })[0]?.code).toBe(code);
  });
});
