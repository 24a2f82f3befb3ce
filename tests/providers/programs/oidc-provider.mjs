import { Provider } from 'oidc-provider';

const { port, clientId, clientSecret, redirectUris, scopes } = JSON.parse(process.env.SETTING);
const origin = `http://127.0.0.1:${port}`;

/** Everything in memory, and the grants in a list that can be emptied. */
const stored = new Map();
class Memory {
  constructor(kind) {
    this.kind = kind;
  }
  key = (id) => `${this.kind} ${id}`;
  upsert = async (id, payload) => void stored.set(this.key(id), payload);
  find = async (id) => stored.get(this.key(id));
  findByUid = async (uid) => [...stored.values()].find((payload) => payload.uid === uid);
  findByUserCode = async () => undefined;
  destroy = async (id) => void stored.delete(this.key(id));
  consume = async (id) => void (stored.get(this.key(id)).consumed = Math.floor(Date.now() / 1000));
  revokeByGrantId = async (grantId) => {
    for (const [key, payload] of stored) if (payload.grantId === grantId) stored.delete(key);
  };
}

const provider = new Provider(origin, {
  adapter: Memory,
  clients: [
    {
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uris: redirectUris,
      grant_types: ['authorization_code', 'refresh_token'],
    },
  ],
  scopes,
  claims: { openid: ['sub'], email: ['email'] },
  findAccount: (_context, id) => ({
    accountId: id,
    claims: () => ({ sub: id, email: `${id}@example.org` }),
  }),
  features: { revocation: { enabled: true } },
  cookies: { keys: ['for-these-tests-only'] },
});
provider.use(async (context, next) => {
  if (context.path !== '/end') return next();
  for (const key of stored.keys())
    if (/^(Grant|RefreshToken|AccessToken) /.test(key)) stored.delete(key);
  context.status = 204;
});
provider.listen(port, '127.0.0.1');
