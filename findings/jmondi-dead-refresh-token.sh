#!/usr/bin/env bash
# @jmondi/oauth2-server calls a refresh token that has ended a malformed request, not an invalid grant.
#
# Version: @jmondi/oauth2-server 4.3.7 (npm)
# Behaviour: RFC 6749 section 5.2 has invalid_grant for a refresh token that is invalid, expired or revoked, and
#   invalid_request for a request that misses a parameter or repeats one. Here all three cases are invalid_request; the
#   only difference is in the description. A client that goes by the error asks again for ever.
# Output:
#   living: 200
#   revoked: 400 invalid_request, Token has been revoked
#   not one of its own: 400 invalid_request, Cannot decrypt the refresh token
#   parameter missing: 400 invalid_request, Check the `refresh_token` parameter
set -euo pipefail
finding=$(realpath "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix . --no-save --no-package-lock --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  --loglevel=error @jmondi/oauth2-server@4.3.7 >/dev/null
cat >main.mjs <<'EOF'
import { AuthorizationServer, OAuthRequest } from '@jmondi/oauth2-server';
import { handleVanillaError } from '@jmondi/oauth2-server/vanilla';

const client = {
  id: 'mailer',
  name: 'Mailer',
  secret: 's',
  redirectUris: ['http://127.0.0.1/cb'],
  allowedGrants: ['authorization_code', 'refresh_token'],
  scopes: [],
};
const later = () => new Date(Date.now() + 3_600_000);
const codes = new Map();
const tokens = new Map();
const server = new AuthorizationServer(
  { getByIdentifier: async () => client, isClientValid: async () => true },
  {
    issueToken: async (of, scopes, user) => ({
      accessToken: crypto.randomUUID(),
      accessTokenExpiresAt: later(),
      client: of,
      scopes,
      user,
    }),
    issueRefreshToken: async (token) => {
      Object.assign(token, { refreshToken: crypto.randomUUID(), refreshTokenExpiresAt: later() });
      tokens.set(token.refreshToken, token);
      return token;
    },
    persist: async () => undefined,
    revoke: async (token) => void (token.revoked = true),
    isRefreshTokenRevoked: async (token) => token.revoked === true,
    getByRefreshToken: async (id) => tokens.get(id),
  },
  { getAllByIdentifiers: async () => [], finalize: async (scopes) => scopes },
  'a secret of these lines and of nothing else',
  { requiresPKCE: false },
);
const user = { id: 'ana' };
const authCodeRepository = {
  getByIdentifier: async (code) => codes.get(code),
  issueAuthCode: (of, by, scopes) => ({
    code: crypto.randomUUID(),
    expiresAt: later(),
    client: of,
    user: by,
    scopes,
  }),
  persist: async (code) => void codes.set(code.code, code),
  isRevoked: async () => false,
  revoke: async () => undefined,
};
const userRepository = { getUserByCredentials: async () => user };
server.enableGrantTypes(
  { grant: 'authorization_code', authCodeRepository, userRepository },
  'refresh_token',
);

const known = { client_id: 'mailer', client_secret: 's' };
const ask = (body) =>
  server
    .respondToAccessTokenRequest(new OAuthRequest({ body: { ...known, ...body } }))
    .catch(handleVanillaError);
async function refresh(name, fields) {
  const { status, body } = await ask({ grant_type: 'refresh_token', ...fields });
  const why = body.error ? ` ${body.error}, ${body.error_description}` : '';
  console.log(`${name}: ${status}${why}`);
}

const redirect_uri = client.redirectUris[0];
const query = { response_type: 'code', client_id: 'mailer', redirect_uri, state: 'x' };
const asked = await server.validateAuthorizationRequest(new OAuthRequest({ query }));
Object.assign(asked, { user, isAuthorizationApproved: true });
const answered = await server.completeAuthorizationRequest(asked);
const code = new URL(answered.headers.location).searchParams.get('code');
const { body } = await ask({ grant_type: 'authorization_code', code, redirect_uri });

await refresh('living', { refresh_token: body.refresh_token });
await refresh('revoked', { refresh_token: body.refresh_token });
await refresh('not one of its own', { refresh_token: 'from-elsewhere' });
await refresh('parameter missing', {});
EOF
node main.mjs >seen
cat seen
# Fails where this is not what is stated above.
sed -n '/^# Output:$/,/^[^#]/ s/^#   //p' "$finding" | diff - seen
