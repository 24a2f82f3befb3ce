const longest = 1000;

/** One request at the token or, as grant type `revocation`, at the revocation endpoint; nothing in it is secret. */
export interface LedgerEntry {
  at: Date;
  grantType: string;
  /** `granted`, or the OAuth error code with Microsoft's number when there is one. */
  outcome: string;
  clientId?: string;
  person?: string;
}

export interface Ledger {
  entries(): LedgerEntry[];
  add(entry: LedgerEntry): void;
}

export function createLedger(): Ledger {
  const entries: LedgerEntry[] = [];
  return {
    entries: () => [...entries],
    add(entry) {
      entries.push(entry);
      if (entries.length > longest) entries.shift();
    },
  };
}
