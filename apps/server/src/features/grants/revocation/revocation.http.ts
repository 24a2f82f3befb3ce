import * as oauth from 'oauth4webapi';
import type { Egress } from '../../../lib/egress.js';
import { withTimeLimit } from '../../../lib/time-limit.js';
import { urlFault, type InsecureUrls } from '../../../lib/http/insecure-urls.js';
import { postOnce, type Posted } from '../../../lib/http/post.http.js';
import type { Revocable } from './revocation.js';
import { clientAuthentication } from '../../token-endpoint/client-authentication.js';

export interface RevocationHttp {
  /** One request, never repeated; never throws for what the provider or the network does. */
  ask(revocable: Revocable, signal: AbortSignal): Promise<Posted>;
}

const BUDGET_MS = 10_000;

/** Gives a grant back to the provider: RFC 7009 section 2.1, made by the certified library. */
export function createRevocationHttp(tools: {
  egress: Egress;
  insecure: InsecureUrls;
}): RevocationHttp {
  const { egress, insecure } = tools;

  async function ask(
    { revocationUrl, token, hint, ...client }: Revocable,
    outer: AbortSignal,
  ): Promise<Posted> {
    const fault = urlFault(revocationUrl, insecure);
    if (fault) return { kind: 'failed', fault, sent: false };
    let posted: Posted | undefined;
    const server = { issuer: new URL(revocationUrl).origin, revocation_endpoint: revocationUrl };
    await oauth.revocationRequest(
      ...([server, { client_id: client.clientId }, clientAuthentication(client)] as const),
      token.reveal(),
      {
        additionalParameters: { token_type_hint: hint },
        ...(revocationUrl.startsWith('http:') && { [oauth.allowInsecureRequests]: true }),
        [oauth.customFetch]: async (url, { headers, body }) => {
          const post = { url, headers, body: String(body) };
          posted = await withTimeLimit(outer, BUDGET_MS, (signal) =>
            postOnce(post, egress, signal),
          );
          return new Response(null, { status: 200 });
        },
      },
    );
    if (!posted) throw new Error('the protocol library sent no request');
    return posted;
  }

  return { ask };
}
