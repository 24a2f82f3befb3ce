import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Provider } from '../provider.js';
import { tenantId } from '../tenant.js';
import { publicKey } from '../tokens.js';
import {
  BodyTooLarge,
  json,
  readQuestion,
  writeAnswer,
  type Answer,
  type Question,
} from './answer.js';
import { authorize } from './authorize.js';
import { graph } from './graph.js';
import { issuer } from './issue.js';
import { htmlAnswer } from './page.js';
import { revoke } from './revocation-endpoint.js';
import { token } from './token-endpoint.js';

/** The rehearsal's authorization server: plain HTTP, on loopback only. */
export function createAuthorizationServer(
  provider: Provider,
  onCrash: (error: unknown) => void,
): Server {
  return createServer({ requestTimeout: 15_000 }, (request, response) => {
    answer(provider, request, response).catch((error: unknown) => {
      // Whoever broke off is nothing to report.
      if (request.destroyed && !request.complete) return;
      onCrash(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
}

async function answer(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const question = await readQuestion(request, provider.origin);
    writeAnswer(
      response,
      question ? route(provider, question) : json(400, { error: 'bad request' }),
    );
  } catch (error) {
    if (!(error instanceof BodyTooLarge)) throw error;
    writeAnswer(response, json(413, { error: 'invalid_request' }, { Connection: 'close' }));
  }
}

function route(provider: Provider, question: Question): Answer {
  const [, tenant = '', ...rest] = question.url.pathname.split('/');
  const path = rest.join('/');
  if (tenant === 'graph') return graph(provider, path, question);
  if (path === 'oauth2/v2.0/authorize') return authorize(provider, tenant, question);
  if (path === 'oauth2/v2.0/token') return token(provider, tenant, question);
  if (path === 'oauth2/v2.0/revoke') return revoke(provider, tenant, question);
  if (path === 'discovery/v2.0/keys') {
    return json(200, { keys: [publicKey(provider.state.signingKey)] });
  }
  if (path === 'v2.0/.well-known/openid-configuration') return json(200, configuration(provider));
  return notFound;
}

const notFound = htmlAnswer({
  status: 404,
  title: '404 Not Found',
  body: '<h1>Nothing here</h1><p>The sandbox has no page at this address.</p>',
});

/** OpenID Connect Discovery 1.0 section 3. */
function configuration(provider: Provider): Record<string, unknown> {
  const base = `${provider.origin}/${tenantId}`;
  return {
    issuer: issuer(provider),
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    revocation_endpoint: `${base}/oauth2/v2.0/revoke`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    authorization_response_iss_parameter_supported: true,
  };
}
