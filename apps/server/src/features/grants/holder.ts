/** Whose grant it is: the client's, for all its mailboxes, or that of one mailbox alone. */
export interface GrantHolder {
  oauthClientId: string;
  mailboxId?: string | null;
}

/** Under whose name a mailbox asks for tokens; without a client nobody has granted anything. */
export function holderOf(mailbox: { id: string; oauthClientId: string | null }): GrantHolder {
  return { oauthClientId: mailbox.oauthClientId ?? '', mailboxId: mailbox.id };
}
