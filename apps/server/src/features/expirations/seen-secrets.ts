import { formerNeededAt, type GrantsAlike } from '../grants/secret-counts.js';
import type { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import { secretEndSource } from '../oauth-clients/registration-ends.js';
import type { SeenSecret } from './seen.js';

/** By which secret the last tokens of grants came, and when the latest of them. */
export type ByASecret = Pick<GrantsAlike, 'secretId' | 'lastTokenAt'>;

/** The secrets of a client on which something depends, or soon will. */
export function seenSecrets(
  client: OAuthClient,
  grants: readonly ByASecret[],
  now: Date,
): SeenSecret[] {
  return [...current(client), ...next(client, now), ...last(client, grants, now)];
}

function current(client: OAuthClient): SeenSecret[] {
  const { id, secretId, secretShape, secretExpiresAt: endsAt } = client;
  if (secretShape === 'absent' || !endsAt) return [];
  const isRead = secretEndSource(client) === 'READ';
  return [{ id: secretId ?? id, place: 'current', endsAt, isRead }];
}

/** Once it has ended nothing is lost with it: nobody used it. */
function next({ nextSecretId: id, nextSecretExpiresAt: endsAt }: OAuthClient, now: Date) {
  return id && endsAt && endsAt > now
    ? [{ id, place: 'next' as const, endsAt, isRead: false }]
    : [];
}

/** That a fallback is deleted which nobody needs is no loss; here it is all that the provider takes. */
function last(client: OAuthClient, grants: readonly ByASecret[], now: Date): SeenSecret[] {
  const { formerSecretId: id, formerSecretUntil: endsAt } = client;
  if (!id || !endsAt || endsAt <= now || !formerNeededAt(grants, client)) return [];
  return [{ id: `${id}.fallback`, place: 'last', endsAt, isRead: false }];
}
