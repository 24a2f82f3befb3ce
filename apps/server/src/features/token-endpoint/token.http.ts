import * as oauth from 'oauth4webapi';
import type { Clock } from '../../lib/clock.js';
import type { Egress } from '../../lib/egress.js';
import type { NetworkFault } from '../diagnoses/facts.js';
import { urlFault, type InsecureUrls } from '../../lib/http/insecure-urls.js';
import { postOnce, type Posted } from '../../lib/http/post.http.js';
import type { HttpAnswer } from '../../lib/http/http-answer.js';
import type { TokenEndpoint, TokenRequest } from './token-request.js';
import { withTimeLimit } from '../../lib/time-limit.js';
import { sentParameters } from '../oauth-clients/parameters.js';
import { clientAuthentication } from './client-authentication.js';

export type TokenReply =
  | { kind: 'answered'; answer: HttpAnswer; sentAt: Date }
  /** `sent: false` proves that the provider has seen nothing of the request. */
  | { kind: 'failed'; fault: NetworkFault; sent: boolean; sentAt: Date };

export interface TokenHttp {
  /** Sends one request; never throws for what the provider or the network does. */
  ask(endpoint: TokenEndpoint, request: TokenRequest, signal: AbortSignal): Promise<TokenReply>;
  /** Without another try where no byte went out: for a look whether a host is back. */
  askOnce: TokenHttp['ask'];
}

interface Tools {
  egress: Egress;
  clock: Clock;
  insecure: InsecureUrls;
}

/** The budget of a whole attempt: far below the 40 s that a lease lasts. */
const BUDGET_MS = 15_000;
const UNSENT_RETRIES = 2;
const PAUSE_MS = 300;

export function createTokenHttp({ egress, clock, insecure }: Tools): TokenHttp {
  const once = async (
    endpoint: TokenEndpoint,
    request: TokenRequest,
    signal: AbortSignal,
  ): Promise<TokenReply> => {
    const sentAt = clock();
    let posted: Posted | undefined;
    const customFetch = async (
      url: string,
      options: oauth.CustomFetchOptions<'POST', URLSearchParams>,
    ) => {
      posted = await postOnce(
        { url, headers: options.headers, body: String(options.body) },
        egress,
        signal,
      );
      // The library hands this on unread; what counts is the raw answer, kept for the judge.
      return new Response(null, { status: 200 });
    };
    await protocolRequest(endpoint, request, {
      [oauth.customFetch]: customFetch,
      ...http(endpoint),
      additionalParameters: sentParameters(endpoint.tokenParameters ?? []),
    });
    if (!posted) throw new Error('the protocol library sent no request');
    return { ...posted, sentAt };
  };

  const asking =
    (retries: number): TokenHttp['ask'] =>
    async (endpoint, request, outer) => {
      const refusal = urlFault(endpoint.accessTokenUrl, insecure);
      if (refusal) return { kind: 'failed', sent: false, fault: refusal, sentAt: clock() };
      return withTimeLimit(outer, BUDGET_MS, async (signal) => {
        let reply = await once(endpoint, request, signal);
        for (let retry = 0; retry < retries && worthAnother(reply, signal); retry += 1) {
          await pause(PAUSE_MS * (retry + 1), signal);
          reply = await once(endpoint, request, signal);
        }
        return reply;
      });
    };

  return { ask: asking(UNSENT_RETRIES), askOnce: asking(0) };
}

/** Errors after which the same request, of which no byte was sent, may well get through. */
const passing = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'ENETUNREACH',
  'EHOSTUNREACH',
]);

function worthAnother(reply: TokenReply, signal: AbortSignal): boolean {
  return reply.kind === 'failed' && !reply.sent && passing.has(reply.fault.code) && !signal.aborted;
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
  });
}

function http(endpoint: TokenEndpoint): { [oauth.allowInsecureRequests]?: true } {
  // urlFault has allowed it: the sandbox, or the operator's switch.
  return endpoint.accessTokenUrl.startsWith('http:') ? { [oauth.allowInsecureRequests]: true } : {};
}

type Options = oauth.TokenEndpointRequestOptions;

/** The requests of RFC 6749 and RFC 7636, made by a certified library. */
async function protocolRequest(
  endpoint: TokenEndpoint,
  request: TokenRequest,
  options: Options,
): Promise<void> {
  // There is no discovery for most providers, so the issuer is a name for the library alone.
  const server = {
    issuer: new URL(endpoint.accessTokenUrl).origin,
    token_endpoint: endpoint.accessTokenUrl,
  };
  const client = { client_id: endpoint.clientId };
  const auth = clientAuthentication(endpoint);
  if (request.kind === 'refresh') {
    const token = request.refreshToken.reveal();
    await oauth.refreshTokenGrantRequest(server, client, auth, token, options);
  } else if (request.kind === 'client-credentials') {
    const parameters = { ...sentParameters(endpoint.tokenParameters ?? []), scope: request.scope };
    await oauth.clientCredentialsGrantRequest(server, client, auth, parameters, options);
  } else {
    // State and iss were judged by matchCallback; the library only wants to see the code.
    const code = new URLSearchParams({ code: request.callback.code.reveal() });
    const callback = oauth.validateAuthResponse(server, client, code, oauth.expectNoState);
    const verifier = request.codeVerifier?.reveal() ?? oauth.nopkce;
    await oauth.authorizationCodeGrantRequest(
      server,
      client,
      auth,
      callback,
      request.redirectUri,
      verifier,
      options,
    );
  }
}
