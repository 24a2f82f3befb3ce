import type { Redirect } from './server-answers.js';

/** Test support: errors that came back with the redirect, or stayed on the server's own page. */
const joined = 'The scopes are joined by a comma';

/** [what and where, answer, codes in their order] */
export const redirects: [name: string, answer: Redirect, codes: string[]][] = [
  [
    'LemonLDAP::NG 2.16, declined',
    ['consent_required', 'consent not given'],
    ['user-cancelled-consent'],
  ],
  ['declined', ['consent_required', 'The user denied the consent'], ['user-cancelled-consent']],
  [
    'Doorkeeper 5.5, no page was allowed',
    ['consent_required', 'The Authorization Server requires end-user consent.'],
    ['consent-missing'],
  ],
  ['consent_required alone', ['consent_required'], ['consent-missing', 'user-cancelled-consent']],
  ['user_denied', ['user_denied'], ['user-cancelled-consent']],
  [
    'LinkedIn',
    ['user_cancelled_login', 'The user cancelled LinkedIn login'],
    ['user-cancelled-consent'],
  ],
  ['LinkedIn, consent', ['user_cancelled_authorize'], ['user-cancelled-consent']],
  ['cancelled', ['cancelled'], ['user-cancelled-consent']],
  ['canceled', ['user_canceled'], ['user-cancelled-consent']],
  ['consent_denied', ['consent_denied'], ['user-cancelled-consent']],
  ['authorization_declined', ['authorization_declined'], ['user-cancelled-consent']],
  ['rejected', ['user_rejected'], ['user-cancelled-consent']],
  [
    'oidc-provider 9, declined',
    ['access_denied', 'End-User aborted interaction'],
    ['user-cancelled-consent'],
  ],
  [
    'better-auth 1.7, declined',
    ['access_denied', 'User denied access', { separator: ',' }],
    ['user-cancelled-consent'],
  ],
  [
    'oidc-provider 9, unknown scopes or declined',
    ['access_denied'],
    ['user-cancelled-consent', 'scope-invalid'],
  ],
  [
    `oidc-provider 9. ${joined}`,
    ['access_denied', undefined, { separator: ',' }],
    ['scope-separator', 'user-cancelled-consent'],
  ],
  [
    'a semicolon',
    ['access_denied', undefined, { separator: ';' }],
    ['scope-separator', 'user-cancelled-consent'],
  ],
  [
    'one scope is three',
    ['access_denied', undefined, { scopes: ['openid,mail,offline_access'] }],
    ['scope-separator', 'user-cancelled-consent'],
  ],
  [
    'Zoho wants commas',
    [
      'access_denied',
      undefined,
      { separator: ',', authorizeUrl: 'https://accounts.zoho.eu/oauth/v2/auth' },
    ],
    ['user-cancelled-consent'],
  ],
  [
    `glewlwyd 2.7. ${joined}`,
    ['invalid_scope', undefined, { separator: ',' }],
    ['scope-separator'],
  ],
  [
    'better-auth 1.7',
    ['invalid_scope', 'The following scopes are invalid: openid,mail', { separator: ',' }],
    ['scope-separator'],
  ],
  [
    'glewlwyd 2.7 OAuth2, declined or wrong',
    ['invalid_scope'],
    ['scope-invalid', 'user-cancelled-consent'],
  ],
  [
    'better-auth 1.7, wrong',
    ['invalid_scope', 'The following scopes are invalid: mial'],
    ['scope-invalid'],
  ],
  ...[
    'unknown_scope',
    'unsupported_scope',
    'invalid_scopes',
    'UnknownScope',
    'scope_not_allowed',
  ].flatMap((error): [string, Redirect, string[]][] => [
    [error, [error], ['scope-invalid']],
    [`${error}. ${joined}`, [error, undefined, { separator: ',' }], ['scope-separator']],
  ]),
  [
    `invalid_request. ${joined}`,
    ['invalid_request', 'unknown scope mail,send', { separator: ',' }],
    ['scope-separator'],
  ],
  ['request_denied', ['request_denied'], ['user-cancelled-consent']],
  ['login_required', ['login_required', 'User cancelled'], ['user-cancelled-consent']],
  ['server_error', ['server_error', 'resource owner cancelled'], ['user-cancelled-consent']],
  ['spelt so', ['temporarily_unavailable', 'The user canceled'], ['user-cancelled-consent']],
  ['by the user', ['invalid_request', 'Denied by the end-user.'], ['user-cancelled-consent']],
  ['unauthorized_client', ['unauthorized_client'], ['client-not-allowed']],
  ['scope_invalid', ['scope_invalid'], ['scope-invalid']],
];

/** What stays on the server's own page and is pasted from there. */
export const ownPages: Record<string, string[]> = {
  'scope-invalid': [
    'The requested scope is invalid, unknown, or malformed.',
    '{"error":"invalid_scope"}',
    '{"status":400,"error":"invalid_scope","error_description":"Check the `mial` scope"}',
    'Invalid scopes: mial',
    'scope_invalid',
  ],
  'redirect-uri-mismatch': [
    'invalid_redirect_uri',
    "redirect_uri did not match any of the client's registered redirect_uris",
    'The redirect uri included is not valid.',
    "An authorization error occurred\nThe requested redirect uri is malformed or doesn't match client redirect URI.",
    'Error: invalid_request\nMismatching redirect URI.',
    'We are sorry...\nInvalid parameter: redirect_uri',
    'Ungültiger Parameter: redirect_uri',
    '{"error":"invalid_client","error_description":"Invalid client: `redirect_uri` does not match client value"}',
  ],
  'client-unknown': [
    'Client ID mailkey unknown',
    'Invalid client_id parameter value.',
    'Unknown client_id: mailkey',
    'We are sorry...\nClient not found.',
    'OAuth error: there is no client with the client_id mailkey: client does not exist',
  ],
  'client-authentication-failed': [
    'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.',
    'WWW-Authenticate: Bearer realm="Doorkeeper", error="invalid_client", error_description="Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method."',
  ],
  'user-cancelled-consent': [
    'https://app.example.com/cb?error=consent_required&error_description=consent+not+given&state=x',
    'https://app.example.com/cb?error=user_cancelled_login&state=x',
    '{"error":"user_cancelled_authorize"}',
  ],
};
