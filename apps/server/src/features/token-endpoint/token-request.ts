import type { Secret } from '../../lib/secret.js';
import type { Parameter } from '../oauth-clients/parameters.js';
import type { BasicEncoding, ClientAuthentication } from '../providers/provider.js';
import type { ValidCallback } from './valid-callback.js';

/** Whom to ask and as whom: a snapshot, so that an edit in the middle changes nothing. */
export interface TokenEndpoint {
  accessTokenUrl: string;
  clientId: string;
  clientSecret?: Secret;
  clientAuthentication: ClientAuthentication;
  /** Of Basic; absent or null: form-encoded, as long as nobody knows better. */
  basicEncoding?: BasicEncoding | null;
  tokenParameters?: readonly Parameter[];
}

export type TokenRequest =
  /** RFC 6749 section 4.1.3 with RFC 7636 section 4.5; without a verifier where PKCE is off. */
  | {
      kind: 'code';
      callback: ValidCallback;
      redirectUri: string;
      codeVerifier?: Secret;
      /** What the id token must name (OpenID Connect Core section 3.1.2.1), where one was sent. */
      nonce?: string;
    }
  /** RFC 6749 section 6. */
  | { kind: 'refresh'; refreshToken: Secret }
  /** RFC 6749 section 4.4.2; the scopes joined by the client's separator. */
  | { kind: 'client-credentials'; scope: string };

/** What a request carries in confidence. */
export function confidences(endpoint: TokenEndpoint, request: TokenRequest): Secret[] {
  const own = endpoint.clientSecret ? [endpoint.clientSecret] : [];
  if (request.kind === 'code') {
    const { callback, codeVerifier } = request;
    return [...own, callback.code, ...(codeVerifier ? [codeVerifier] : [])];
  }
  return request.kind === 'refresh' ? [...own, request.refreshToken] : own;
}
