import { createServer } from 'node:http';
import { oauthProvider } from '@better-auth/oauth-provider';
import { betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import { toNodeHandler } from 'better-auth/node';
import { jwt } from 'better-auth/plugins';

const { port, redirectUris, scopes, password } = JSON.parse(process.env.SETTING);
const tables = Object.fromEntries(
  [
    ...['user', 'session', 'account', 'verification', 'jwks'],
    ...['oauthClient', 'oauthRefreshToken', 'oauthAccessToken', 'oauthConsent'],
  ].map((name) => [name, []]),
);
const auth = betterAuth({
  baseURL: `http://127.0.0.1:${port}`,
  secret: 'for-these-tests-only-and-32-long',
  database: memoryAdapter(tables),
  emailAndPassword: { enabled: true },
  telemetry: { enabled: false },
  rateLimit: { enabled: false },
  logger: { disabled: true },
  plugins: [jwt(), oauthProvider({ loginPage: '/sign-in', consentPage: '/consent', scopes })],
});
const handler = toNodeHandler(auth);
const { headers } = await auth.api.signUpEmail({
  body: { email: 'ana@example.org', name: 'Ana', password },
  returnHeaders: true,
});
const cookie = headers
  .getSetCookie()
  .map((line) => line.split(';')[0])
  .join('; ');
const client = await auth.api.createOAuthClient({
  headers: new Headers({ cookie }),
  body: {
    client_name: 'Mailkey',
    redirect_uris: redirectUris,
    // A web client has no redirect URI on loopback here.
    application_type: 'native',
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: 'client_secret_basic',
    scope: scopes.join(' '),
  },
});

createServer((request, response) => {
  if (request.url === '/client') return response.end(JSON.stringify(client));
  if (request.url === '/end') {
    tables.oauthRefreshToken.length = 0;
    tables.oauthAccessToken.length = 0;
    return response.end();
  }
  return handler(request, response);
}).listen(port, '127.0.0.1');
