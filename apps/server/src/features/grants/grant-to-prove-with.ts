import type { GrantStatus } from './grant.entity.js';

interface Candidate {
  status: GrantStatus;
  refreshable: boolean;
  clientId: string;
  accessTokenUrl: string;
  accessTokenExpiresAt: Date;
}

/**
 * The grant on which the next secret of a client is proved: of those that can be refreshed and were
 * given for the settings of today, the one whose token ends first, since it would be refreshed first
 * anyway. One that waits for a better secret (misconfigured) is as good as any.
 */
export function grantToProveWith<T extends Candidate>(
  grants: readonly T[],
  client: { clientId: string | null; accessTokenUrl: string | null },
): T | undefined {
  const { clientId, accessTokenUrl } = client;
  const [first] = grants
    .filter((grant) => grant.refreshable && grant.status !== 'reauth_required')
    .filter((grant) => grant.clientId === clientId && grant.accessTokenUrl === accessTokenUrl)
    .sort(
      (one, other) => one.accessTokenExpiresAt.getTime() - other.accessTokenExpiresAt.getTime(),
    );
  return first;
}
