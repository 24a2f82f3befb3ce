import * as oauth from 'oauth4webapi';
import type { Egress } from '../../lib/egress.js';
import type { Secret } from '../../lib/secret.js';
import { withTimeLimit } from '../../lib/time-limit.js';
import { readAccount } from './account-answer.js';
import { clientAuthentication } from './client-authentication.js';
import type { IdentityUrls } from './grant-settings.js';
import { urlFault, type InsecureUrls } from '../../lib/http/insecure-urls.js';
import { getOnce, postOnce, type Posted } from '../../lib/http/post.http.js';
import type { TokenEndpoint } from './token-request.js';

export interface AccountQuestion {
  urls: IdentityUrls;
  endpoint: TokenEndpoint;
  accessToken: Secret;
  /** The `sub` of the id token that came with it, if one did. */
  subject?: string;
}

export interface AccountHttp {
  /** Who signed in, if somebody tells it; never throws for what a server or the network does. */
  ask(question: AccountQuestion, signal: AbortSignal): Promise<string | undefined>;
}

/** A person waits for the end of the validation, which needs none of this. */
const BUDGET_MS = 4000;

/** Asks once: userinfo (OpenID Connect Core section 5.3.1), then introspection (RFC 7662 section 2.1). */
export function createAccountHttp(tools: { egress: Egress; insecure: InsecureUrls }): AccountHttp {
  const { egress, insecure } = tools;

  function userinfo(url: string, token: Secret, signal: AbortSignal): Promise<Posted> {
    const headers = { accept: 'application/json', authorization: `Bearer ${token.reveal()}` };
    return getOnce({ url, headers }, egress, signal);
  }

  async function introspection(
    url: string,
    { endpoint, accessToken }: AccountQuestion,
    signal: AbortSignal,
  ): Promise<Posted | undefined> {
    let posted: Posted | undefined;
    await oauth.introspectionRequest(
      { issuer: new URL(url).origin, introspection_endpoint: url },
      { client_id: endpoint.clientId },
      clientAuthentication(endpoint),
      accessToken.reveal(),
      {
        additionalParameters: { token_type_hint: 'access_token' },
        ...(url.startsWith('http:') && { [oauth.allowInsecureRequests]: true }),
        [oauth.customFetch]: async (to, { headers, body }) => {
          posted = await postOnce({ url: to, headers, body: String(body) }, egress, signal);
          return new Response(null, { status: 200 });
        },
      },
    );
    return posted;
  }

  return {
    ask(question, outer) {
      const { urls, accessToken, subject } = question;
      const told = async (
        url: string | undefined,
        ask: (url: string) => Promise<Posted | undefined>,
      ) => {
        if (!url || urlFault(url, insecure)) return undefined;
        const posted = await ask(url);
        return posted?.kind === 'answered' ? readAccount(posted.answer, subject) : undefined;
      };
      return withTimeLimit(
        outer,
        BUDGET_MS,
        async (signal) =>
          (await told(urls.userinfoUrl, (url) => userinfo(url, accessToken, signal))) ??
          (await told(urls.introspectionUrl, (url) => introspection(url, question, signal))),
      );
    },
  };
}
