import { createHash } from 'node:crypto';
import type { Secret } from '../../lib/secret.js';
import { isReserved } from '../oauth-clients/parameters.js';
import { joinScopes } from '../oauth-clients/scopes.js';
import type { AttemptSettings } from './attempt.js';

/**
 * Where the browser is sent: RFC 6749 section 4.1.1 with PKCE S256 (RFC 7636 section 4.3), unless it
 * is off. Parameters that an admin has put into Url Authorize stay, and the client's further ones go
 * over them; the protocol's own are set over all, the provider's usual extras only where the admin has
 * not chosen otherwise. None is sent without a value: such a `prompt` counts as absent for most
 * (section 3.1) and as a mistake for some.
 */
export function authorizationUrl(
  settings: AttemptSettings,
  secrets: { state: Secret; codeVerifier: Secret },
): string {
  const url = new URL(settings.authorizeUrl);
  const { searchParams: parameters } = url;
  for (const name of [...parameters.keys()]) if (isTakenOver(name)) parameters.delete(name);
  const usual = {
    ...settings.authorizationParameters,
    ...(settings.loginHint && { login_hint: settings.loginHint }),
  };
  for (const [name, value] of Object.entries(usual)) {
    if (!parameters.has(name)) parameters.set(name, value);
  }
  for (const { name, value } of settings.authorizeParameters ?? []) parameters.set(name, value);
  for (const name of new Set([...further(settings), ...Object.keys(usual), 'prompt']))
    parameters.delete(name, '');
  for (const name of ['code_challenge', 'code_challenge_method']) parameters.delete(name);
  for (const [name, value] of Object.entries(ofProtocol(settings, secrets)))
    parameters.set(name, value);
  // A blank as %20: some servers read "+" in a query as a plus. A real plus is %2B already.
  url.search = parameters.toString().replaceAll('+', '%20');
  return url.href;
}

/**
 * What stands in Url Authorize and would take the place of the whole request (RFC 9101, RFC 9126), or is
 * one of the protocol's own for a server that folds case.
 */
function isTakenOver(name: string): boolean {
  return (
    isReserved('authorizeParameters', name) && !['response_mode', 'nonce', 'scope'].includes(name)
  );
}

function further({ authorizeParameters = [] }: AttemptSettings): string[] {
  return authorizeParameters.map(({ name }) => name);
}

function ofProtocol(
  settings: AttemptSettings,
  { state, codeVerifier }: { state: Secret; codeVerifier: Secret },
): Record<string, string> {
  return {
    response_type: 'code',
    client_id: settings.clientId,
    redirect_uri: settings.redirectUri,
    ...(settings.scopes.length > 0 && {
      scope: joinScopes(settings.scopes, settings.scopeSeparator),
    }),
    state: state.reveal(),
    ...(settings.nonce && { nonce: settings.nonce }),
    ...(settings.pkce !== 'OFF' && {
      code_challenge: codeChallenge(codeVerifier),
      code_challenge_method: 'S256',
    }),
  };
}

function codeChallenge(verifier: Secret): string {
  return createHash('sha256').update(verifier.reveal()).digest('base64url');
}
