import type { MailProtocol, ProbeFacts, ProbeStep } from '../facts.js';
import { goodProbe } from './check-facts.js';

/** Test support: what servers say whose account has no inbox. */
type Row = readonly [
  server: string,
  protocol: MailProtocol,
  greeting: string,
  status: string,
  text: string,
  step: ProbeStep,
];

export const missingInboxes: readonly Row[] = [
  [
    'Cyrus 3.6',
    'IMAP',
    '* OK mail Cyrus IMAP 3.6.1 server ready',
    'NO',
    'Mailbox does not exist',
    'open',
  ],
  [
    'Cyrus 2.5',
    'POP3',
    '+OK mail Cyrus POP3 2.5 server ready',
    '-ERR',
    '[SYS/PERM] Unable to locate maildrop: Mailbox does not exist',
    'authenticate',
  ],
  [
    'Courier 5.0',
    'IMAP',
    '* OK Courier-IMAP ready.',
    'BYE',
    '[ALERT] Fatal error: No such file or directory: No such file or directory',
    'authenticate',
  ],
  ['Courier 1.0', 'POP3', '+OK Hello there.', '-ERR', 'chdir Maildir failed', 'authenticate'],
  [
    'Dovecot 2.3',
    'IMAP',
    '* OK Dovecot (Debian) ready.',
    'NO',
    "[NONEXISTENT] Mailbox doesn't exist: INBOX",
    'open',
  ],
  [
    'Dovecot 2.3',
    'POP3',
    '+OK Dovecot ready.',
    '-ERR',
    "[SYS/PERM] Couldn't open INBOX: Mailbox doesn't exist",
    'authenticate',
  ],
  ['qmail', 'POP3', '+OK <1.2@mail>', '-ERR', 'this user has no $HOME/Maildir', 'authenticate'],
  ['qmail', 'POP3', '+OK <1.2@mail>', '-ERR', 'unable to scan $HOME/Maildir', 'open'],
  [
    'Qpopper',
    'POP3',
    '+OK Qpopper ready',
    '-ERR',
    '[SYS/TEMP] Unable to open maildrop',
    'authenticate',
  ],
  ['mailutils', 'IMAP', '* OK IMAP4rev1', 'NO', 'STATUS Mailbox does not exist', 'open'],
  ['Zimbra', 'IMAP', '* OK IMAP4 ready', 'NO', 'STATUS failed: no such mailbox', 'open'],
  ['UW', 'IMAP', '* OK IMAP4rev1 2007f', 'NO', "Can't open mailbox INBOX: no such mailbox", 'open'],
];

export const withoutInbox = ([, protocol, greeting, status, told, failedStep]: Row): ProbeFacts => {
  const [, code, words = ''] = /^(?:\[([^\]]+)\] ?)?(.*)$/.exec(told) ?? [];
  return goodProbe(protocol, {
    host: 'mail.example.org',
    greeting,
    outcome: 'failed',
    failedStep,
    username: 'helpdesk@example.org',
    mechanisms: ['PLAIN'],
    mechanism: 'PLAIN',
    fault: { kind: 'refused', status, text: words, ...(code && { code }) },
  });
};
