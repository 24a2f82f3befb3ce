import type { ExpirationContent } from './expiration.js';

/** Where the app shows what ends. */
export function pathOf({
  kind,
  oauthClientId,
  mailboxId,
}: Pick<ExpirationContent, 'kind' | 'oauthClientId' | 'mailboxId'>): string {
  if (kind === 'API_KEY') return '/settings/api-keys';
  if (mailboxId) return `/mailboxes/${mailboxId}`;
  return oauthClientId ? `/oauth-clients/${oauthClientId}` : '/calendar';
}
