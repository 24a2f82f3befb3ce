import type { AuthorizeFacts, ClientFacts, Facts, TokenRequestKind } from '../facts.js';
import { now } from './sample.js';

/** Test support: what authorization servers answer that do not keep to RFC 6749's names, and what it means. */
export const ownServer: ClientFacts = {
  id: '7d8c3f52-6a39-4f0e-9a53-5f2c8b1f0a02',
  name: 'Own server',
  clientId: 'mailkey',
  secret: 'present',
  authorizeUrl: 'https://auth.example.org/authorize',
  accessTokenUrl: 'https://auth.example.org/token',
  scopes: ['openid', 'mail', 'offline_access'],
  separator: ' ',
  grantType: 'AUTHORIZATION_CODE',
  clientAuthentication: 'CLIENT_SECRET_POST',
  redirectUri: 'https://mailkey.example.org/oauth/callback',
};

const facts = (more: Partial<Facts>): Facts => ({
  now,
  provider: 'GENERIC',
  client: ownServer,
  probes: [],
  ...more,
});

type Refusal = [
  request: TokenRequestKind,
  status: number,
  error: string,
  description?: string,
  body?: string,
];

/** The token endpoint said no; without an error its body was empty. */
export const atToken = ([request, status, error, description, body]: Refusal): Facts =>
  facts({
    token: {
      kind: 'refused',
      request,
      status,
      error,
      ...(description && { description }),
      body: body ?? (error && JSON.stringify({ error, error_description: description })),
    },
  });

export type Redirect = [error: string, description?: string, client?: Partial<ClientFacts>];

/** The redirect carried an error. */
export const atRedirect = ([error, description, client]: Redirect): Facts => {
  const authorize: AuthorizeFacts = { kind: 'error', error, ...(description && { description }) };
  return facts({ authorize, client: { ...ownServer, ...client } });
};

const refused = ['client-authentication-failed', 'client-not-allowed'];
const stale = ['auth-code-expired', 'pkce-mismatch', 'auth-code-already-used'];

type Listed = [name: string, answer: Refusal, codes: string[]];

const hollow = (status: number, code: string): Listed[] =>
  ['{}', 'null', '[]', '{"error":""}', ' \r\n', '{"error":null,"error_description":" "}', '""'].map(
    (body) => [`nothing but ${body}`, ['code', status, '', undefined, body], [code]],
  );

const said = (error: string, code: string, sentences: string[]): Listed[] =>
  sentences.map((words) => [words, ['refresh', 400, error, words], [code]]);

/** It was looked at before the grant type was: so its secret was right. */
function notForClient(error: string, words: string): Listed[] {
  return [[`the grant type: ${words}`, ['refresh', 400, error, words], ['client-not-allowed']]];
}

