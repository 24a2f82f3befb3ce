import { createHash } from 'node:crypto';
import type { GrantType } from '../../graphql/enums.js';

export const invitationStates = ['OPEN', 'USED', 'REVOKED', 'EXPIRED', 'ENDED'] as const;

/** ENDED: the client or its mailbox leads elsewhere by now, asks nobody any more, or was tried too often. */
export type InvitationState = (typeof invitationStates)[number];

export const MOST_DAYS = 14;
/** Tries that fail leave the link open; so many are enough. */
export const MOST_TRIES = 10;

interface Invited {
  settingsDigest: string;
  tries: number;
  expiresAt: Date;
  usedAt: Date | null;
  revokedAt: Date | null;
}

interface InvitingClient {
  enabled: boolean;
  grantType: GrantType;
  authorizeUrl: string | null;
  accessTokenUrl: string | null;
  clientId: string | null;
}

/** Of what an invitation was made for: the addresses and the client id. */
export function settingsDigest({ authorizeUrl, accessTokenUrl, clientId }: InvitingClient): string {
  const settings = JSON.stringify([authorizeUrl, accessTokenUrl, clientId]);
  return createHash('sha256').update(settings).digest('hex');
}

export function invitationState(
  invited: Invited,
  client: InvitingClient,
  now: Date,
): InvitationState {
  if (invited.usedAt) return 'USED';
  if (invited.revokedAt) return 'REVOKED';
  if (now >= invited.expiresAt) return 'EXPIRED';
  const asksPeople = client.enabled && client.grantType !== 'CLIENT_CREDENTIALS';
  const same = asksPeople && invited.settingsDigest === settingsDigest(client);
  return same && invited.tries < MOST_TRIES ? 'OPEN' : 'ENDED';
}
