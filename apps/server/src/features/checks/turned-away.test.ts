import { describe, expect, it } from 'vitest';
import type { ProbeFacts, ProbeFault } from '../diagnoses/facts.js';
import { isTurnedAway } from './turned-away.js';

function probe(fault: ProbeFault, change: Partial<ProbeFacts> = {}): ProbeFacts {
  return {
    protocol: 'IMAP',
    host: 'imap.test',
    port: 993,
    security: 'TLS',
    username: 'a@b.test',
    outcome: 'failed',
    failedStep: 'connect',
    addresses: [],
    capabilities: [],
    mechanisms: [],
    asked: {},
    transcript: [],
    fault,
    ...change,
  };
}

const network = (code: string, stage: 'DNS' | 'TCP' | 'TLS' = 'TCP'): ProbeFault => ({
  kind: 'network',
  network: { stage, code, message: code, host: 'imap.test', port: 993 },
});
const refused = (status: string, text: string, command?: string): ProbeFault => ({
  kind: 'refused',
  status,
  text,
  ...(command && { command, secretSent: command === 'AUTH' }),
});
const silent: ProbeFault = { kind: 'timeout', waitedForMs: 1, waitingFor: 'the greeting' };
const closed: ProbeFault = { kind: 'protocol', problem: 'The server closed the connection.' };

describe('a server', () => {
  it.each<[string, ProbeFault]>([
    ['rejects', network('ECONNREFUSED')],
    ['drops', network('ETIMEDOUT')],
    ['forbids by ICMP', network('EHOSTUNREACH')],
    ['hangs up', closed],
    ['hangs up in the handshake', network('ECONNRESET', 'TLS')],
    ['says nothing', silent],
    ['says goodbye (IMAP)', refused('BYE', 'Too many failed logins')],
    ['says goodbye (POP3)', refused('-ERR', 'Go away')],
    ['says goodbye (SMTP)', refused('421', 'Too many errors from your address')],
    ['refuses the address (SMTP)', refused('554', 'Access denied')],
    ['refuses at EHLO', refused('550', 'blocked', 'EHLO')],
    [
      'speaks of the address at the login (SMTP)',
      refused('454', '4.7.0 Too many failed login attempts from 192.0.2.1', 'AUTH'),
    ],
    [
      'speaks of the address at the login (IMAP)',
      refused('NO', 'Too many failed logins from your IP, blocked', 'LOGIN'),
    ],
    ['speaks of the address at the login (POP3)', refused('-ERR', 'Your IP is banned', 'PASS')],
  ])('turns away: it %s', (_what, fault) => {
    expect(isTurnedAway(probe(fault))).toBe(true);
  });

  it.each<[string, ProbeFault, Partial<ProbeFacts>?]>([
    ['has no name', network('ENOTFOUND', 'DNS'), { failedStep: 'resolve' }],
    ['shows a certificate that has ended', network('CERT_HAS_EXPIRED', 'TLS')],
    ['has too many connections', refused('421', 'Too many concurrent connections')],
    ['is being maintained', refused('BYE', 'Server shutting down for maintenance')],
    ['does not like our name', refused('550', 'Invalid HELO name', 'EHLO')],
    [
      'has had too many failed logins of one account',
      refused('NO', 'Too many failed logins for this account', 'LOGIN'),
    ],
    ['holds an account', refused('-ERR', 'Your mail address is blocked', 'PASS')],
    ['refuses the login', refused('535', 'no', 'AUTH'), { greeting: '220 hello' }],
    ['was silent after its greeting', silent, { greeting: '* OK' }],
    ['speaks otherwise', { kind: 'protocol', problem: 'This is no IMAP greeting.', text: 'SSH-2' }],
    ['works', closed, { outcome: 'ok' }],
  ])('does not: it %s', (_what, fault, change) => {
    expect(isTurnedAway(probe(fault, change))).toBe(false);
  });
});