export const refusals: Listed[] = [
  ['glewlwyd 2.7, wrong secret', ['code', 403, 'unauthorized_client'], refused],
  ['glewlwyd 2.7, wrong secret at refresh', ['refresh', 403, 'unauthorized_client'], refused],
  ['elsewhere', ['code', 401, 'unauthorized_client', 'Client authentication failed'], refused],
  [
    'glewlwyd 2.7, client_credentials not allowed',
    ['client-credentials', 403, ''],
    ['client-not-allowed'],
  ],
  ['an empty 403', ['code', 403, ''], ['client-not-allowed']],
  ['an empty 401', ['code', 401, ''], ['client-authentication-failed']],
  ['an empty 400', ['code', 400, ''], ['request-invalid']],
  ...said('invalid_grant', 'app-deleted', [
    'The client was deleted',
    'Application has been removed',
  ]),
  ...said('invalid_grant', 'app-disabled', [
    'The client is disabled',
    'Application has been deactivated',
    'OAuth client suspended',
  ]),
  ...said('invalid_grant', 'client-secret-invalid', [
    'Falsches Client-Secret',
    'Das Client-Secret ist ungültig',
    'Secret client incorrect',
    'El secreto del cliente no es válido',
    'Segreto del client non valido',
    'Onjuist clientgeheim',
    'Segredo do cliente inválido',
    'Nieprawidłowy sekret klienta',
  ]),
  ...hollow(403, 'client-not-allowed'),
  ...hollow(401, 'client-authentication-failed'),
  ...hollow(400, 'request-invalid'),
  ...notForClient('unauthorized_client', 'The client is not authorized to use this grant type'),
  ...notForClient('unauthorized_client', 'Client is not allowed to use the refresh_token grant'),
  ...notForClient('unauthorized_client', 'Grant type not allowed for client'),
  ...notForClient('unauthorized_client', 'The refresh_token grant is not enabled for this client'),
  ...notForClient('UnauthorizedClient', 'This client may not use the authorization_code flow'),
  ['glewlwyd 2.7, used code', ['code', 403, 'invalid_code'], stale],
  ['Authlib 1.2, used code', ['code', 400, 'invalid_grant', 'Invalid "code" in request.'], stale],
  ['better-auth 1.7, used code', ['code', 400, 'invalid_grant', 'invalid code'], stale],
  [
    'jmondi 4.3',
    ['code', 400, 'invalid_request', 'Authorization code is expired or revoked'],
    ['auth-code-expired'],
  ],
  [
    'an expired code',
    ['code', 400, 'invalid_grant', 'The code is expired.'],
    ['auth-code-expired'],
  ],
  ['glewlwyd 2.7, unknown scope', ['client-credentials', 400, 'scope_invalid'], ['scope-invalid']],
  [
    'better-auth 1.7, verifier',
    ['code', 401, 'invalid_request', 'code verification failed'],
    ['pkce-mismatch'],
  ],
  [
    'Authlib 1.2, verifier',
    ['code', 400, 'invalid_grant', 'Code challenge failed.'],
    ['pkce-mismatch'],
  ],
  [
    'jmondi 4.3, verifier',
    ['code', 400, 'invalid_grant', 'Failed to verify code challenge.'],
    ['pkce-mismatch'],
  ],
  [
    'node-oauth 5.3, verifier',
    ['code', 400, 'invalid_grant', 'Invalid grant: code verifier is invalid'],
    ['pkce-mismatch'],
  ],
  [
    'better-auth 1.7, client id',
    ['code', 400, 'invalid_grant', 'invalid client_id'],
    ['client-unknown'],
  ],
  ['an unknown client', ['code', 400, 'invalid_client', 'Unknown client'], ['client-unknown']],
  [
    'a client not found',
    ['refresh', 404, 'invalid_client', 'The client was not found'],
    ['client-unknown'],
  ],
  [
    'django-oauth-toolkit 1.7',
    ['code', 400, 'invalid_request', 'Mismatching redirect URI.'],
    ['redirect-uri-differs-at-token'],
  ],
  [
    'node-oauth 5.3',
    ['code', 400, 'invalid_request', 'Invalid request: `redirect_uri` is invalid'],
    ['redirect-uri-differs-at-token'],
  ],
  [
    'another redirect URI',
    ['code', 400, 'invalid_grant', 'redirect_uri mismatch'],
    ['redirect-uri-differs-at-token'],
  ],
  [
    'the redirection URI',
    ['code', 400, 'invalid_grant', 'The redirection URI does not match'],
    ['redirect-uri-differs-at-token'],
  ],
  [
    'oidc-provider 9',
    ['refresh', 400, 'invalid_target', 'resource indicator is missing, or unknown'],
    ['resource-not-in-tenant'],
  ],
  [
    'better-auth 1.7',
    ['code', 400, 'invalid_target', 'requested resource invalid'],
    ['resource-not-in-tenant'],
  ],
  [
    'oidc-provider 9, two ways',
    [
      'code',
      400,
      'invalid_request',
      'client authentication must only be provided using one mechanism',
    ],
    ['client-authentication-failed'],
  ],
  [
    'Doorkeeper 5.5',
    [
      'code',
      401,
      'invalid_client',
      'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.',
    ],
    ['client-authentication-failed'],
  ],
  [
    'node-oauth 5.3, wrong secret',
    ['code', 400, 'invalid_client', 'Invalid client: client is invalid'],
    ['client-authentication-failed'],
  ],
  [
    'jmondi 4.3, wrong secret',
    ['code', 401, 'invalid_client', 'Client has been revoked or is invalid.'],
    ['client-authentication-failed'],
  ],
  [
    'better-auth 1.7, wrong secret',
    ['code', 401, 'invalid_client', 'invalid client_secret'],
    ['client-secret-invalid'],
  ],
  [
    'Doorkeeper 5.5, any reason',
    [
      'code',
      400,
      'invalid_grant',
      'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.',
    ],
    ['grant-invalid'],
  ],
];
