#!/usr/bin/env bash
# oidc-provider answers access_denied, as after a person's no, where scopes are joined by a comma and nobody was asked.
#
# Version: oidc-provider 9.13.3 (npm)
# Behaviour: RFC 6749 section 4.1.2.1 has invalid_scope for an unknown scope and keeps access_denied for a refusal by
#   the person or the server. Unknown scopes are dropped, "openid,email" is one of them, nothing is left to consent to,
#   and the browser comes back with access_denied and without a description, right after the sign-in. Whoever reads it
#   looks for a person who refused.
# Output:
#   openid email: asked login, asked consent, code
#   openid,email: asked login, access_denied, description: none
#   mail: asked login, access_denied, description: none
set -euo pipefail
finding=$(realpath "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix . --no-save --no-package-lock --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  --loglevel=error oidc-provider@9.13.3 >/dev/null
cat >main.mjs <<'EOF'
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

console.info = console.warn = () => undefined;
const http = createServer((request, response) => provider.callback()(request, response));
await new Promise((resolve) => http.listen(0, '127.0.0.1', resolve));
const issuer = `http://127.0.0.1:${http.address().port}`;
const client = { client_id: 'mailer', client_secret: 's', redirect_uris: ['http://127.0.0.1/cb'] };
const provider = new Provider(issuer, { clients: [client], cookies: { keys: ['k'] } });

async function walk(scope) {
  const cookies = new Map();
  const seen = [];
  const query = { client_id: 'mailer', response_type: 'code', redirect_uri: 'http://127.0.0.1/cb', scope };
  let next = { url: `${issuer}/auth?${new URLSearchParams(query)}` };
  while (next.url.startsWith(issuer)) {
    const response = await fetch(next.url, {
      method: next.body ? 'POST' : 'GET',
      body: next.body,
      redirect: 'manual',
      headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location) {
      next = { url: new URL(location, issuer).href };
      continue;
    }
    const [, prompt] = /name="prompt" value="(\w+)"/.exec(await response.text());
    seen.push(`asked ${prompt}`);
    next = { url: next.url, body: new URLSearchParams({ prompt, login: 'ana', password: 'p' }) };
  }
  const { searchParams } = new URL(next.url);
  const error = searchParams.get('error');
  if (error) seen.push(error, `description: ${searchParams.get('error_description') ?? 'none'}`);
  else seen.push('code');
  console.log(`${scope}: ${seen.join(', ')}`);
}

for (const scope of ['openid email', 'openid,email', 'mail']) await walk(scope);
http.close();
http.closeAllConnections();
EOF
node main.mjs >seen
cat seen
# Fails where this is not what is stated above.
sed -n '/^# Output:$/,/^[^#]/ s/^#   //p' "$finding" | diff - seen
