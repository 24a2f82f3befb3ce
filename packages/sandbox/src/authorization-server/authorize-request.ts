import type { Provider } from '../provider.js';
import {
  appDisabled,
  appNotFound,
  redirectMismatch,
  signInProblem,
  singleTenantOnCommon,
} from '../scenarios/authorize.js';
import type { ErrorPage, Refusal } from '../scenarios/scenario.js';
import { clientId, disabledClientId, isOwnTenant, isSharedEndpoint } from '../tenant.js';
import { wordsFor } from './issue.js';
import { readScopes } from './scope.js';

export interface AuthorizeRequest {
  clientId: string;
  tenant: string;
  redirectUri: string;
  scopes: string[];
  state?: string;
  nonce?: string;
  loginHint?: string;
  codeChallenge: string;
}

/** A page where the redirect URI cannot be trusted (RFC 6749 section 4.1.2.1), a redirect elsewhere. */
export type JudgedRequest =
  | { kind: 'page'; page: ErrorPage }
  | { kind: 'refused'; redirectUri: string; state?: string; refusal: Refusal }
  | { kind: 'good'; request: AuthorizeRequest };

export function judgeAuthorizeRequest(
  provider: Provider,
  tenant: string,
  asked: URLSearchParams,
): JudgedRequest {
  const request = readRequest(tenant, asked);
  const problem = pageProblem(provider, request, asked);
  if (problem) return { kind: 'page', page: signInProblem(problem, provider.now()) };
  const refusal = redirectProblem(provider, request, asked);
  if (!refusal) return { kind: 'good', request };
  const { redirectUri, state } = request;
  return { kind: 'refused', redirectUri, refusal, ...(state !== undefined && { state }) };
}

function readRequest(tenant: string, asked: URLSearchParams): AuthorizeRequest {
  const state = asked.get('state');
  const nonce = asked.get('nonce');
  const loginHint = asked.get('login_hint');
  const scopes = (asked.get('scope') ?? '').split(/\s+/).filter(Boolean);
  // Google's way of asking for a refresh token.
  const isOffline = asked.get('access_type') === 'offline';
  return {
    clientId: asked.get('client_id') ?? '',
    tenant,
    redirectUri: asked.get('redirect_uri') ?? '',
    scopes: [
      ...scopes,
      ...(isOffline && !scopes.includes('offline_access') ? ['offline_access'] : []),
    ],
    codeChallenge: asked.get('code_challenge') ?? '',
    ...(state !== null && { state }),
    ...(nonce && { nonce }),
    ...(loginHint && { loginHint }),
  };
}

function pageProblem(
  provider: Provider,
  request: AuthorizeRequest,
  asked: URLSearchParams,
): Refusal | undefined {
  const words = wordsFor(provider, request);
  const twice = [...asked.keys()].find((name) => asked.getAll(name).length > 1);
  if (twice) {
    const text = `The request is not properly formatted. The parameter '${twice}' is duplicated.`;
    return { error: 'invalid_request', code: 9000411, text };
  }
  if (!isOwnTenant(request.tenant) && !isSharedEndpoint(request.tenant))
    return unknownTenant(request.tenant);
  if (request.clientId === disabledClientId) return appDisabled(words);
  if (request.clientId !== clientId) return appNotFound(words);
  if (!provider.isRegisteredRedirectUri(request.redirectUri)) return redirectMismatch(words);
  return undefined;
}

export function unknownTenant(tenant: string): Refusal {
  return {
    error: 'invalid_tenant',
    code: 90002,
    text: `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
  };
}

function redirectProblem(
  provider: Provider,
  request: AuthorizeRequest,
  asked: URLSearchParams,
): Refusal | undefined {
  if (isSharedEndpoint(request.tenant)) return singleTenantOnCommon(wordsFor(provider, request));
  const type = asked.get('response_type') ?? '';
  if (type !== 'code') {
    const text = `response_type '${type}' is not enabled for the application.`;
    return { error: 'unsupported_response_type', code: 700054, text };
  }
  if (asked.get('prompt') === 'none') {
    const text = 'A silent sign-in request was sent but no user is signed in.';
    return { error: 'login_required', code: 50058, text };
  }
  // RFC 7636 section 4.4.1; the sandbox is stricter than Microsoft, where PKCE is a choice.
  if (!/^[\w-]{43}$/.test(request.codeChallenge) || asked.get('code_challenge_method') !== 'S256') {
    const text = 'The sandbox demands PKCE: code_challenge with code_challenge_method S256.';
    return { error: 'invalid_request', text };
  }
  return scopeProblem(request.scopes);
}

function scopeProblem(scopes: string[]): Refusal | undefined {
  const read = readScopes(scopes);
  if (!('problem' in read)) return undefined;
  if (read.problem === 'unknown-resource') {
    const text = `The resource principal named ${read.scope.slice(0, read.scope.lastIndexOf('/'))} was not found in the tenant named Sandbox. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`;
    return { error: 'invalid_resource', code: 500011, text };
  }
  const text =
    read.problem === 'missing'
      ? "The provided request must include a 'scope' input parameter."
      : `The provided value for the input parameter 'scope' is not valid. The scope ${read.scope} is not valid.`;
  return { error: 'invalid_scope', code: 70011, text };
}
