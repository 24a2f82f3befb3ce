import { createHash } from 'node:crypto';
import type { GrantType } from '../../graphql/enums.js';

export type InvitationState = 'OPEN' | 'USED' | 'REVOKED' | 'EXPIRED' | 'ENDED';

/** Why an invitation has ended that nobody used or revoked, and whose time is not over. */
export type InvitationEnd =
  'CLIENT_DISABLED' | 'SETTINGS_CHANGED' | 'MAILBOX_CHANGED' | 'TRIED_TOO_OFTEN' | 'MAKER_GONE';

export const MOST_DAYS = 14;
/** Tries that fail leave the link open; so many are enough. */
export const MOST_TRIES = 10;

interface Invited {
  settingsDigest: string;
  tries: number;
  expiresAt: Date;
  usedAt: Date | null;
  revokedAt: Date | null;
  endedBecause: InvitationEnd | null;
}

interface InvitingClient {
  enabled: boolean;
  grantType: GrantType;
  authorizeUrl: string | null;
  accessTokenUrl: string | null;
  clientId: string | null;
}

interface Circumstances {
  now: Date;
  /** Whether whoever made it may validate still. */
  makerMay: boolean;
  /** Whether the mailbox that it is for, if any, signs in with this client. */
  mailboxSignsIn: boolean;
}

export interface JudgedInvitation {
  state: InvitationState;
  endedBecause: InvitationEnd | null;
}

/** Of what an invitation was made for: the addresses, the client id, and that a person consents. */
export function settingsDigest(client: Omit<InvitingClient, 'enabled'>): string {
  const { authorizeUrl, accessTokenUrl, clientId, grantType } = client;
  const settings = [authorizeUrl, accessTokenUrl, clientId];
  if (grantType !== 'AUTHORIZATION_CODE') settings.push(grantType);
  return createHash('sha256').update(JSON.stringify(settings)).digest('hex');
}

/** What an edit of the client ends for good, whatever comes after it. */
export function endedByEdit(
  invited: Pick<Invited, 'settingsDigest'>,
  client: InvitingClient,
): InvitationEnd | null {
  if (!client.enabled) return 'CLIENT_DISABLED';
  return invited.settingsDigest === settingsDigest(client) ? null : 'SETTINGS_CHANGED';
}

export function judgeInvitation(
  invited: Invited,
  client: InvitingClient,
  { now, makerMay, mailboxSignsIn }: Circumstances,
): JudgedInvitation {
  const over = (state: InvitationState) => ({ state, endedBecause: null });
  if (invited.usedAt) return over('USED');
  if (invited.revokedAt) return over('REVOKED');
  if (now >= invited.expiresAt) return over('EXPIRED');
  const endedBecause =
    invited.endedBecause ??
    endedByEdit(invited, client) ??
    (mailboxSignsIn ? null : 'MAILBOX_CHANGED') ??
    (invited.tries < MOST_TRIES ? null : 'TRIED_TOO_OFTEN') ??
    (makerMay ? null : 'MAKER_GONE');
  return { state: endedBecause ? 'ENDED' : 'OPEN', endedBecause };
}
