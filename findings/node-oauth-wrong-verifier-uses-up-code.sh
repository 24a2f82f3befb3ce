#!/usr/bin/env bash
# @node-oauth/oauth2-server has used up the code by the time it finds the PKCE verifier wrong, and says "invalid" of both.
#
# Version: @node-oauth/oauth2-server 5.3.0 (npm)
# Behaviour: the code is withdrawn before the verifier is compared. A client that corrects its verifier, as most other
#   servers let it, is told that the code is invalid and looks for a code that was used twice; there was only one.
# Output:
#   wrong verifier: 400 invalid_grant, Invalid grant: code verifier is invalid
#   right verifier after it: 400 invalid_grant, Invalid grant: authorization code is invalid
#   right verifier, another code: 200
set -euo pipefail
finding=$(realpath "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix . --no-save --no-package-lock --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  --loglevel=error @node-oauth/oauth2-server@5.3.0 >/dev/null
cat >main.mjs <<'EOF'
import { createHash } from 'node:crypto';
import OAuth2Server from '@node-oauth/oauth2-server';

const redirectUri = 'http://127.0.0.1/cb';
const client = { id: 'mailer', grants: ['authorization_code'], redirectUris: [redirectUri] };
const verifier = 'v'.repeat(43);
const codes = new Map();
for (const authorizationCode of ['first', 'second'])
  codes.set(authorizationCode, {
    ...{ authorizationCode, client, user: { id: 'ana' }, redirectUri },
    expiresAt: new Date(Date.now() + 60_000),
    codeChallenge: createHash('sha256').update(verifier).digest('base64url'),
    codeChallengeMethod: 'S256',
  });
const server = new OAuth2Server({
  model: {
    getClient: () => client,
    getAuthorizationCode: (code) => codes.get(code),
    revokeAuthorizationCode: ({ authorizationCode }) => codes.delete(authorizationCode),
    saveToken: (token, of, user) => ({ ...token, client: of, user }),
  },
});

async function exchange(name, code, code_verifier) {
  const body = { grant_type: 'authorization_code', client_id: 'mailer', client_secret: 's' };
  Object.assign(body, { code, code_verifier, redirect_uri: redirectUri });
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '1' };
  const request = new OAuth2Server.Request({ method: 'POST', headers, query: {}, body });
  const response = new OAuth2Server.Response();
  await server.token(request, response).catch(() => undefined);
  const { error, error_description } = response.body;
  console.log(`${name}: ${response.status}${error ? ` ${error}, ${error_description}` : ''}`);
}
await exchange('wrong verifier', 'first', 'w'.repeat(43));
await exchange('right verifier after it', 'first', verifier);
await exchange('right verifier, another code', 'second', verifier);
EOF
node main.mjs >seen
cat seen
# Fails where this is not what is stated above.
sed -n '/^# Output:$/,/^[^#]/ s/^#   //p' "$finding" | diff - seen
