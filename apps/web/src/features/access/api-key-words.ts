import type { ApiKeyInput, ApiKeyScope, ApiKeyTable_ApiKeyFragment } from '@mailkey/schema';
import type { Message } from '../../lib/message.js';
import { calendarDay, fromDateField, relativeTime } from '../../lib/time.js';

export interface ApiKeyDraft {
  name: string;
  scopes: ApiKeyScope[];
  mailboxIds: string[];
  /** The grants of many mailboxes that it is permitted, by mailbox. */
  sharedAccess: Record<string, string>;
  expires: string;
}

export const blankApiKey = (): ApiKeyDraft => ({
  name: '',
  scopes: ['READ'],
  mailboxIds: [],
  sharedAccess: {},
  expires: '',
});

/** What is missing, by field; empty when the key may be created. */
export function apiKeyGaps({ name, scopes, mailboxIds }: ApiKeyDraft): Record<string, Message> {
  const gaps: Record<string, Message> = {};
  if (!name.trim()) gaps.name = { key: 'access.keys.needName' };
  if (!scopes.length) gaps.scopes = { key: 'access.keys.needScope' };
  if (scopes.includes('TOKENS') && !mailboxIds.length) {
    gaps.mailboxIds = { key: 'access.keys.needMailbox' };
  }
  return gaps;
}

export function apiKeyInput(draft: ApiKeyDraft): ApiKeyInput {
  const { name, scopes, mailboxIds, sharedAccess, expires } = draft;
  const tokens = scopes.includes('TOKENS');
  const shared = Object.entries(sharedAccess)
    .filter(([mailboxId]) => mailboxIds.includes(mailboxId))
    .map(([mailboxId, grantId]) => ({ mailboxId, grantId }));
  return {
    name: name.trim(),
    scopes,
    mailboxIds: tokens ? mailboxIds : null,
    sharedAccess: tokens && shared.length > 0 ? shared : null,
    expiresAt: fromDateField(expires),
  };
}

export function apiKeyUse(
  key: Pick<ApiKeyTable_ApiKeyFragment, 'lastUsedAt'>,
  now: number,
  locale: string,
): Message {
  if (!key.lastUsedAt) return { key: 'access.keys.neverUsed' };
  const ago = relativeTime(key.lastUsedAt, now, locale);
  return { key: 'access.keys.used', values: { ago } };
}

export function apiKeyExpiry({ expiresAt }: ApiKeyTable_ApiKeyFragment, now: number): Message {
  if (!expiresAt) return { key: 'access.keys.expiry.never' };
  const state = Date.parse(expiresAt) < now ? 'past' : 'on';
  return { key: `access.keys.expiry.${state}`, values: { day: calendarDay(expiresAt) } };
}
