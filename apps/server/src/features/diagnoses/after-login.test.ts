import { expect, it } from 'vitest';
import { diagnose } from './diagnose.js';
import type { MailProtocol, ProbeFault } from './facts.js';
import { check, goodProbe, goodToken } from './samples/check-facts.js';

function found(protocol: MailProtocol, fault: Partial<ProbeFault>, account?: string) {
  const probe = goodProbe(protocol, {
    ...{ host: 'mail.example.org', outcome: 'failed', failedStep: 'open' },
    fault: { ...{ kind: 'refused', status: 'NO', text: '' }, ...fault } as ProbeFault,
  });
  const tokenContent = { ...goodToken, ...(account && { account }) };
  return diagnose(check({ provider: 'GENERIC', probes: [probe], tokenContent }));
}

const answers: [MailProtocol, string, string, string, string][] = [
  ['IMAP', 'STATUS', 'NO', 'failed', 'mailbox-not-opened'],
  ['IMAP', 'STATUS', 'BAD', 'unknown command STATUS', 'mailbox-not-opened'],
  ['IMAP', 'ID', 'BYE', 'not yours', 'mailbox-not-opened'],
  ['IMAP', 'STATUS', 'NO', 'Mailbox is corrupt', 'server-own-fault'],
  ['POP3', 'STAT', '-ERR', '', 'mailbox-not-opened'],
  ['SMTP', 'MAIL', '550', 'no', 'smtp-sender-refused'],
  ['SMTP', 'RCPT', '550', '5.7.1 Sender denied', 'smtp-sender-refused'],
  ['SMTP', 'RCPT', '554', 'no', 'smtp-mail-not-taken'],
];

it.each(answers)('%s %s: %s %s', (protocol, command, status, text, code) => {
  expect(found(protocol, { status, text, command })[0]?.code).toBe(code);
});

it.each(answers)('of somebody else, %s %s: %s %s', (protocol, command, status, text) => {
  const [first] = found(protocol, { status, text, command }, 'other@contoso.com');
  expect(first?.code).toBe('signed-in-as-other-user');
});
