import { among, oauthMailboxes, type MailboxSet } from '../mailboxes/mailbox-set.js';

/** True of a mailbox that has a grant of its own with its client. */
export const hasOwnGrant = `EXISTS (SELECT 1 FROM "oauth_grant" "own" WHERE "own"."mailboxId" = "mailbox"."id"
  AND "own"."oauthClientId" = "mailbox"."oauthClientId")`;

/** Those that sign in with a grant of their own. */
export const withOwnGrant = (oauthClientId: string): MailboxSet =>
  among(oauthMailboxes(oauthClientId), hasOwnGrant);
