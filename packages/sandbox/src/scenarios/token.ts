import { appNotFound, blockedByPolicy } from './authorize.js';
import type { RawAnswer, Refusal, Scenario, Words } from './scenario.js';

/** Refusals of the token endpoint, at the exchange of the code or at the first refresh. */
export const tokenScenarios: Scenario[] = [
  atExchange('secret-wrong', 'Wrong client secret', 'client-secret-invalid', secretInvalid),
  atExchange('secret-expired', 'Expired client secret', 'client-secret-expired', secretExpired),
  atExchange(
    'app-unknown-at-token',
    'Application not found, at the token',
    'app-not-found',
    appNotFound,
  ),
  atExchange('code-expired', 'The code has expired', 'auth-code-expired', codeExpired),
  atExchange('code-redeemed', 'The code was used before', 'auth-code-already-used', codeRedeemed),
  atExchange(
    'temporarily-down',
    'Token endpoint down (503)',
    'provider-temporarily-unavailable',
    down,
    {
      status: 503,
    },
  ),
  atExchange('throttled', 'Too many requests (429)', 'provider-throttled', throttled, {
    status: 429,
    headers: { 'Retry-After': '300' },
  }),
  rawly('html-answer', 'A web page instead of JSON', 'token-endpoint-not-json', {
    status: 200,
    contentType: 'text/html; charset=utf-8',
    request: 'code',
    body: '<!DOCTYPE html>\n<html><head><title>Sign in to your account</title></head><body><h1>Sign in</h1></body></html>',
  }),
  rawly('bad-gateway', 'A gateway in trouble (502)', 'provider-temporarily-unavailable', {
    status: 502,
    contentType: 'text/html; charset=utf-8',
    request: 'code',
    body: '<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>',
  }),
  rawly('client-refused-bare', 'invalid_client and no more', 'client-authentication-failed', {
    status: 401,
    contentType: 'application/json',
    request: 'code',
    body: '{"error":"invalid_client"}',
  }),
  atRefresh('mfa-at-refresh', 'Multi-factor demanded at refresh', 'mfa-required', () => ({
    error: 'invalid_grant',
    code: 50076,
    text: "Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '00000002-0000-0ff1-ce00-000000000000'.",
    suberror: 'basic_action',
  })),
  atRefresh(
    'blocked-at-refresh',
    'Conditional Access at refresh',
    'conditional-access-blocked',
    blockedByPolicy,
  ),
  atRefresh('refresh-expired', 'Refresh token expired', 'refresh-token-expired', () => ({
    error: 'invalid_grant',
    code: 700082,
    text: 'The refresh token has expired due to inactivity. The token was issued on 2026-01-02T08:00:00.0000000Z and was inactive for 90.00:00:00.',
  })),
  atRefresh(
    'revoked',
    'Password changed, grant revoked',
    'refresh-token-revoked-password-change',
    () => ({
      error: 'invalid_grant',
      code: 50173,
      text: "The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password. The grant was issued on '2026-01-02T08:00:00.0000000Z' and the TokensValidFrom date (before which tokens are not valid) for this user is '2026-01-15T07:30:00.0000000Z'.",
      suberror: 'bad_token',
    }),
  ),
  atRefresh('sign-in-frequency', 'Sign-in frequency policy', 'sign-in-frequency-policy', () => ({
    error: 'invalid_grant',
    code: 70043,
    text: 'The refresh token has expired or is invalid due to sign-in frequency checks by conditional access. The token was issued on 2026-01-14T08:00:00.0000000Z and the maximum allowed lifetime for this request is 86400.',
  })),
  {
    ...rawly('google-revoked', 'Expired or revoked (Google)', 'google-user-revoked', {
      status: 400,
      contentType: 'application/json; charset=utf-8',
      body: '{\n  "error": "invalid_grant",\n  "error_description": "Token has been expired or revoked."\n}',
      request: 'refresh',
    }),
    // The grant is too young for the seven days of a project in testing.
    candidates: ['google-refresh-token-expired-or-revoked'],
    atRefresh: true,
  },
];

export function secretInvalid(words: Words): Refusal {
  return {
    error: 'invalid_client',
    code: 7000215,
    text: `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${words.clientId}'.`,
  };
}

export function secretExpired(words: Words): Refusal {
  return {
    error: 'invalid_client',
    code: 7000222,
    text: `The provided client secret keys for app '${words.clientId}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.`,
  };
}

export function codeExpired(): Refusal {
  return {
    error: 'invalid_grant',
    code: 70008,
    text: 'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.',
  };
}

export function codeRedeemed(): Refusal {
  return {
    error: 'invalid_grant',
    code: 54005,
    text: 'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
  };
}

function down(): Refusal {
  const text = 'A transient error has occurred. Please try again.';
  return { error: 'temporarily_unavailable', code: 90033, text };
}

function throttled(): Refusal {
  const text =
    'There are too many incoming requests. This exception is thrown for blocked tenants.';
  return { error: 'invalid_request', code: 90055, text };
}

type Row = [name: string, title: string, diagnosis: string, refusal: (words: Words) => Refusal];

type Http = { status: number; headers?: Record<string, string> };

function atExchange(...[name, title, diagnosis, refusal, http]: [...Row, Http?]): Scenario {
  const effect = { at: 'token', request: 'code', status: 400, refusal, ...http } as const;
  return { name, title, where: 'token', diagnosis, choose: { consent: true }, effect };
}

function atRefresh(...[name, title, diagnosis, refusal]: Row): Scenario {
  const effect = { at: 'token', request: 'refresh', status: 400, refusal } as const;
  const choose = { consent: true } as const;
  return { name, title, where: 'token', diagnosis, choose, effect, atRefresh: true };
}

type RawRow = [...about: [name: string, title: string, diagnosis: string], answer: RawAnswer];

function rawly(...[name, title, diagnosis, answer]: RawRow): Scenario {
  const effect = { at: 'raw-token', answer } as const;
  return { name, title, where: 'token', diagnosis, choose: { consent: true }, effect };
}
