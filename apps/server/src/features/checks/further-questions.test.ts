import { describe, expect, it } from 'vitest';
import type { Facts, MailboxFacts, ProbeFacts, ProbeFault } from '../diagnoses/facts.js';
import type { IncomingPreset } from '../providers/provider.js';
import { furtherQuestions } from './further-questions.js';

const imap: IncomingPreset = {
  protocol: 'IMAP',
  host: 'outlook.office365.com',
  port: 993,
  security: 'TLS',
};
const pop3: IncomingPreset = {
  protocol: 'POP3',
  host: 'outlook.office365.com',
  port: 995,
  security: 'TLS',
};
const mailbox: MailboxFacts = { address: 'a@contoso.com', authentication: 'OAUTH2' };
const refused: ProbeFault = { kind: 'refused', status: 'NO', text: 'AUTHENTICATE failed.' };

function probe(change: Partial<ProbeFacts>): ProbeFacts {
  return {
    ...imap,
    username: 'a@contoso.com',
    outcome: 'failed',
    failedStep: 'open',
    fault: refused,
    addresses: [],
    capabilities: [],
    mechanisms: [],
    transcript: [],
    asked: {},
    greeting: '* OK',
    ...change,
  };
}

function asked(probes: ProbeFacts[], change: Partial<Facts> = {}): string[] {
  const facts: Facts = { now: new Date(0), provider: 'MICROSOFT_365', mailbox, probes, ...change };
  return furtherQuestions(facts, [imap, pop3]).map(({ step }) => step);
}

const tls = (code: string): ProbeFault => ({
  kind: 'network',
  network: { stage: 'TLS', code, message: code, host: 'h', port: 993 },
});

describe('a check asks further', () => {
  it('whether POP3 opens what IMAP refuses, and the other way round', () => {
    expect(asked([probe({})])).toEqual(['imap.ask-pop3']);
    expect(asked([probe({ ...pop3 })])).toEqual(['pop3.ask-imap']);
    expect(asked([probe({ protocol: 'SMTP' })])).toEqual(['smtp.ask-imap']);
  });

  it.each([
    ['mail.one.co.uk', 'pop.one.co.uk', ['imap.ask-pop3']],
    ['mail.one.co.uk', 'pop.two.co.uk', []],
    ['mail.one.com.au', 'pop.two.com.au', []],
    ['MAIL.one.com.au', 'pop.one.com.au', ['imap.ask-pop3']],
    ['one.onmicrosoft.com', 'two.onmicrosoft.com', []],
    ['10.1.0.1', '10.9.0.1', []],
  ])('shows the token of %s to %s only where both are of one house', (host, other, expected) => {
    const probes = [probe({ host })];
    const facts: Facts = { now: new Date(0), provider: 'GENERIC', mailbox, probes };
    const found = furtherQuestions(facts, [{ ...pop3, host: other }]);
    expect(found.map(({ step }) => step)).toEqual(expected);
  });

  it('nothing after a login that was refused: another one could be refused, too', () => {
    const login = { ...refused, command: 'AUTHENTICATE', secretSent: true };
    expect(asked([probe({ failedStep: 'authenticate', fault: login })])).toEqual([]);
    expect(
      asked([
        probe({}),
        probe({ protocol: 'SMTP', failedStep: 'authenticate', fault: { ...login, status: '535' } }),
      ]),
    ).toEqual([]);
  });

  it('nothing when another protocol has answered that already', () => {
    const smtp = probe({ protocol: 'SMTP' });
    const opened = { outcome: 'ok', fault: undefined } as const;
    expect(asked([probe(opened), smtp])).toEqual([]);
    expect(asked([probe({}), { ...smtp, ...opened }])).toEqual(['imap.ask-pop3']);
  });

  it('nothing when the server has said what is wrong, or the token is', () => {
    const said: ProbeFault = { kind: 'refused', status: 'NO', text: 'IMAP access is disabled.' };
    expect(asked([probe({ fault: said })])).toEqual([]);
    const audience = 'https://graph.microsoft.com';
    const tokenContent: Facts['tokenContent'] = {
      format: 'jwt',
      kind: 'delegated',
      roles: [],
      scopes: [],
      audience,
    };
    expect(asked([probe({})], { tokenContent })).toEqual([]);
  });

  it("nothing of another house than the mailbox's own", () => {
    expect(asked([probe({ host: 'imap.example.org' })])).toEqual([]);
  });

  it('once, when reading and sending are refused', () => {
    expect(asked([probe({}), probe({ protocol: 'SMTP' })])).toEqual(['imap.ask-pop3']);
  });

  it('nothing of a protocol for which the token has no permission', () => {
    const held = (...scopes: string[]): Partial<Facts> => ({
      tokenContent: { format: 'jwt', kind: 'delegated', roles: [], scopes },
    });
    expect(asked([probe({})], held('IMAP.AccessAsUser.All', 'SMTP.Send'))).toEqual([]);
    expect(asked([probe({})], held('POP.AccessAsUser.All'))).toEqual(['imap.ask-pop3']);
  });

  it('nothing of the kind about a password', () => {
    expect(asked([probe({})], { mailbox: { ...mailbox, authentication: 'PASSWORD' } })).toEqual([]);
  });

  it('whether a port that breaks TLS speaks in clear, and whether a silent one wants TLS', () => {
    const broken = { failedStep: 'secure', greeting: undefined } as const;
    expect(asked([probe({ ...broken, fault: tls('ERR_SSL_WRONG_VERSION_NUMBER') })])).toEqual([
      'imap.ask-plain',
    ]);
    const silent: ProbeFault = { kind: 'timeout', waitedForMs: 10_000, waitingFor: 'the greeting' };
    expect(asked([probe({ ...broken, security: 'STARTTLS', fault: silent })])).toEqual([
      'imap.ask-tls',
    ]);
  });

  it('nothing when the certificate is the fault, or the name', () => {
    expect(
      asked([probe({ failedStep: 'secure', greeting: undefined, fault: tls('CERT_HAS_EXPIRED') })]),
    ).toEqual([]);
    const alert = tls('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION');
    expect(asked([probe({ failedStep: 'secure', greeting: undefined, fault: alert })])).toEqual([]);
    const dns: ProbeFault = {
      kind: 'network',
      network: { stage: 'DNS', code: 'ENOTFOUND', message: '', host: 'h', port: 1 },
    };
    expect(asked([probe({ failedStep: 'resolve', greeting: undefined, fault: dns })])).toEqual([]);
  });

  it('nothing when all is well', () => {
    expect(asked([probe({ outcome: 'ok', fault: undefined, failedStep: undefined })])).toEqual([]);
  });
});
