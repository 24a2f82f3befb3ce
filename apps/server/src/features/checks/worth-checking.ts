import type { Grant } from '../grants/grant.entity.js';
import type { Mailbox } from '../mailboxes/mailbox.entity.js';
import type { OAuthClient } from '../oauth-clients/oauth-client.entity.js';

type Checked = Pick<
  Mailbox,
  'enabled' | 'authentication' | 'sealedPassword' | 'incoming' | 'outgoing' | 'lastResult'
>;

interface SignIn {
  client: Pick<OAuthClient, 'enabled' | 'standing'> | null;
  grant: Pick<Grant, 'id'> | null;
}

/** Whether a regular check could tell anything that nobody knows: what is unfinished or switched off is left alone. */
export function worthChecking(mailbox: Checked, { client, grant }: SignIn): boolean {
  if (!mailbox.enabled || (!mailbox.incoming && !mailbox.outgoing)) return false;
  if (mailbox.authentication === 'PASSWORD') return mailbox.sealedPassword !== null;
  if (!client?.enabled) return false;
  // Without a grant there is nothing to sign in with; that it once worked and is over, is worth saying.
  return grant !== null || client.standing === 'ATTENTION' || mailbox.lastResult !== 'UNCHECKED';
}
