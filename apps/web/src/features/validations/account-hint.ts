import type { ConsentAccountQuery } from '@mailkey/schema';
import type { Message } from '../../lib/message.js';

interface SigningIn {
  address: string;
  outgoing: { username: string | null } | null;
}

/** Whom to sign in as: the mailbox's person, the one of last time, or a description. */
export function accountHint(
  client:
    Pick<NonNullable<ConsentAccountQuery['oauthClient']>, 'grant' | 'mailboxes'> | null | undefined,
  mailbox: SigningIn | null = null,
): Message {
  const [first, other] = client?.mailboxes.nodes ?? [];
  const only = mailbox ?? (other ? undefined : first);
  if (only) {
    const account = only.outgoing?.username ?? only.address;
    return { key: 'validations.account.one', values: { account } };
  }
  const account = client?.grant?.account;
  return account
    ? { key: 'validations.account.last', values: { account } }
    : { key: 'validations.account.any' };
}
