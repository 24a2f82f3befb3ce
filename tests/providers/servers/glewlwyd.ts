import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuthorizationServer, ConsentDecision, Setting } from '../authorization-server.js';
import { startProgram, withoutFile } from '../program.js';

const TABLES = '/usr/share/dbconfig-common/data/glewlwyd/install/sqlite3';
const PLUGIN = 'oidc';

export const glewlwyd: AuthorizationServer = {
  name: 'glewlwyd',
  version: 'glewlwyd 2.7.5-3+deb12u1, plug-in OIDC (Debian 12)',
  always: false,
  paths: { authorize: `/api/${PLUGIN}/auth`, token: `/api/${PLUGIN}/token` },
  scopes: ['openid', 'mail'],
  // Its admin page leaves PKCE off, and a challenge is refused then.
  habits: { pkce: 'OFF' },
  revokes: true,
  // 400 with an empty body, for a wrong secret, too.
  deathIsSilent: true,
  // What is not granted is left out of the token; there is no button that says no.
  denial: 'scope-granted-less-than-requested',
  missing: () => withoutFile('/usr/bin/glewlwyd'),

  async start(setting) {
    const api = `http://127.0.0.1:${setting.port}/api`;
    writeFileSync(join(setting.folder, 'glewlwyd.conf'), configuration(setting));
    execFileSync('sqlite3', [join(setting.folder, 'db.sqlite'), `.read ${TABLES}`]);
    const { stop } = await startProgram(setting, ['glewlwyd', '--config-file=glewlwyd.conf']);
    // The one that its tables come with.
    const admin = await signIn(api, { username: 'admin', password: 'password' });
    for (const [path, body] of Object.entries(registration(setting, api))) await admin(path, body);

    return {
      stop,
      async consent(authorizeUrl: string, decision: ConsentDecision) {
        const ana = await signIn(api, { username: 'ana', password: setting.password });
        const scope = decision === 'allow' ? 'openid mail' : 'openid';
        await ana(`/auth/grant/${setting.clientId}`, { scope }, 'PUT');
        // What its pages add when the person has answered them.
        const answer = await ana(authorizeUrl.replace(api, '') + '&g_continue');
        return answer.headers.get('location') ?? '';
      },
      async endGrants() {
        const ana = await signIn(api, { username: 'ana', password: setting.password });
        const tokens = await (await ana(`/${PLUGIN}/token`)).json();
        for (const { token_hash: hash } of tokens as { token_hash: string }[])
          await ana(`/${PLUGIN}/token/${encodeURIComponent(hash)}`, undefined, 'DELETE');
      },
    };
  },
};

/** Asks its API as a person who is signed in. */
async function signIn(api: string, credentials: { username: string; password: string }) {
  const headers = { 'content-type': 'application/json', cookie: '' };
  const ask = (path: string, body?: object, method = body ? 'POST' : 'GET') =>
    fetch(api + path, { method, headers, body: body && JSON.stringify(body), redirect: 'manual' });
  const answer = await ask('/auth', credentials);
  headers.cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return ask;
}

function registration(setting: Setting, api: string): Record<string, object> {
  const { clientId, clientSecret, redirectUris, password } = setting;
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const parameters = {
    iss: `${api}/${PLUGIN}`,
    'jwt-type': 'rsa',
    'jwt-key-size': '256',
    key: privateKey,
    cert: publicKey,
    'access-token-duration': 3600,
    'refresh-token-duration': 1209600,
    'code-duration': 600,
    'introspection-revocation-allowed': true,
    'introspection-revocation-allow-target-client': true,
    'auth-type-code-enabled': true,
    'auth-type-refresh-enabled': true,
  };
  const client = {
    client_id: clientId,
    password: clientSecret,
    confidential: true,
    enabled: true,
    redirect_uri: redirectUris,
    scope: [],
    authorization_type: ['code', 'refresh_token'],
    token_endpoint_auth_method: ['client_secret_post', 'client_secret_basic'],
  };
  const ana = { username: 'ana', password, email: 'ana@example.org', enabled: true };
  return {
    '/mod/plugin/': {
      module: 'oidc',
      name: PLUGIN,
      display_name: PLUGIN,
      order_rank: 0,
      parameters,
    },
    '/scope/': { name: 'mail', display_name: 'Mail', password_required: true, scheme: {} },
    '/user/': { ...ana, scope: ['openid', 'mail', 'g_profile'] },
    '/client/': client,
  };
}

function configuration({ port, folder }: Setting): string {
  const modules = '/usr/lib/glewlwyd';
  return `
port=${port}
bind_address="127.0.0.1"
external_url="http://127.0.0.1:${port}/"
login_url="login.html"
api_prefix="api"
log_mode="console"
log_level="ERROR"
cookie_secure=0
session_expiration=2419200
session_key="SESSION"
admin_session_authentication="cookie"
profile_session_authentication="cookie"
admin_scope="g_admin"
profile_scope="g_profile"
user_module_path="${modules}/user"
client_module_path="${modules}/client"
user_auth_scheme_module_path="${modules}/scheme"
plugin_module_path="${modules}/plugin"
hash_algorithm="SHA512"
database = { type = "sqlite3"; path = "${folder}/db.sqlite"; };
`;
}
