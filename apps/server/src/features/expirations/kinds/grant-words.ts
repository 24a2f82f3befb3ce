import type { Ending } from '../expiration.js';
import type { SeenGrant } from '../seen.js';

/** Such as "ana@contoso.com (Contoso Helpdesk)". */
export function whoseGrant({ account, mailbox, client }: SeenGrant): string {
  const who = account ?? mailbox?.name;
  return who ? `${who} (${client.name})` : client.name;
}

export function subjectOf({
  id,
  client,
  mailbox,
}: SeenGrant): Pick<Ending, 'subject' | 'oauthClientId' | 'mailboxId'> {
  return { subject: id, oauthClientId: client.id, ...(mailbox && { mailboxId: mailbox.id }) };
}

/** How a person consents anew. */
export function consentAgain({ account, mailbox }: SeenGrant): string {
  const who = account ? `as ${account}` : 'at the provider';
  return mailbox
    ? `Open the mailbox ${mailbox.name}, choose "Sign in as this mailbox" and sign in ${who}.`
    : `Open the client, choose Validate and sign in ${who}.`;
}
