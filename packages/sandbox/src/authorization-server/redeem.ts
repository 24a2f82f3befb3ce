import { createHash, randomUUID } from 'node:crypto';
import type { Provider } from '../provider.js';
import type { Refusal } from '../scenarios/scenario.js';
import { codeExpired, codeRedeemed } from '../scenarios/token.js';
import { applicationResource, graphResource, resource } from '../tenant.js';
import type { Credentials } from './client-authentication.js';
import type { Grant, PendingCode } from './grants.js';
import { readScopes } from './scope.js';

/** A grant type's verdict: tokens for a grant, or a refusal. */
export type Redeemed =
  | { kind: 'granted'; grant: Grant; request: TokenRequest; nonce?: string }
  | { kind: 'refused'; refusal: Refusal; person?: string };

export type TokenRequest = 'code' | 'refresh' | 'application';

/** RFC 6749 section 4.1.3 and RFC 7636 section 4.6. */
export function redeemCode(
  provider: Provider,
  form: URLSearchParams,
  { clientId }: Credentials,
): Redeemed {
  const pending = provider.grants.findCode(form.get('code') ?? '');
  const refusal = codeProblem(provider, form, pending, clientId);
  if (refusal || !pending) return { kind: 'refused', refusal: refusal ?? invalid('code') };
  pending.used = true;
  const { grant, nonce } = pending;
  return { kind: 'granted', grant, request: 'code', ...(nonce && { nonce }) };
}

function codeProblem(
  provider: Provider,
  form: URLSearchParams,
  ...[pending, clientId]: [PendingCode | undefined, string]
): Refusal | undefined {
  if (!pending || pending.grant.clientId !== clientId) return invalid('code');
  if (pending.used) {
    // Somebody else may hold the first answer (RFC 6749 section 4.1.2).
    provider.grants.revoke(pending.grant);
    return codeRedeemed();
  }
  if (provider.grants.isExpired(pending)) return codeExpired();
  if (form.get('redirect_uri') !== pending.redirectUri) {
    const text =
      'The redirect URI specified in the token request must match the redirect URI used when requesting the authorization code.';
    return { error: 'invalid_client', code: 50011, text };
  }
  if (challengeOf(form.get('code_verifier') ?? '') !== pending.codeChallenge) {
    const text =
      'The Code_Verifier does not match the code_challenge supplied in the authorization request.';
    return { error: 'invalid_grant', code: 501481, text };
  }
  return resourceProblem(pending.grant.scopes);
}

/** Microsoft takes two resources on the consent page and refuses them only here. */
function resourceProblem(scopes: string[]): Refusal | undefined {
  const read = readScopes(scopes);
  if ('problem' in read || read.resources.length <= 1) return undefined;
  const text = `Provided value for the input parameter scope is not valid because it contains more than one resource. Scope ${scopes.join(' ')} is not valid.`;
  return { error: 'invalid_request', code: 28000, text };
}

/** RFC 6749 section 6. */
export function redeemRefreshToken(provider: Provider, form: URLSearchParams): Redeemed {
  const rotation = provider.grants.redeem(form.get('refresh_token') ?? '');
  if (rotation.kind === 'valid') {
    return { kind: 'granted', grant: rotation.grant, request: 'refresh' };
  }
  const person = rotation.grant?.person;
  return { kind: 'refused', refusal: invalid('refresh_token'), ...(person && { person }) };
}

const defaultScopes = [applicationResource, resource, graphResource].map(
  (one) => `${one}/.default`,
);

/** RFC 6749 section 4.4; Microsoft wants the resource with `/.default`. */
export function redeemClientCredentials(
  provider: Provider,
  form: URLSearchParams,
  { clientId, tenant }: Credentials & { tenant: string },
): Redeemed {
  const scope = form.get('scope') ?? '';
  if (!defaultScopes.includes(scope)) {
    const text = `The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.`;
    return { kind: 'refused', refusal: { error: 'invalid_scope', code: 70011, text } };
  }
  // Kept nowhere: there is nothing to renew.
  const kept = { createdAt: provider.now().getTime(), refreshTokens: [] };
  const grant = { id: randomUUID(), clientId, tenant, scopes: [scope], ...kept };
  return { kind: 'granted', grant, request: 'application' };
}

function invalid(parameter: string): Refusal {
  const text = `The provided value for the input parameter '${parameter}' is not valid.`;
  return { error: 'invalid_grant', code: 70000, text };
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}
