#!/usr/bin/env bash
# oauth4webapi escapes "-" and "_" in Basic credentials, and node-oauth does not undo it: a right secret is refused.
#
# Version: oauth4webapi 3.8.8 and @node-oauth/oauth2-server 5.3.0 (npm)
# Behaviour: RFC 6749 section 2.3.1 wants client id and secret form-encoded before they are joined. The form
#   encoding of the URL standard leaves "-", "_", "." and "*" as they are; ClientSecretBasic escapes them, too. A
#   server that decodes does not notice; one that takes the header as it stands compares "a%2Db%5Fc" with "a-b_c".
#   Secrets of this alphabet (base64url) are what most servers give out.
# Output:
#   header of ClientSecretBasic: mailer:a%2Db%5Fc
#   node-oauth, header of ClientSecretBasic: 401 invalid_client
#   node-oauth, header as it stands: 200
#   node-oauth, ClientSecretPost: 200
set -euo pipefail
finding=$(realpath "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix . --no-save --no-package-lock --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  --loglevel=error oauth4webapi@3.8.8 @node-oauth/oauth2-server@5.3.0 >/dev/null
cat >main.mjs <<'EOF'
import { createServer } from 'node:http';
import OAuth2Server from '@node-oauth/oauth2-server';
import * as oauth from 'oauth4webapi';

const client = { id: 'mailer', grants: ['client_credentials'] };
const server = new OAuth2Server({
  model: {
    getClient: (id, secret) => (id === 'mailer' && secret === 'a-b_c' ? client : undefined),
    getUserFromClient: () => ({ id: 'mailer' }),
    saveToken: (token, of, user) => ({ ...token, client: of, user }),
  },
});
const http = createServer(async (incoming, outgoing) => {
  const chunks = await incoming.toArray();
  const { headers, method } = incoming;
  const body = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
  const request = new OAuth2Server.Request({ headers, method, query: {}, body });
  const response = new OAuth2Server.Response();
  await server.token(request, response).catch(() => undefined);
  outgoing.writeHead(response.status, { 'content-type': 'application/json' });
  outgoing.end(JSON.stringify(response.body));
});
await new Promise((resolve) => http.listen(0, '127.0.0.1', resolve));
const issuer = `http://127.0.0.1:${http.address().port}`;

async function ask(name, authenticate) {
  const as = { issuer, token_endpoint: `${issuer}/token` };
  const response = await oauth.clientCredentialsGrantRequest(
    as,
    { client_id: 'mailer' },
    authenticate,
    {},
    { [oauth.allowInsecureRequests]: true },
  );
  const { error = '' } = await response.json();
  console.log(`node-oauth, ${name}: ${response.status} ${error}`.trim());
}

const headers = new Headers();
await oauth.ClientSecretBasic('a-b_c')({}, { client_id: 'mailer' }, new URLSearchParams(), headers);
console.log('header of ClientSecretBasic:', atob(headers.get('authorization').slice('Basic '.length)));
await ask('header of ClientSecretBasic', oauth.ClientSecretBasic('a-b_c'));
await ask('header as it stands', (_as, _client, _body, sent) =>
  sent.set('authorization', `Basic ${btoa('mailer:a-b_c')}`),
);
await ask('ClientSecretPost', oauth.ClientSecretPost('a-b_c'));
http.close();
EOF
node main.mjs >seen
cat seen
# Fails where this is not what is stated above.
sed -n '/^# Output:$/,/^[^#]/ s/^#   //p' "$finding" | diff - seen
