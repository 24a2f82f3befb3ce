import { describe, expect, it } from 'vitest';
import { diagnose } from './diagnose.js';
import type { MailProtocol, ProbeFacts, ProbeFault, ProbeStep } from './facts.js';
import { check, goodProbe } from './samples/check-facts.js';
import { samples } from './samples/sample.js';
import { isThrottled } from '../checks/check-verdict.js';

const ownServer = { host: 'mail.example.org', security: 'STARTTLS' as const };
const failed = (protocol: MailProtocol, failedStep: ProbeStep, fault: ProbeFault): ProbeFacts =>
  goodProbe(protocol, { ...ownServer, outcome: 'failed', failedStep, fault, mechanisms: [] });

/** As a probe keeps it: the status apart, the code apart, the command that was answered. */
function refused(answer: string, command?: string): ProbeFault {
  const [, status = '', rest = ''] = /^(\* BYE|NO|BAD|-ERR|\d{3}) ?(.*)$/s.exec(answer) ?? [];
  const smtp = /^(\d\.\d\.\d) /.exec(rest)?.[1];
  const [, bracketed, text = rest] = /^\[([^\]]+)\] (.*)$/s.exec(rest) ?? [];
  const code = smtp ?? bracketed;
  return {
    kind: 'refused',
    status: status.replace('* ', ''),
    text,
    ...(code && { code }),
    ...(command && { command }),
  };
}

const found = (probe: ProbeFacts) => diagnose(check({ provider: 'GENERIC', probes: [probe] }));
const codes = (probe: ProbeFacts): string[] => found(probe).map(({ code }) => code);

describe('a greeting that refuses', () => {
  it.each<[MailProtocol, string, string]>([
    ['SMTP', '554 mail.example.org ESMTP not accepting messages', 'greeting-refused'],
    ['SMTP', '554 5.7.1 No SMTP service here', 'greeting-refused'],
    [
      'SMTP',
      '554-mx.example.org\n554 Your access to this mail system has been rejected',
      'greeting-refused',
    ],
    ['SMTP', '521 mail.example.org does not accept mail (see RFC7504)', 'greeting-refused'],
    ['SMTP', '421 mail.example.org busy', 'greeting-refused'],
    [
      'SMTP',
      '554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org',
      'smtp-ip-blocked',
    ],
    [
      'SMTP',
      '421 4.7.0 mail.example.org Error: too many connections from 192.0.2.1',
      'connection-limit',
    ],
    ['IMAP', '* BYE not today', 'greeting-refused'],
    ['IMAP', '* BYE Courier IMAP has reached its limit for this host', 'greeting-refused'],
    [
      'IMAP',
      '* BYE [ALERT] Maximum number of connections from user+IP exceeded',
      'connection-limit',
    ],
    ['IMAP', '* BYE Too many login attempts from your address', 'login-rate-limit'],
    ['POP3', '-ERR not today', 'greeting-refused'],
    ['POP3', '-ERR access denied for 192.0.2.1', 'greeting-refused'],
    ['POP3', '-ERR', 'greeting-refused'],
    ['POP3', '-ERR [SYS/TEMP] come back later', 'pop-server-unavailable'],
  ])('%s: %s', (protocol, answer, wanted) => {
    const [first, ...others] = found(failed(protocol, 'greet', refused(answer)));
    expect(first).toMatchObject({ code: wanted, stage: protocol });
    for (const { code } of others) expect(code).not.toMatch(/starttls|^unknown$/);
  });
});

describe('what is offered is not told', () => {
  it.each<[MailProtocol, string, string, string]>([
    ['IMAP', 'CAPABILITY', 'NO not today', 'capability-refused'],
    ['IMAP', 'CAPABILITY', 'BAD Command unrecognized', 'capability-refused'],
    ['POP3', 'CAPA', '-ERR unknown command', 'capability-refused'],
    ['POP3', 'CAPA', '-ERR', 'capability-refused'],
    ['SMTP', 'EHLO', '550 5.7.1 Access denied', 'smtp-hello-refused'],
    ['SMTP', 'EHLO', '500 5.5.1 Command unrecognized', 'smtp-hello-refused'],
    ['SMTP', 'EHLO', '554 5.7.1 You are blocked, see postmaster', 'greeting-refused'],
    ['SMTP', 'EHLO', '503 5.5.1 Bad sequence of commands', 'greeting-refused'],
    ['SMTP', 'EHLO', '550 5.7.25 Client has no PTR record', 'greeting-refused'],
    ['SMTP', 'EHLO', '554 5.7.1 Your address has a bad reputation', 'greeting-refused'],
    ['SMTP', 'EHLO', '421 4.3.2 Too many concurrent connections', 'connection-limit'],
  ])('%s: %s: %s', (protocol, command, answer, wanted) => {
    for (const step of ['greet', 'authenticate'] as const) {
      const [first] = found(failed(protocol, step, refused(answer, command)));
      expect(first).toMatchObject({ code: wanted, stage: protocol });
    }
  });

  it('by a server that does not even know EHLO', () => {
    const [first] = found(failed('SMTP', 'greet', refused('502 Command not implemented', 'EHLO')));
    expect(first?.title).toBe('The server does not know EHLO');
  });
});

