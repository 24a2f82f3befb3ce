#!/usr/bin/env bash
# simple-oauth2 can refresh a token once only where the provider keeps its refresh token.
#
# Version: simple-oauth2 5.1.0 (npm), AuthorizationCode, `accessToken.refresh()`
# Behaviour: an answer to a refresh may leave the refresh token out, and the former one then goes on
#   (RFC 6749 section 6); Google and others do so. The object that refresh() gives back has no refresh token then, and
#   the next refresh() asks without one. Its own field of it is there, as undefined, so that a program
#   which spreads the new token over the stored one deletes the stored refresh token.
# Output:
#   after the first refresh: access token a1, refresh token undefined
#   refresh tokens that the provider was asked with: r0, none
#   stored token with the new one spread over it: refresh token undefined
set -euo pipefail
finding=$(realpath "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix . --no-save --no-package-lock --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  --loglevel=error simple-oauth2@5.1.0 >/dev/null
cat >main.mjs <<'EOF'
import { createServer } from 'node:http';
import { AuthorizationCode } from 'simple-oauth2';

const asked = [];
const provider = createServer((request, response) => {
  let body = '';
  request.on('data', (part) => (body += part));
  request.on('end', () => {
    asked.push(new URLSearchParams(body).get('refresh_token') || 'none');
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ access_token: `a${asked.length}`, token_type: 'Bearer', expires_in: 3600 }));
  });
});
await new Promise((resolve) => provider.listen(0, '127.0.0.1', resolve));
const auth = { tokenHost: `http://127.0.0.1:${provider.address().port}`, tokenPath: '/token' };
const client = new AuthorizationCode({ client: { id: 'c', secret: 's' }, auth });
const stored = { access_token: 'a0', refresh_token: 'r0', token_type: 'Bearer', expires_in: 3600 };

const first = await client.createToken(stored).refresh();
console.log(`after the first refresh: access token ${first.token.access_token}, refresh token ${first.token.refresh_token}`);
await first.refresh();
console.log(`refresh tokens that the provider was asked with: ${asked.join(', ')}`);
console.log(`stored token with the new one spread over it: refresh token ${{ ...stored, ...first.token }.refresh_token}`);
process.exit();
EOF
node main.mjs >seen
cat seen
# Fails where this is not what is stated above.
sed -n '/^# Output:$/,/^[^#]/ s/^#   //p' "$finding" | diff - seen
