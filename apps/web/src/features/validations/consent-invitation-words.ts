import type { ConsentInvitationRow_ConsentInvitationFragment } from '@mailkey/schema';
import type { Message } from '../../lib/message.js';
import { relativeTime, sinceTime } from '../../lib/time.js';
import type { Tone } from '../../ui/tone.js';

type Invitation = Pick<
  ConsentInvitationRow_ConsentInvitationFragment,
  'state' | 'endedBecause' | 'expiresAt' | 'openedAt' | 'usedAt' | 'revokedAt'
>;

const tones: Record<Invitation['state'], Tone> = {
  OPEN: 'info',
  USED: 'success',
  REVOKED: 'neutral',
  EXPIRED: 'neutral',
  ENDED: 'warning',
};

/** How an invitation stands, and since or until when. */
export function invitationState(
  invitation: Invitation,
  now: number,
  locale: string,
): Message & { tone: Tone } {
  const { state, endedBecause, expiresAt, openedAt, usedAt, revokedAt } = invitation;
  const key = `validations.invitations.state.${
    state === 'ENDED' && endedBecause
      ? endedBecause
      : state === 'OPEN' && openedAt
        ? 'OPENED'
        : state
  }`;
  const at = usedAt ?? revokedAt ?? openedAt;
  const values = {
    until: sinceTime(expiresAt, now, locale),
    ago: at ? relativeTime(at, now, locale) : '',
  };
  return { key, values, tone: tones[state] };
}

export interface EmailDraft {
  to: string | null;
  subject: string;
  body: string;
}

/** Opens the e-mail in the program that this computer writes mail with (RFC 6068). */
export function draftLink({ to, subject, body }: EmailDraft): string {
  const address = encodeURIComponent(to ?? '').replaceAll('%40', '@');
  // RFC 6068 section 5: lines end with CR LF.
  const text = encodeURIComponent(body.replaceAll('\n', '\r\n'));
  return `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${text}`;
}