describe('the name in EHLO is refused', () => {
  const wordings: [string, string][] = [
    ['Postfix', '504 5.5.2 <mailkey>: Helo command rejected: need fully-qualified hostname'],
    [
      'Postfix, by its DNS',
      '450 4.7.1 <mailkey.example.org>: Helo command rejected: Host not found',
    ],
    ['Postfix, syntax', '501 5.5.2 <a_b>: Helo command rejected: Invalid name'],
    ['Postfix, by a list', '554 5.7.1 <localhost>: Helo command rejected: Access denied'],
    ['Exim', '501 Syntactically invalid EHLO argument(s)'],
    ['Exim with cPanel', '550 Access denied - Invalid HELO name (See RFC2821 4.1.1.1)'],
    [
      'Exim with cPanel, FQDN',
      '550 HELO should be a FQDN or address literal (See RFC 2821 4.1.1.1)',
    ],
    ['Exim, a policy', '550 Bad HELO - Host impersonating [mail.example.org]'],
    ['Exchange', '501 5.5.4 Invalid domain name'],
    ['OpenSMTPD', '501 5.5.4 Invalid command arguments: Invalid domain name'],
    ['Sendmail', '501 5.0.0 EHLO requires domain address'],
    ['Haraka', '550 HELO host name must have a dot'],
    ['qpsmtpd', '554 I do not believe your helo'],
  ];

  it.each(
    wordings.flatMap(([who, answer]) => [
      [who, 'EHLO', 'greet', answer] as const,
      [who, 'MAIL', 'open', answer] as const,
      [who, 'RCPT', 'open', answer] as const,
    ]),
  )('%s at %s', (_who, command, step, answer) => {
    const transcript = ['S: 220 hi', 'C: EHLO mailkey', `C: ${command}`, `S: ${answer}`];
    const probe = { ...failed('SMTP', step, refused(answer, command)), transcript };
    const diagnoses = found(probe);
    expect(diagnoses[0]).toMatchObject({ code: 'smtp-hello-refused', actor: 'OPERATOR' });
    expect(diagnoses[0]?.evidence.join(' ')).toContain('introduced itself as mailkey.');
    expect(diagnoses[0]?.fix.join(' ')).toContain('SMTP_EHLO_NAME');
    expect(diagnoses.map(({ code }) => code)).not.toContain('smtp-server-temporary');
    expect(isThrottled(diagnoses)).toBe(false);
  });

  it('by Google, in words that read like a limit', () => {
    const answer = '421 4.7.0 Try again later, closing connection. (EHLO) x1-20020a - gsmtp';
    const diagnoses = found(failed('SMTP', 'greet', refused(answer, 'EHLO')));
    expect(diagnoses.map(({ code }) => code)).toEqual(['smtp-hello-refused']);
    expect(isThrottled(diagnoses)).toBe(false);
  });
});

describe('no greeting', () => {
  const silent: ProbeFault = { kind: 'timeout', waitedForMs: 30_000, waitingFor: 'the greeting' };

  it.each(['IMAP', 'POP3', 'SMTP'] as const)(
    '%s: is named where the port is the right one',
    (protocol) => {
      const probe = failed(protocol, 'greet', silent);
      expect(codes({ ...probe, security: 'TLS' })[0]).toBe('no-greeting');
      expect(codes({ ...probe, asked: { tls: 'no' } })[0]).toBe('no-greeting');
      // TLS may be what it waits for.
      expect(codes(probe)).toEqual(['plain-on-tls-port', 'no-greeting']);
    },
  );
});

describe('a code tells its protocol', () => {
  const smtp = samples.filter(({ stage }) => stage === 'smtp' || stage === 'tls');

  it.each(['IMAP', 'POP3'] as const)('nothing heard over %s is called SMTP', (protocol) => {
    const status = protocol === 'IMAP' ? 'NO' : '-ERR';
    for (const { raw } of smtp)
      for (const step of ['greet', 'secure', 'authenticate'] as const)
        for (const { code, stage } of found(
          failed(protocol, step, { kind: 'refused', status, text: raw }),
        ))
          expect([raw, code, stage]).not.toEqual([raw, expect.stringMatching(/^smtp-/), stage]);
  });

  it.each(['IMAP', 'POP3'] as const)('nothing pasted from %s either', (stage) => {
    for (const { raw } of smtp)
      for (const { code } of diagnose(check({ probes: [], pasted: { text: raw, stage } })))
        expect([raw, code]).not.toEqual([raw, expect.stringMatching(/^smtp-/)]);
  });
});

describe('the sender is refused as late as RCPT TO', () => {
  it.each([
    ['553 5.7.1 <a@example.org>: Sender address rejected: not owned by user b', 'send-as-denied'],
    ['553 5.7.1 <a@example.org>: Sender address rejected: not logged in', 'smtp-not-authenticated'],
    ['450 4.1.8 <a@example.org>: Sender address rejected: Domain not found', 'smtp-sender-refused'],
    ['554 5.7.1 <a@example.org>: Sender address rejected: Access denied', 'smtp-sender-refused'],
    ['550 Sender verify failed', 'smtp-sender-refused'],
    ['554 5.7.1 <a@example.org>: Relay access denied', 'smtp-relay-denied'],
  ])('%s', (answer, wanted) => {
    expect(codes(failed('SMTP', 'open', refused(answer, 'RCPT')))[0]).toBe(wanted);
  });
});
