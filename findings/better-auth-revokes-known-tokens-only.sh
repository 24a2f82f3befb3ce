#!/usr/bin/env bash
# better-auth refuses to revoke a token that it does not know, and one that it has revoked already.
#
# Version: better-auth 1.7.5 with @better-auth/oauth-provider 1.7.5 (npm)
# Behaviour: RFC 7009 section 2.2 wants 200 for an invalid token as well: the client has what it asked for, the token
#   is of no use. Here the second revocation of the same token, as after an answer that was lost, is
#   400 invalid_request. A client that asks until it is told 200 never stops.
# Output:
#   a token of its own: 200
#   the same again: 400 invalid_request, refresh token revoked
#   not one of its own: 400 invalid_request, token not found
set -euo pipefail
finding=$(realpath "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix . --no-save --no-package-lock --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  --loglevel=error better-auth@1.7.5 @better-auth/oauth-provider@1.7.5 >/dev/null
cat >main.mjs <<'EOF'
import { createHash } from 'node:crypto';
import { oauthProvider } from '@better-auth/oauth-provider';
import { betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import { jwt } from 'better-auth/plugins';

const origin = 'http://127.0.0.1:3000';
const names = ['user', 'session', 'account', 'verification', 'jwks', 'oauthClient'];
names.push('oauthRefreshToken', 'oauthAccessToken', 'oauthConsent');
const scopes = ['openid', 'offline_access'];
const auth = betterAuth({
  baseURL: origin,
  secret: 'a secret of these lines and of nothing else',
  database: memoryAdapter(Object.fromEntries(names.map((name) => [name, []]))),
  emailAndPassword: { enabled: true },
  telemetry: { enabled: false },
  logger: { disabled: true },
  plugins: [jwt(), oauthProvider({ loginPage: '/login', consentPage: '/consent', scopes })],
});
const { headers } = await auth.api.signUpEmail({
  body: { email: 'ana@example.org', name: 'Ana', password: 'a long password' },
  returnHeaders: true,
});
const cookie = headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
const redirect_uri = 'http://127.0.0.1/cb';
const client = await auth.api.createOAuthClient({
  headers: new Headers({ cookie }),
  body: { client_name: 'Mailer', redirect_uris: [redirect_uri], application_type: 'native' },
});
const basic = `Basic ${btoa(`${client.client_id}:${client.client_secret}`)}`;

const ask = (path, init) => auth.handler(new Request(`${origin}/api/auth/oauth2/${path}`, init));
const post = (path, form) =>
  ask(path, { method: 'POST', headers: { authorization: basic }, body: new URLSearchParams(form) });

const code_verifier = 'v'.repeat(43);
const query = new URLSearchParams({
  client_id: client.client_id,
  response_type: 'code',
  redirect_uri,
  scope: scopes.join(' '),
  state: 'a-state-of-some-length',
  code_challenge: createHash('sha256').update(code_verifier).digest('base64url'),
  code_challenge_method: 'S256',
});
const page = await ask(`authorize?${query}`, { headers: { cookie } });
const consented = await ask('consent', {
  method: 'POST',
  headers: { cookie, origin, 'content-type': 'application/json' },
  body: JSON.stringify({ accept: true, oauth_query: page.headers.get('location').split('?')[1] }),
});
const code = new URL((await consented.json()).url).searchParams.get('code');
const grant = { grant_type: 'authorization_code', code, redirect_uri, code_verifier };
const { refresh_token } = await (await post('token', grant)).json();

async function revoke(name, token) {
  const response = await post('revoke', { token, token_type_hint: 'refresh_token' });
  const body = JSON.parse((await response.text()) || '{}') ?? {};
  const why = body.error ? ` ${body.error}, ${body.error_description}` : '';
  console.log(`${name}: ${response.status}${why}`);
}
await revoke('a token of its own', refresh_token);
await revoke('the same again', refresh_token);
await revoke('not one of its own', 'from-elsewhere');
process.exit();
EOF
node main.mjs >seen
cat seen
# Fails where this is not what is stated above.
sed -n '/^# Output:$/,/^[^#]/ s/^#   //p' "$finding" | diff - seen
