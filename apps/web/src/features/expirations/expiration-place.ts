import type { ExpirationRow_ExpirationFragment as Expiration } from '@mailkey/schema';
import type { RouteLocationRaw } from 'vue-router';

/** The record that an expiration is about; undefined for a server that several mailboxes use. */
export function expirationPlace({
  kind,
  mailbox,
  oauthClient,
}: Pick<Expiration, 'kind' | 'mailbox' | 'oauthClient'>): RouteLocationRaw | undefined {
  if (kind === 'API_KEY') return { name: 'settings-api-keys' };
  if (mailbox) return { name: 'mailbox', params: { id: mailbox.id } };
  return oauthClient ? { name: 'oauth-client', params: { id: oauthClient.id } } : undefined;
}
