import type { Provider } from '../provider.js';
import { clientId, graphResource, registrationRole } from '../tenant.js';
import { verifyToken } from '../tokens.js';
import { json, type Answer, type Question } from './answer.js';

/** `GET /graph/v1.0/applications(appId='…')`: the part of Microsoft Graph that tells when credentials end. */
export function graph(provider: Provider, path: string, question: Question): Answer {
  const [, appId] = /^v1\.0\/applications\(appId='([\w-]+)'\)$/.exec(path) ?? [];
  if (question.method !== 'GET' || !appId) {
    return refused(404, 'Request_ResourceNotFound', 'Resource not found for the segment.');
  }
  const problem = tokenProblem(provider, question);
  if (problem) return problem;
  if (appId !== clientId) {
    const text = `Resource '${appId}' does not exist or one of its queried reference-property objects are not present.`;
    return refused(404, 'Request_ResourceNotFound', text);
  }
  return json(200, application(provider));
}

function tokenProblem(provider: Provider, { headers }: Question): Answer | undefined {
  const [, token = ''] = /^Bearer (\S+)$/.exec(headers.authorization ?? '') ?? [];
  const verified = verifyToken(token, provider.state.signingKey);
  if (verified.kind === 'invalid' || verified.claims.aud !== graphResource) {
    return refused(401, 'InvalidAuthenticationToken', 'Access token validation failure.');
  }
  const { roles } = verified.claims;
  if (Array.isArray(roles) && roles.includes(registrationRole)) return undefined;
  const text = 'Insufficient privileges to complete the operation.';
  return refused(403, 'Authorization_RequestDenied', text);
}

function application({ state, registration, now }: Provider): Record<string, unknown> {
  const { secretEndsAt, certificateEndsAt } = registration;
  const former = new Date(now().getTime() - 24 * 60 * 60_000);
  const secret = (displayName: string, value: string, endsAt: Date) => ({
    displayName,
    hint: value.slice(0, 3),
    endDateTime: endsAt.toISOString(),
    secretText: null,
  });
  const certificate = (endsAt: Date) => ({
    displayName: 'CN=mailkey',
    type: 'AsymmetricX509Cert',
    usage: 'Verify',
    key: null,
    endDateTime: endsAt.toISOString(),
  });
  return {
    passwordCredentials: [
      secret('former', state.expiredClientSecret, former),
      secret('mailkey', state.clientSecret, secretEndsAt),
    ],
    keyCredentials: certificateEndsAt ? [certificate(certificateEndsAt)] : [],
  };
}

function refused(status: number, code: string, message: string): Answer {
  return json(status, { error: { code, message } });
}
