import type { Provider } from '../provider.js';
import { isOwnTenant } from '../tenant.js';
import { json, type Answer, type Question } from './answer.js';
import { unknownTenant } from './authorize-request.js';
import { judgeClient, readCredentials } from './client-authentication.js';
import type { Grant } from './grants.js';
import { wordsFor } from './issue.js';
import { refusalBody } from './microsoft-error.js';

/**
 * `POST /{tenant}/oauth2/v2.0/revoke` by RFC 7009, which Microsoft does not have. Of a refresh token
 * the whole grant ends; an unknown one is no error (section 2.2). Every outcome goes into the ledger.
 */
export function revoke(provider: Provider, tenant: string, question: Question): Answer {
  const { clientId } = readCredentials(question);
  const grant = provider.grants.findByRefreshToken(question.form.get('token') ?? '');
  const { answer, outcome } = judge(provider, { tenant, question, grant });
  const person = grant?.person;
  const about = { at: provider.now(), grantType: 'revocation', clientId };
  provider.ledger.add({ ...about, outcome, ...(person && { person }) });
  return answer;
}

interface Asked {
  tenant: string;
  question: Question;
  grant: Grant | undefined;
}

function judge(provider: Provider, { tenant, question, grant }: Asked) {
  const credentials = readCredentials(question);
  const refusal = isOwnTenant(tenant)
    ? judgeClient(credentials, provider.state, wordsFor(provider, credentials))
    : unknownTenant(tenant);
  const status = refusal?.error === 'invalid_client' ? 401 : 400;
  if (refusal) {
    const answer = json(status, refusalBody(refusal, provider.now()));
    return { outcome: refusal.error, answer };
  }
  if (question.method !== 'POST' || !question.form.get('token')) {
    return { outcome: 'invalid_request', answer: json(400, { error: 'invalid_request' }) };
  }
  const effect = provider.everybody?.effect;
  if (effect?.at === 'raw-token') {
    const { status, contentType, body } = effect.answer;
    return { outcome: `http ${status}`, answer: raw(status, contentType, body) };
  }
  if (grant?.clientId === credentials.clientId) provider.grants.revoke(grant);
  const answer = { status: 200, headers: { 'Cache-Control': 'no-store' }, body: '' };
  return { outcome: grant ? 'revoked' : 'unknown token', answer };
}

function raw(status: number, contentType: string, body: string): Answer {
  return { status, headers: { 'Content-Type': contentType }, body };
}
