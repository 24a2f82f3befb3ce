import type {
  OAuthClientState_OAuthClientFragment as Client,
  OAuthClientStatus,
} from '@mailkey/schema';
import type { Message } from '../../lib/message.js';
import { calendarDay, daysUntil, relativeTime } from '../../lib/time.js';
import type { Tone } from '../../ui/tone.js';

const tones: Record<OAuthClientStatus, Tone> = {
  DRAFT: 'neutral',
  READY: 'info',
  VALIDATED: 'success',
  NEEDS_ATTENTION: 'error',
  DISABLED: 'neutral',
};
export const clientStates = Object.keys(tones) as OAuthClientStatus[]; // keys of a Record
export const clientTone = (status: OAuthClientStatus): Tone => tones[status];

/** What is to be said of a client, always with a date. */
export function clientSentence(client: Client, now: number, locale: string): Message {
  const { status, statusReason, grant, updatedAt } = client;
  const changed = relativeTime(updatedAt, now, locale);
  const say = (name: string, values: Record<string, string>): Message => ({
    key: `oauthClients.sentence.${name}`,
    values,
  });
  if (status === 'VALIDATED' && grant) {
    const ago = relativeTime(grant.grantedAt, now, locale);
    return grant.account
      ? say('VALIDATED_BY', { account: grant.account, ago })
      : say('VALIDATED', { ago });
  }
  if (status === 'NEEDS_ATTENTION' && statusReason) {
    return grant
      ? say('NEEDS_ATTENTION_BECAUSE', {
          reason: statusReason,
          ago: relativeTime(grant.grantedAt, now, locale),
        })
      : say('NEEDS_ATTENTION_UNVALIDATED', { reason: statusReason, ago: changed });
  }
  if (status === 'DRAFT' && statusReason) {
    return say('DRAFT_BECAUSE', { reason: statusReason, ago: changed });
  }
  return say(status, { ago: changed });
}

const soon = 30;

/** When the client secret ends: past, near or far. */
export function secretEnd(client: Client, now: number): { message: Message; tone: Tone } {
  const { isSet, expiresAt } = client.clientSecret;
  const say = (name: string, values?: Message['values']): Message => ({
    key: `oauthClients.secret.${name}`,
    values,
  });
  if (!isSet) return { message: say('none'), tone: 'neutral' };
  if (!expiresAt) return { message: say('forever'), tone: 'neutral' };
  const days = daysUntil(expiresAt, now);
  const day = calendarDay(expiresAt);
  if (days < -1) return { message: say('ended', { day }), tone: 'error' };
  if (days < 1) return { message: say('today'), tone: 'error' };
  if (days <= soon) return { message: say('ends', { count: days }), tone: 'warning' };
  return { message: say('endsOn', { day }), tone: 'neutral' };
}
