import type { Grant } from '../grants/grant.entity.js';
import type { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import { certificateEndSource } from '../oauth-clients/registration-ends.js';
import { inOwnCloud } from '../providers/own-cloud.js';
import type { Provider } from '../providers/provider.js';
import type { SeenClient, SeenGrant } from './seen.js';
import { seenSecrets, type ByASecret } from './seen-secrets.js';
import { parseUrl } from '../../lib/parse-url.js';

export function seenClient(
  client: OAuthClient,
  { provider, grants, now }: { provider: Provider; grants: readonly ByASecret[]; now: Date },
): SeenClient {
  const portalUrl = portal(client, provider);
  return {
    id: client.id,
    name: client.name,
    providerId: provider.id,
    enabled: client.enabled,
    providerLabel: provider.id === 'GENERIC' ? 'The provider' : provider.label,
    ...(provider.idleDays !== undefined && { idleDays: provider.idleDays }),
    ...(portalUrl && { portalUrl }),
    secrets: seenSecrets(client, grants, now),
    certificateExpiresAt: client.certificateExpiresAt,
    certificateEndIsRead: certificateEndSource(client) === 'READ',
  };
}

/** The guide's own link to the page where a secret is made, where it leads to this application. */
function portal(client: OAuthClient, provider: Provider): string | undefined {
  const { clientId } = client;
  const { guide } = inOwnCloud(provider, client);
  const url = guide.find(({ bringsBack }) => bringsBack.includes('clientSecret'))?.url;
  if (!url?.includes('{clientId}')) return url;
  return clientId ? url.replace('{clientId}', encodeURIComponent(clientId)) : undefined;
}

const GOOGLE_TOKENS = 'oauth2.googleapis.com';

export function seenGrant(
  grant: Grant,
  client: SeenClient,
  mailbox?: { id: string; name: string },
): SeenGrant {
  const { id, account, refreshable, grantedAt, lastRefreshedAt, accessTokenExpiresAt } = grant;
  return {
    id,
    client,
    account,
    refreshable,
    grantedAt,
    lastRefreshedAt,
    accessTokenExpiresAt,
    ...(mailbox && { mailbox }),
    byPerson: grant.grantType === 'AUTHORIZATION_CODE',
    byGoogle: client.providerId === 'GOOGLE' || hostOf(grant.accessTokenUrl) === GOOGLE_TOKENS,
    refreshTokenObtainedAt: grant.refreshTokenObtainedAt,
    refreshTokenExpiresAt: grant.refreshTokenExpiresAt,
    endMovesOn: grant.slidingEnd && grant.failCount === 0,
  };
}

function hostOf(url: string): string | undefined {
  return parseUrl(url)?.hostname;
}
