import type { ProviderId } from '../providers/provider.js';

/** What is stored of everything that may end, as the kinds look at it. */
export interface Seen {
  now: Date;
  clients: readonly SeenClient[];
  grants: readonly SeenGrant[];
  certificates: readonly SeenCertificate[];
  apiKeys: readonly SeenApiKey[];
  passwordSenders: readonly SeenPasswordSender[];
}

export interface SeenClient {
  id: string;
  name: string;
  enabled: boolean;
  providerId: ProviderId;
  providerLabel: string;
  /** Days after which the provider ends a grant that nobody refreshes. */
  idleDays?: number;
  /** The page of the provider's portal where a new secret is made. */
  portalUrl?: string;
  secrets: readonly SeenSecret[];
  certificateExpiresAt: Date | null;
  certificateEndIsRead: boolean;
}

/** A secret whose end is known. */
export interface SeenSecret {
  /** Stays the same when the next secret becomes the current one. */
  id: string;
  /** next: waits to be proved. last: the former one, where the provider refuses the current one. */
  place: 'current' | 'next' | 'last';
  endsAt: Date;
  /** Out of the app registration, and not typed in. */
  isRead: boolean;
}

export interface SeenGrant {
  id: string;
  client: SeenClient;
  /** The one mailbox that signs in with it; absent where it is the client's. */
  mailbox?: { id: string; name: string };
  account: string | null;
  /** Given by a person; the application's own needs no consent and is simply asked for again. */
  byPerson: boolean;
  /** Google's token endpoint gave it. */
  byGoogle: boolean;
  refreshable: boolean;
  grantedAt: Date;
  lastRefreshedAt: Date | null;
  accessTokenExpiresAt: Date;
  refreshTokenObtainedAt: Date | null;
  refreshTokenExpiresAt: Date | null;
  /** Each refresh moves that end on, and refreshing works. */
  endMovesOn: boolean;
}

export interface SeenCertificate {
  host: string;
  port: number;
  /** The first end of the chain. */
  endsAt: Date;
  /** Which of the chain that is, where it is not the server's own. */
  chain?: { place: 'intermediate' | 'root'; subject: string };
  /** The one mailbox that uses the server, if it is only one. */
  mailbox?: { id: string; name: string };
  mailboxes: number;
  /** The server is one of a provider that Mailkey knows. */
  byProvider: boolean;
}

/** A mailbox that sends with a password at Exchange Online. */
export interface SeenPasswordSender {
  id: string;
  name: string;
  host: string;
}

export interface SeenApiKey {
  id: string;
  name: string;
  expiresAt: Date;
}
