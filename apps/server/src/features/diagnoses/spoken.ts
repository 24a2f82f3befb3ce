import type { MailProtocol } from './facts.js';

/** What kind of server greets like this: judged by its first line. */
export type Spoken = MailProtocol | 'HTTP' | 'SSH' | 'FTP' | 'TLS';

const greetings: readonly (readonly [Spoken, RegExp])[] = [
  ['SSH', /\bSSH-[12]\.\d{1,2}-/],
  ['HTTP', /\bHTTP\/[123](?:\.\d)? \d{3}\b|<!doctype html|<html\b/i],
  // A record of the handshake or an alert, as a terminal or a log shows its bytes.
  ['TLS', /(?:\\x|\\u00|0x)?1[56][ ,]?(?:\\x|\\u00|0x)?03[ ,]?(?:\\x|\\u00|0x)?0[0-4]\b/i],
  ['IMAP', /(?:^|[^\w*])\* (?:OK|PREAUTH|BYE)\b/],
  ['POP3', /(?:^|[^\w+])\+OK\b/],
  ['FTP', /(?:^|[^\w.])220[ -].{0,80}FTP/i],
  ['SMTP', /(?:^|[^\w.])220[ -][\w.-]{1,80}/],
];

export const spoken = (readable: string): Spoken | undefined =>
  greetings.find(([, greeting]) => greeting.test(readable))?.[0];

/** Words by which a library or a person says which protocol was expected; not the names of hosts. */
const names: Record<MailProtocol, RegExp> = {
  IMAP: /\bimaplib\b|\bimap4?\b(?![.-])/i,
  POP3: /\bpoplib\b|\bpop3?\b(?![.-])/i,
  SMTP: /\bsmtplib\b|\bsmtp\b(?![.-])|\bSMTP[A-Z][a-z]/,
};

export const named = (readable: string): MailProtocol[] =>
  (['IMAP', 'POP3', 'SMTP'] as const).filter((protocol) => names[protocol].test(readable));
