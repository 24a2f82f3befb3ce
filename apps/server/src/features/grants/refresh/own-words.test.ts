import { expect, it } from 'vitest';
import { diagnose } from '../../diagnoses/diagnose.js';
import type { Facts, TokenFacts } from '../../diagnoses/facts.js';
import { client, now } from '../../diagnoses/samples/sample.js';
import { refreshVerdict } from './refresh-verdict.js';
import { readTokenAnswer } from '../../token-endpoint/token-answer.js';

type Body = object | string;

/** What is read of an answer to a refresh as it came over the wire. */
function factsOf(body: Body, { status = 400, type = 'application/json' } = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const { facts } = readTokenAnswer(
    { status, contentType: type, body: text },
    {
      request: 'refresh',
      scopes: ['mail'],
      separator: 'SPACE',
      url: 'https://as.test/token',
      sentAt: now,
      secrets: [],
    },
  );
  return facts;
}

const about = (token: TokenFacts): Facts & { token: TokenFacts } => ({
  now,
  provider: 'GENERIC',
  client,
  token,
  probes: [],
});
const first = (body: Body) => diagnose(about(factsOf(body)))[0]?.code;

/** What becomes of the grant, now and after many. */
function become(body: Body, { many = false, ...rest }: { many?: boolean; type?: string } = {}) {
  const facts = factsOf(body, rest);
  const verdict = refreshVerdict({
    facts: about(many ? ({ ...facts, repeated: { times: 4, minutes: 90 } } as TokenFacts) : facts),
    sent: true,
    attempt: 'normal',
    failCount: 0,
    now,
    chance: 0.5,
  });
  return verdict.kind === 'ended' ? verdict.status : verdict.kind;
}

it.each<[Body]>([
  [{ error: 'rate_limited' }],
  [{ error: 'RateLimitExceeded', message: 'x' }],
  [{ __type: 'ThrottlingException', message: 'Rate exceeded' }],
  [{ error: 'over_quota' }],
  [{ error: 'invalid_request', error_description: 'Too many refresh token requests' }],
  [{ error: 'invalid_grant', error_description: 'Rate limit exceeded for this refresh token' }],
  [{ error: { type: 'OAuthException', message: 'Application request limit reached', code: 4 } }],
  [{ errcode: 45009, errmsg: 'api freq out of limit' }],
  [{ title: 'Error 1015: You are being rate limited', status: 403 }],
  [{ error: 'conflict', error_description: 'Another refresh is in progress' }],
  [{ error: 'invalid_request', error_description: 'Trop de requêtes' }],
  [{ error: 'service_unavailable' }],
  [{ error: 'server_busy' }],
  [{ error: 'InternalServerError' }],
  [{ error: 'under_maintenance', message: 'We will be back soon' }],
  [{ error: 'invalid_client', error_description: 'Service temporarily unavailable' }],
  [{ error: 'unexpected_error', error_description: 'Please retry your request' }],
  [{ error: 'x', error_description: 'Wir bitten um Geduld, versuchen Sie es später erneut' }],
])('what passes by itself never ends a grant, in whatever words: %j', (body) => {
  expect([become(body), become(body, { many: true })]).toEqual(['later', 'later']);
});

it.each<[Body]>([
  [{ error: 'bad_client_secret' }],
  [{ ok: false, error: 'invalid_client_id' }],
  [{ error: 'invalid_app_secret' }],
  [{ error: 'client_not_found' }],
  [{ error: 'client_disabled' }],
  [{ error: 'Client authentication failed' }],
  [{ error: 'invalid_request', error_description: 'Bad client credentials' }],
  [{ error: 'invalid_request', error_description: 'Client secret mismatch' }],
  [{ error: 'invalid_grant', error_description: 'Client secret is wrong.' }],
  [{ error: 'invalid_grant', error_description: 'invalid client_id' }],
  [{ error: { message: 'Error validating client secret.', type: 'OAuthException', code: 1 } }],
  [{ errcode: 40125, errmsg: 'invalid appsecret' }],
])('a client that is refused under another name is told as one: %j', (body) => {
  expect(become(body)).toBe('misconfigured');
});

it.each<[Body]>([
  [{ error: 'account_inactive' }],
  [{ error: 'USER_DISABLED' }],
  [{ error: 'mfa_required' }],
  [{ error: 'jwt expired' }],
  [{ ErrorCode: 'invalid_refresh_token', ErrorMessage: 'x' }],
  [{ errors: [{ errorType: 'expired_token', message: 'x' }], success: false }],
  [{ error: { code: 400, message: 'TOKEN_EXPIRED', status: 'INVALID_ARGUMENT' } }],
  [[{ error: 'invalid_grant' }]],
  ['<Error><Code>InvalidGrant</Code><Message>x</Message></Error>'],
  ['<?xml version="1.0"?><r><error_description>The refresh token expired</error_description></r>'],
  [{ error: 'invalid_request', error_description: 'Session limit reached, session terminated' }],
  [{ error: 'invalid_grant', error_description: 'Expired. Please log in and try again later' }],
  [{ error: 'invalid_grant', error_description: 'Maximum allowed refresh token reuse exceeded' }],
])('a grant that is over under another name ends at once: %j', (body) => {
  expect(become(body)).toBe('reauth_required');
});

it.each([
  'Das Aktualisierungstoken ist abgelaufen',
  'Die Sitzung wurde nicht gefunden.',
  'Le jeton de rafraîchissement a expiré',
  'El token de actualización ha caducado',
  'A sessão foi revogada: token inválido',
  'Il token di aggiornamento è scaduto',
  'Het token is verlopen',
  'Sesja wygasła',
  'Сессия не найдена',
  'リフレッシュトークンの有効期限が切れています',
  '刷新令牌已过期',
])('a grant that is over is known for one in other languages: %s', (error_description) => {
  expect(become({ error: 'invalid_request', error_description })).toBe('reauth_required');
});

it.each<[Body, string]>([
  ['<?xml version="1.0"?><html><body><p>Session expired</p></body></html>', 'text/xml'],
  ['<!-- maintenance --><html><body>token revoked</body></html>', 'text/html'],
  [{ error: 'access_denied' }, 'application/json'],
  [{ error: 'invalid_code' }, 'application/json'],
  [{ error: 'invalid_request', error_description: 'Der Parameter token ist ungültig' }, ''],
])('what may mean something else ends nothing at once: %j', (body, type) => {
  expect(become(body, { type })).toBe('later');
});

it('says of a refresh neither that a person declined nor that a code was too old', () => {
  for (const error of ['access_denied', 'invalid_code'])
    expect(first({ error })).toBe('oauth-error-unlisted');
  expect(first({ error: 'invalid_client', error_description: 'Client secret expired' })).toBe(
    'client-secret-expired',
  );
});
