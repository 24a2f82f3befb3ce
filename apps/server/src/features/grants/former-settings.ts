import type { RefreshVerdict } from './refresh-verdict.js';

interface Settings {
  clientId: string | null;
  accessTokenUrl: string | null;
}

/**
 * A refusal of the client, where the grant was given to another one than it is today: its settings
 * are not at fault, and no edit brings this grant back.
 */
export function ofFormerSettings(
  verdict: RefreshVerdict,
  { grant, client }: { grant: Settings; client: Settings },
): RefreshVerdict {
  const refused = verdict.kind === 'ended' && verdict.status === 'misconfigured';
  const same = grant.clientId === client.clientId && grant.accessTokenUrl === client.accessTokenUrl;
  if (!refused || same) return verdict;
  const reason = 'It was granted to the former settings of the client. Sign in again.';
  return { kind: 'ended', status: 'reauth_required', reason };
}
