import { expect, it } from 'vitest';
import { diagnose } from './diagnose.js';
import type { MailProtocol, ProbeFault, ProbeStep } from './facts.js';
import { check, goodProbe, goodToken } from './samples/check-facts.js';

function found(
  protocol: MailProtocol,
  fault: Partial<ProbeFault>,
  { account, failedStep = 'open' }: { account?: string; failedStep?: ProbeStep } = {},
) {
  const probe = goodProbe(protocol, {
    host: 'mail.example.org',
    outcome: 'failed',
    failedStep,
    fault: { kind: 'refused', status: 'NO', text: '', ...fault } as ProbeFault,
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

it.each<[MailProtocol, string, string, string, string?]>([
  ['IMAP', 'AUTHENTICATE', 'BAD', 'no'],
  ['IMAP', 'AUTHENTICATE', 'NO', 'later', 'UNAVAILABLE'],
  ['SMTP', 'AUTH', '435', 'Unable to authenticate at this time'],
  ['SMTP', 'AUTH', '454', '4.7.0 Temporary authentication failure'],
  ['POP3', 'AUTH', '-ERR', 'Login failed.'],
  ['POP3', 'AUTH', '-ERR', 'internal', 'SYS/TEMP'],
])('of the token of somebody else, %s %s: %s %s', (protocol, command, status, text, code) => {
  const fault = { status, text, command, secretSent: true, ...(code && { code }) };
  const codes = (of: { account?: string } = {}) =>
    found(protocol, fault, { ...of, failedStep: 'authenticate' }).map((one) => one.code);
  expect(codes({ account: 'other@contoso.com' })[0]).toBe('signed-in-as-other-user');
  expect(codes()).not.toContain('signed-in-as-other-user');
});

it.each([
  ['SMTP', 'RCPT', '553', '5.7.1 <a@b.example>: Sender address rejected: not owned by user x'],
  ['SMTP', 'MAIL', '550', '5.7.60 SMTP; Client does not have permissions to send as this sender'],
  ['IMAP', 'STATUS', 'NO', 'Mailbox does not exist'],
] as const)('of somebody else first, %s %s: %s %s', (protocol, command, status, text) => {
  const [first] = found(protocol, { status, text, command }, { account: 'other@contoso.com' });
  expect(first?.code).toBe('signed-in-as-other-user');
});

it.each(answers)('of somebody else, %s %s: %s %s', (protocol, command, status, text) => {
  const [first] = found(protocol, { status, text, command }, { account: 'other@contoso.com' });
  expect(first?.code).toBe('signed-in-as-other-user');
});
