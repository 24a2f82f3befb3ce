import { isOtherAccount, type Identity } from '../../token-endpoint/identity.js';

/** Somebody who has signed in, and the one mailbox that it was for, if it was for one. */
export interface SignedIn {
  identity: Identity;
  mailboxId: string | null;
}

/** Whether a grant that lives may be one of the same account, so that the end of one may be the end of both. */
export function mayShareAccount(alive: SignedIn, ended: SignedIn): boolean {
  if (isOtherAccount(alive.identity, ended.identity)) return false;
  // Where accounts have no name, two mailboxes that sign in for themselves are two accounts.
  const nameless = isNameless(alive.identity) || isNameless(ended.identity);
  const apart = alive.mailboxId && ended.mailboxId && alive.mailboxId !== ended.mailboxId;
  return !(nameless && apart);
}

const isNameless = ({ account, subjects }: Identity): boolean =>
  account === undefined && subjects.length === 0;
