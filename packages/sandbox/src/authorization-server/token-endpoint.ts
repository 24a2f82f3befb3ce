import type { Provider } from '../provider.js';
import { findScenario } from '../scenarios.js';
import type { Refusal, Scenario } from '../scenarios/scenario.js';
import { isOwnTenant, isSharedEndpoint } from '../tenant.js';
import { json, type Answer, type Question } from './answer.js';
import { unknownTenant } from './authorize-request.js';
import { judgeClient, readCredentials } from './client-authentication.js';
import { accessToken, idToken, lifetime, wordsFor } from './issue.js';
import { refusalBody } from './microsoft-error.js';
import {
  redeemClientCredentials,
  redeemCode,
  redeemRefreshToken,
  type Redeemed,
  type TokenRequest,
} from './redeem.js';

type Granted = Extract<Redeemed, { kind: 'granted' }>;

/** `POST /{tenant}/oauth2/v2.0/token` (RFC 6749 section 3.2). Every outcome goes into the ledger. */
export function token(provider: Provider, tenant: string, question: Question): Answer {
  const redeemed = redeem(provider, tenant, question);
  const answer = answerTo(provider, redeemed);
  provider.ledger.add({
    at: provider.now(),
    grantType: question.form.get('grant_type') ?? '',
    outcome: outcomeOf(answer),
    clientId: readCredentials(question).clientId,
    ...personOf(redeemed),
  });
  return answer;
}

function redeem(provider: Provider, tenant: string, question: Question): Redeemed {
  const problem = endpointProblem(tenant, question);
  if (problem) return { kind: 'refused', refusal: problem };
  const credentials = readCredentials(question);
  const words = wordsFor(provider, credentials);
  const refusal = judgeClient(credentials, provider.state, words);
  if (refusal) return { kind: 'refused', refusal };
  const { form } = question;
  if (form.get('grant_type') === 'authorization_code')
    return redeemCode(provider, form, credentials);
  if (form.get('grant_type') === 'refresh_token') return redeemRefreshToken(provider, form);
  return redeemClientCredentials(provider, form, { ...credentials, tenant });
}

const grantTypes = ['authorization_code', 'refresh_token', 'client_credentials'];

function endpointProblem(tenant: string, { method, form }: Question): Refusal | undefined {
  const invalid = (code: number, text: string) => ({ error: 'invalid_request', code, text });
  if (method !== 'POST') {
    const text = `The endpoint only accepts POST requests. Received a ${method} request.`;
    return invalid(900561, text);
  }
  const type = form.get('grant_type');
  if (!type) {
    return invalid(900144, "The request body must contain the following parameter: 'grant_type'.");
  }
  if (!grantTypes.includes(type)) {
    const text = `The app requested an unsupported grant type '${type}'.`;
    return { error: 'unsupported_grant_type', code: 70003, text };
  }
  if (isSharedEndpoint(tenant)) return sharedEndpointProblem(type);
  return isOwnTenant(tenant) ? undefined : unknownTenant(tenant);
}

function sharedEndpointProblem(type: string): Refusal {
  if (type === 'client_credentials') {
    const text =
      'No tenant-identifying information found in either the request or implied by any provided credentials.';
    return { error: 'invalid_request', code: 50059, text };
  }
  const text =
    'Provided Authorization Code is intended to use against other tenant, thus rejected. OAuth2 Authorization Code must be redeemed against same tenant it was acquired for (/common or /{tenant-ID} as appropriate)';
  return { error: 'invalid_grant', code: 700005, text };
}

function answerTo(provider: Provider, redeemed: Redeemed): Answer {
  if (redeemed.kind === 'refused') return refused(provider, redeemed.refusal);
  const scenario = provider.everybody ?? findScenario(redeemed.grant.scenario);
  return (
    refusalFor(provider, redeemed, scenario) ?? json(200, granted(provider, redeemed, scenario))
  );
}

/** The scenario's refusal, when it is about this request. */
function refusalFor(
  provider: Provider,
  { grant, request }: Granted,
  scenario: Scenario | undefined,
): Answer | undefined {
  const effect = scenario?.effect;
  if (effect?.at === 'raw-token' && isDue(provider, effect.answer.request, request)) {
    const { status, contentType, body } = effect.answer;
    return { status, headers: { 'Content-Type': contentType }, body };
  }
  if (effect?.at !== 'token' || !isDue(provider, effect.request, request)) return undefined;
  const refusal = effect.refusal(wordsFor(provider, grant));
  return json(effect.status, refusalBody(refusal, provider.now()), effect.headers);
}

/** What befalls everybody does so at every request, a chosen failure at the one it is about. */
function isDue(provider: Provider, about: 'code' | 'refresh', request: TokenRequest): boolean {
  return provider.everybody !== undefined || about === request;
}

function refused(provider: Provider, refusal: Refusal): Answer {
  const status = refusal.error === 'invalid_client' ? 401 : 400;
  return json(status, refusalBody(refusal, provider.now()));
}

function granted(
  provider: Provider,
  { grant, request, nonce }: Granted,
  scenario: Scenario | undefined,
): Record<string, unknown> {
  const refreshable = request !== 'application' && grant.scopes.includes('offline_access');
  const answer = {
    token_type: 'Bearer',
    // Microsoft never lists offline_access among the granted scopes.
    scope: grant.scopes.filter((scope) => scope !== 'offline_access').join(' '),
    expires_in: lifetime(scenario),
    ext_expires_in: lifetime(scenario),
    access_token: accessToken(provider, grant, scenario),
    ...(refreshable && { refresh_token: provider.grants.issueRefreshToken(grant) }),
    ...(grant.scopes.includes('openid') && { id_token: idToken(provider, grant, nonce) }),
  };
  return scenario?.effect.at === 'answer' ? scenario.effect.change(answer) : answer;
}

function outcomeOf({ status, body }: Answer): string {
  if (status === 200) return 'granted';
  const [, code] = /AADSTS(\d+)/.exec(body) ?? [];
  const [, error] = /"error":\s*"(\w+)"/.exec(body) ?? [];
  return [error ?? `http ${status}`, code].filter(Boolean).join(' ');
}

function personOf(redeemed: Redeemed): { person?: string } {
  const person = redeemed.kind === 'granted' ? redeemed.grant.person : redeemed.person;
  return person ? { person } : {};
}
