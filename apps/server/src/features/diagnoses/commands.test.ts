import { describe, expect, it } from 'vitest';
import { commandsIn, type CommandLine } from './commands.js';
import type { MailProtocol } from './facts.js';

const last = (protocol: MailProtocol, ...said: string[]) =>
  commandsIn(
    said.map((line): CommandLine => ({
      by: line.startsWith('C') ? 'C' : 'S',
      text: line.slice(3),
    })),
    protocol,
  ).at(-1);

describe('the last command', () => {
  const rows: [MailProtocol, string, boolean, string[]][] = [
    ['IMAP', 'AUTHENTICATE', true, ['C: 3 AUTHENTICATE XOAUTH2 [masked]']],
    ['IMAP', 'AUTHENTICATE', false, ['C: 3 AUTHENTICATE XOAUTH2', 'S: 3 NO no mechanism']],
    ['IMAP', 'AUTHENTICATE', true, ['C: 3 authenticate xoauth2', 'S: +', 'C: [masked]']],
    ['IMAP', 'AUTHENTICATE', false, ['C: 3 AUTHENTICATE XOAUTH2', 'S: + ', 'C: *', 'S: 3 BAD']],
    ['IMAP', 'LOGIN', true, ['C: 3 LOGIN jane [masked]']],
    ['IMAP', 'LOGIN', false, ['C: 3 LOGIN jane {8}', 'S: 3 NO LOGIN Command disabled']],
    ['POP3', 'USER', false, ['C: USER jane', 'S: -ERR']],
    ['POP3', 'PASS', true, ['C: USER jane', 'S: +OK', 'C: PASS [masked]', 'S: -ERR']],
    ['POP3', 'AUTH', false, ['C: AUTH XOAUTH2', 'S: -ERR']],
    ['POP3', 'AUTH', false, ['C: AUTH XOAUTH2', 'S: +OK', 'C: AUTH PLAIN']],
    ['SMTP', 'AUTH', true, ['C: AUTH PLAIN [masked]', 'S: 535 no']],
    ['SMTP', 'AUTH', false, ['C: AUTH LOGIN', 'S: 334 VXNlcm5hbWU6', 'C: amFuZQ==']],
    [
      ...(['SMTP', 'AUTH', true] as const),
      ['C: AUTH LOGIN', 'S: 334 VXNlcm5hbWU6', 'C: amFuZQ==', 'S: 334 UGFzc3dvcmQ6', 'C: [masked]'],
    ],
    ['SMTP', 'AUTH', true, ['C: AUTH XOAUTH2', 'S: 334 ', 'C: [masked]', 'S: 334 e30=', 'C: ']],
    ['SMTP', 'MAIL', false, ['C: AUTH PLAIN [masked]', 'S: 235 yes', 'C: MAIL FROM:<a@b.c>']],
  ];

  it.each(rows)('%s: %s, secret sent %s: %j', (protocol, name, secretSent, said) => {
    expect(last(protocol, ...said)).toMatchObject({ name, secretSent });
  });

  it('is none where the server alone has spoken', () => {
    expect(last('SMTP', 'S: 554 no')).toBeUndefined();
    expect(last('POP3', 'S: +', 'C: ')).toBeUndefined();
  });
});
