import { first, readClaims } from './token-claims.js';

/**
 * Why an id token is not the one of the authorization request that carried this nonce (OpenID Connect
 * Core section 3.1.3.7, 11): it names another one, or none. Without an id token there is nothing to
 * compare: PKCE and state have tied the code to this browser.
 */
export function nonceProblem(idToken: unknown, nonce: string): string | undefined {
  if (typeof idToken !== 'string' || idToken === '') return undefined;
  const claims = readClaims(idToken);
  // An encrypted one cannot be read here, and nothing of it is used.
  if (!claims) return undefined;
  const told = first(claims['nonce']);
  if (told === nonce) return undefined;
  return told === undefined
    ? 'The id token carries no nonce, although one was sent.'
    : 'The id token carries the nonce of another sign-in.';
}
