import { samePair } from '../oauth-clients/token-origin.js';
import type { GrantStatus } from './grant.entity.js';
import type { RefreshVerdict } from './refresh/refresh-verdict.js';

interface Asked {
  accessTokenUrl: string | null;
}

interface Settings extends Asked {
  clientId: string | null;
}

/** Why a grant has ended that was given for another client id, or at another provider, than the client's of today. */
export const FORMER_SETTINGS =
  'It was granted to the former settings of the client. Sign in again.';

/**
 * A refusal of the client at a token URL that is no longer the client's, though of the same provider:
 * its settings are not at fault, and no edit brings this grant back.
 */
export function refusedAsFormer(
  verdict: RefreshVerdict,
  { grant, client }: { grant: Asked; client: Asked },
): RefreshVerdict {
  const refused = verdict.kind === 'ended' && verdict.status === 'misconfigured';
  if (!refused || grant.accessTokenUrl === client.accessTokenUrl) return verdict;
  return { kind: 'ended', status: 'reauth_required', reason: FORMER_SETTINGS };
}

export interface HeldSettings extends Settings {
  status: GrantStatus;
  endedByEdit: boolean;
  secretId: string | null;
}

export interface Holder extends Settings {
  secretId: string | null;
  clientAuthentication: string;
}

/**
 * What an edit of its client means for a grant. It ends where client id or provider are others now:
 * the secret of the client is not for the provider of the grant, and its tokens not for the new one.
 * One that has ended so returns with them, if there is a secret for them: the one that brought its
 * last token, or one that was typed with the edit.
 */
export function afterEdit(
  grant: HeldSettings,
  client: Holder,
  secretTyped: boolean,
): 'ends' | 'returns' | undefined {
  const fits = samePair(grant, client);
  if (!fits) return grant.status === 'reauth_required' ? undefined : 'ends';
  if (!grant.endedByEdit) return undefined;
  const withSecret =
    client.secretId !== null && (secretTyped || client.secretId === grant.secretId);
  return withSecret || client.clientAuthentication === 'NONE' ? 'returns' : undefined;
}
