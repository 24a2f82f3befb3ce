import type { Mailbox } from '../mailboxes/mailbox.entity.js';

/** Why a mailbox's token is not handed out: a word for the audit log, a sentence for the program. */
export interface HandOutRefusal {
  why: string;
  reason: string;
}

type Asked = Pick<Mailbox, 'enabled' | 'authentication' | 'oauthClientId'>;

/** What the mailbox's own settings say against a hand-out; undefined where nothing does. */
export function handOutRefusal(mailbox: Asked): HandOutRefusal | undefined {
  if (!mailbox.enabled) return { why: 'disabled', reason: 'The mailbox is disabled.' };
  if (mailbox.authentication !== 'OAUTH2')
    return { why: 'password', reason: 'The mailbox signs in with a password.' };
  if (!mailbox.oauthClientId)
    return { why: 'no-client', reason: 'The mailbox has no OAuth client.' };
  return undefined;
}
