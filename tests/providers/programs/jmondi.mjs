import { createServer } from 'node:http';
import { AuthorizationServer } from '@jmondi/oauth2-server';
import {
  handleVanillaError,
  requestFromVanilla,
  responseToVanilla,
} from '@jmondi/oauth2-server/vanilla';

const { port, clientId, clientSecret, redirectUris, scopes } = JSON.parse(process.env.SETTING);
const origin = `http://127.0.0.1:${port}`;
const client = {
  id: clientId,
  name: 'Mailkey',
  secret: clientSecret,
  redirectUris,
  allowedGrants: ['authorization_code', 'refresh_token'],
  scopes: scopes.map((name) => ({ name })),
};
const ana = { id: 'ana' };
const codes = new Map();
const tokens = new Map();
const inMinutes = (minutes) => new Date(Date.now() + minutes * 60_000);
const random = () => crypto.randomUUID();

const clients = {
  getByIdentifier: async () => client,
  isClientValid: async (_grant, { id }, secret) =>
    id === clientId && (secret === undefined || secret === clientSecret),
};
const users = { getUserByCredentials: async () => ana };
const codeRepository = {
  getByIdentifier: async (code) => codes.get(code),
  issueAuthCode: (ofClient, user, granted) => ({
    code: random(),
    expiresAt: inMinutes(5),
    client: ofClient,
    user,
    scopes: granted,
  }),
  persist: async (code) => void codes.set(code.code, code),
  isRevoked: async (code) => !codes.has(code),
  revoke: async (code) => void codes.delete(code),
};
const tokenRepository = {
  issueToken: async (ofClient, granted, user) => ({
    accessToken: random(),
    accessTokenExpiresAt: inMinutes(60),
    client: ofClient,
    user,
    scopes: granted,
  }),
  async issueRefreshToken(token) {
    Object.assign(token, { refreshToken: random(), refreshTokenExpiresAt: inMinutes(1440) });
    tokens.set(token.refreshToken, token);
    return token;
  },
  // Kept under its refresh token, which comes last.
  persist: async () => undefined,
  revoke: async (token) => void (token.revoked = true),
  isRefreshTokenRevoked: async (token) => token.revoked === true,
  getByRefreshToken: async (token) => tokens.get(token),
  getByAccessToken: async (token) =>
    [...tokens.values()].find(({ accessToken }) => accessToken === token),
};
const server = new AuthorizationServer(
  clients,
  tokenRepository,
  {
    getAllByIdentifiers: async (names) => client.scopes.filter(({ name }) => names.includes(name)),
    finalize: async (granted) => granted,
  },
  'for-these-tests-only-and-32-long',
);
server.enableGrantTypes(
  { grant: 'authorization_code', userRepository: users, authCodeRepository: codeRepository },
  'refresh_token',
);

async function answer(request) {
  const { pathname } = new URL(request.url);
  if (pathname === '/end') {
    for (const token of tokens.values()) token.revoked = true;
    return new Response();
  }
  if (pathname === '/authorize' && request.method === 'GET')
    return new Response('<form method="post"></form>');
  const decision = pathname === '/authorize' && (await request.clone().formData()).get('decision');
  const asked = await requestFromVanilla(request);
  if (pathname === '/token')
    return responseToVanilla(await server.respondToAccessTokenRequest(asked));
  if (pathname === '/revoke') return responseToVanilla(await server.revoke(asked));
  const authorization = await server.validateAuthorizationRequest(asked);
  authorization.user = ana;
  authorization.isAuthorizationApproved = decision === 'allow';
  return responseToVanilla(await server.completeAuthorizationRequest(authorization));
}

createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = request.method === 'POST' ? Buffer.concat(chunks) : undefined;
  const whole = new Request(origin + request.url, {
    ...request,
    method: request.method,
    headers: request.headers,
    body,
  });
  const given = await answer(whole).catch((error) => responseToVanilla(handleVanillaError(error)));
  response.writeHead(given.status, Object.fromEntries(given.headers));
  response.end(await given.text());
}).listen(port, '127.0.0.1');
