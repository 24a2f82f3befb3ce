import OAuthServer from '@node-oauth/express-oauth-server';
import express from 'express';

const { port, clientId, clientSecret, redirectUris, scopes } = JSON.parse(process.env.SETTING);
const client = {
  id: clientId,
  secret: clientSecret,
  redirectUris,
  grants: ['authorization_code', 'refresh_token'],
};
const ana = { id: 'ana' };
const codes = new Map();
const tokens = new Map();

const model = {
  getClient: (id, secret) =>
    id === client.id && (secret === null || secret === client.secret) ? client : undefined,
  validateScope: (_user, _client, asked = []) => asked.filter((scope) => scopes.includes(scope)),
  saveAuthorizationCode(code, ofClient, user) {
    const saved = { ...code, client: ofClient, user };
    codes.set(code.authorizationCode, saved);
    return saved;
  },
  getAuthorizationCode: (code) => codes.get(code),
  revokeAuthorizationCode: ({ authorizationCode }) => codes.delete(authorizationCode),
  saveToken(token, ofClient, user) {
    const saved = { ...token, client: ofClient, user };
    tokens.set(token.refreshToken, saved);
    return saved;
  },
  getRefreshToken: (token) => tokens.get(token),
  revokeToken: ({ refreshToken }) => tokens.delete(refreshToken),
  getAccessToken: (token) => [...tokens.values()].find(({ accessToken }) => accessToken === token),
};
const oauth = new OAuthServer({ model });

const app = express();
app.use(express.urlencoded({ extended: false }));
app.get('/authorize', (_request, response) => response.send('<form method="post"></form>'));
app.post('/authorize', oauth.authorize({ authenticateHandler: { handle: () => ana } }));
app.post('/token', oauth.token());
app.get('/end', (_request, response) => {
  tokens.clear();
  response.end();
});
app.listen(port, '127.0.0.1');
