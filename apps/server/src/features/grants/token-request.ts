import type { Secret } from '../../lib/secret.js';
import type { ClientAuthentication } from '../providers/provider.js';
import type { ValidCallback } from './valid-callback.js';

/** Whom to ask and as whom: a snapshot, so that an edit in the middle changes nothing. */
export interface TokenEndpoint {
  accessTokenUrl: string;
  clientId: string;
  clientSecret?: Secret;
  clientAuthentication: ClientAuthentication;
}

export type TokenRequest =
  /** RFC 6749 section 4.1.3 with RFC 7636 section 4.5. */
  | { kind: 'code'; callback: ValidCallback; redirectUri: string; codeVerifier: Secret }
  /** RFC 6749 section 6. */
  | { kind: 'refresh'; refreshToken: Secret }
  /** RFC 6749 section 4.4.2; the scopes joined by the client's separator. */
  | { kind: 'client-credentials'; scope: string };

/** What a request carries in confidence. */
export function confidences(endpoint: TokenEndpoint, request: TokenRequest): Secret[] {
  const own = endpoint.clientSecret ? [endpoint.clientSecret] : [];
  if (request.kind === 'code') return [...own, request.callback.code, request.codeVerifier];
  return request.kind === 'refresh' ? [...own, request.refreshToken] : own;
}
