import type { MailProtocol, MailRefusal } from './scenario.js';

const server = '[SBX0PR06CA0126.prod.sandbox.test]';

/** Exchange Online's words when it does not accept a token, whatever the reason. */
export const rejected: Record<MailProtocol, MailRefusal> = {
  imap: { at: 'authenticate', reply: ['NO AUTHENTICATE failed.'] },
  pop3: {
    at: 'authenticate',
    reply: ['-ERR Authentication failure: unknown user name or bad password.'],
  },
  smtp: { at: 'authenticate', reply: [`535 5.7.3 Authentication unsuccessful ${server}`] },
};

/** The token is good and yet the mailbox does not open. */
export const notConnected: MailRefusal = {
  at: 'open',
  reply: ['BAD User is authenticated but not connected.', '* BYE Connection closed. 14'],
  closes: true,
};

export const noMailbox: MailRefusal = {
  at: 'open',
  reply: [`550 Mailbox cannot be accessed ${server}`],
};

export const sendAsDenied: MailRefusal = {
  at: 'open',
  reply: [`550 5.7.60 SMTP; Client does not have permissions to send as this sender ${server}`],
};

export const passwordRefused: Record<MailProtocol, string> = {
  imap: 'NO LOGIN failed.',
  pop3: '-ERR Logon failure: unknown user name or bad password.',
  smtp: `535 5.7.139 Authentication unsuccessful, the user credentials were incorrect. ${server}`,
};

export function smtp(text: string): string {
  return `${text} ${server}`;
}
