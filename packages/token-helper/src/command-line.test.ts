import { describe, expect, it } from 'vitest';
import { readCommandLine } from './command-line.js';

const ID = '6f1c9d1e-4b58-4f0e-9a3c-1f2e3d4c5b6a';

describe('the command line', () => {
  it.each([
    [['--help'], { kind: 'help' }],
    [['-V'], { kind: 'version' }],
    [[ID], { kind: 'token', mailbox: ID }],
    [['--xoauth2', ID], { kind: 'xoauth2', mailbox: ID }],
    [[ID, '--xoauth2', '--user', 'a@b.c'], { kind: 'xoauth2', mailbox: ID, user: 'a@b.c' }],
    [['--wait', '0', ID], { kind: 'token', mailbox: ID, wait: 0 }],
    [['--wait=2.5', ID], { kind: 'token', mailbox: ID, wait: 2.5 }],
    [['--minimum-life', '1800', ID], { kind: 'token', mailbox: ID, minimumLife: 1800 }],
    [['--imap', 'mail.test', ID], imap('mail.test', 993)],
    [['--imap', 'mail.test', '--imap-proxy', ID], { ...imap('mail.test', 993), byProxy: true }],
    [['--imap', 'mail.test:1993', ID], imap('mail.test', 1993)],
    [['--imap=[2001:db8::1]:143', ID], imap('2001:db8::1', 143)],
  ])('%j is understood', (words, wish) => {
    expect(readCommandLine(words)).toEqual(wish);
  });

  it.each([
    [],
    ['a', 'b'],
    ['--imap'],
    ['--imap', '', ID],
    ['--imap', 'mail.test:0', ID],
    ['--imap', 'mail.test:65536', ID],
    ['--imap', 'mail test', ID],
    ['--imap', 'mail.test', '--xoauth2', ID],
    ['--user', 'a\u0001auth=Bearer x', ID],
    ['--user', '', ID],
    ['--wait', '-1', ID],
    ['--wait', 'soon', ID],
    ['--wait', '3601', ID],
    ['--minimum-life', '86401', ID],
    ['--minimum-life', '1e3', ID],
    ['--minimum-life=-1', ID],
    ['--imap-proxy', ID],
  ])('%j %j %j %j is refused with EX_USAGE', (...words) => {
    expect(() => readCommandLine(words)).toThrow(expect.objectContaining({ exitCode: 64 }));
  });

  it('does not repeat what it does not understand, for it may be the key', () => {
    expect(() => readCommandLine(['--key=mk_secret', ID])).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('secret') as string }),
    );
  });
});

function imap(host: string, port: number) {
  return { kind: 'imap', mailbox: ID, server: { host, port }, byProxy: false };
}
