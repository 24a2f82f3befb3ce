/** What a key was made to open of one mailbox; what it means is judged by features/grants/reach.ts. */
export interface Opening {
  mailboxId: string;
  /** Address and login of the mailbox when the key was made. */
  names: string[];
  /** Who had given the client's default grant and was this mailbox, if it was the same person. */
  person: { names: string[]; account: AccountId[] } | null;
  /** The grant of many mailboxes that an admin has permitted, if any; it ends for good where the mailbox leaves its client. */
  shared: PermittedGrant | 'ended' | null;
}

/** An id that outlives a change of name: `of` says what kind it is and who gave it, `is` the id. */
export interface AccountId {
  of: string;
  is: string;
}

export interface PermittedGrant {
  /** The row: of one client. */
  id: string;
  /** New at each consent. */
  consent: string;
  /** Who consented, or which application it is; empty where the provider does not tell. */
  account: AccountId[];
}
