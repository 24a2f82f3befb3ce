import type { AccessToken } from './issue-access-token.js';

/** Mailkey's own message, or one for another login (a shared mailbox, another name for sending). */
export function xoauth2(token: AccessToken, user: string | undefined): string {
  if (user === undefined) return token.xoauth2;
  const message = `user=${user}\x01auth=Bearer ${token.accessToken}\x01\x01`;
  return Buffer.from(message, 'utf8').toString('base64');
}
