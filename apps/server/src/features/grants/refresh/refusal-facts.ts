import type { Facts, TokenFacts } from '../../diagnoses/facts.js';
import { clientFacts } from '../../oauth-clients/client-facts.js';
import type { OAuthClient } from '../../oauth-clients/oauth-client.entity.js';

interface Circumstances {
  now: Date;
  publicUrl: string;
}

/** What is known when a refresh brought no token: judged and shown by the same facts. */
export function refusalFacts(
  { client, grantedAt }: { client: OAuthClient; grantedAt: Date },
  token: TokenFacts,
  { now, publicUrl }: Circumstances,
): Facts {
  return {
    now,
    provider: client.provider,
    client: clientFacts(client, publicUrl),
    token,
    grant: { issuedAt: grantedAt },
    probes: [],
  };
}
