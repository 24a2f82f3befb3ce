import { describe, expect, it } from 'vitest';
import { judgeRecipient, judgesAfterData, type RecipientAnswer } from './recipient.js';

const rows: [RecipientAnswer, string[]][] = [
  ['taken', ['250 2.1.5 Ok', '251 User not local; will forward', '252 Cannot VRFY user']],
  [
    'put-off',
    [
      '450 4.2.0 <a@example.org>: Recipient address rejected: Greylisted, see http://postgrey.example/',
      '451 4.7.1 Greylisting in action, please come back later',
      '451 Temporary local problem - please try later',
      '452 4.2.2 The email account that you tried to reach is over quota',
      '450 4.1.1 <a@example.org>: Recipient address rejected: unverified address: lookup timed out',
      '452 4.5.3 Too many recipients',
    ],
  ],
  [
    'not-taken',
    [
      '550 5.1.1 <a@example.org>: Recipient address rejected: User unknown in relay recipient table',
      '550 5.1.1 <a@example.org>: Recipient address rejected: User unknown in virtual mailbox table',
      '550 5.1.0 Address rejected.',
      '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
      '550 5.2.1 This mailbox has been disabled',
      '550 No such user here',
      '550 Unrouteable address',
      "550 a@example.org... mailbox doesn't exist",
      '553 5.1.3 Malformed address',
      '504 5.5.2 <alice>: Recipient address rejected: need fully-qualified address',
      '554 5.7.1 <a@example.org>: Recipient address rejected: Access denied',
    ],
  ],
  [
    'refused',
    [
      '553 5.7.1 <b@example.org>: Sender address rejected: not owned by user alice@example.org',
      '553 5.7.1 <b@example.org>: Sender address rejected: not logged in',
      '550 5.1.8 <b@gone.example>: Sender address rejected: Domain not found',
      '450 4.1.8 <b@gone.example>: Sender address rejected: Domain not found',
      '550 Sender verify failed',
      '504 5.5.2 <mailkey>: Helo command rejected: need fully-qualified hostname',
      '450 4.7.1 <mailkey>: Helo command rejected: Host not found',
      '554 5.7.1 <unknown[192.0.2.1]>: Client host rejected: Access denied',
      '554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org',
      '554 5.7.1 <a@example.org>: Relay access denied',
      '550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain',
      '550 relay not permitted',
      '530 5.7.0 Must issue a STARTTLS command first',
      '530 5.7.1 Authentication required',
      '550 5.7.60 SMTP; Client does not have permissions to send as this sender',
      '550 5.4.5 Daily user sending limit exceeded',
      '554 5.7.1 no',
      '503 5.5.1 Bad sequence of commands',
      '421 4.7.0 Too many errors, closing',
    ],
  ],
];

describe.each(rows)('a reply to RCPT TO is %s', (answer, replies) => {
  it.each(replies)('%s', (reply) => {
    const texts = [reply.slice(4)];
    expect(judgeRecipient({ status: Number(reply.slice(0, 3)), texts })).toBe(answer);
  });
});

it.each([
  ['mail.example.org', '220 mail.example.org Microsoft ESMTP MAIL Service ready', [], true],
  ['smtp.gmail.com', 'smtp.gmail.com ESMTP x1-20020a - gsmtp', [], true],
  ['mail.example.org', 'mail.example.org ready', ['SIZE 1', 'X-EXPS GSSAPI NTLM'], true],
  ['smtp.office365.com', '', [], true],
  ['mail.example.org', 'mail.example.org ESMTP Postfix', ['XFORWARD'], false],
  ['notoutlook.com', 'notoutlook.com ESMTP', [], false],
] as const)('%s, %s, %j judges after DATA: %s', (host, greeting, offered, later) => {
  const server = { host, port: 587, security: 'STARTTLS', username: 'a' } as const;
  expect(judgesAfterData(server, greeting, offered)).toBe(later);
});
