import type { OAuthClient } from './oauth-client.entity.js';

export type EndSource = 'TYPED' | 'READ';

type Ends = Pick<
  OAuthClient,
  'secretExpiresAt' | 'secretEndRead' | 'certificateExpiresAt' | 'certificateEndRead'
>;

/** Where the end of the secret comes from; undefined while none is known. */
export function secretEndSource({ secretExpiresAt, secretEndRead }: Ends): EndSource | undefined {
  return sourceOf(secretExpiresAt, secretEndRead);
}

export function certificateEndSource(client: Ends): EndSource | undefined {
  return sourceOf(client.certificateExpiresAt, client.certificateEndRead);
}

function sourceOf(end: Date | null, read: Date | null): EndSource | undefined {
  if (!end) return undefined;
  return end.getTime() === read?.getTime() ? 'READ' : 'TYPED';
}

/** A new secret has an end of its own: what was read of the former one is no longer true. */
export function forgetRead(client: Ends & Pick<OAuthClient, 'registrationReadAt'>): void {
  if (secretEndSource(client) === 'READ') client.secretExpiresAt = null;
  client.secretEndRead = null;
  client.registrationReadAt = null;
}
