import { isObjectType, type GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema } from '@mailkey/server/wiring/schema';
import { createApi } from '../testkit/api.js';
import { ADMIN, startMailkey, type Mailkey } from '../testkit/mailkey.js';

describe('the schema', () => {
  const schema = createSchema();
  const roots = [
    schema.getQueryType(),
    schema.getMutationType(),
    schema.getSubscriptionType(),
  ].filter(isObjectType);

  it('G3 has an access rule for every root field', () => {
    const without = roots.flatMap((root: GraphQLObjectType) =>
      Object.values(root.getFields())
        .filter((field) => typeof field.extensions.access !== 'string')
        .map((field) => `${root.name}.${field.name}`),
    );
    expect(without).toEqual([]);
  });

  it('lets the public see and do only what signing in needs', () => {
    const open = roots.flatMap((root: GraphQLObjectType) =>
      Object.values(root.getFields())
        .filter((field) => field.extensions.access === 'PUBLIC')
        .map((field) => field.name),
    );
    expect(open.sort()).toEqual([
      ...['acceptInvitation', 'instance', 'login', 'logout', 'me', 'setUp'],
    ]);
  });

  it('G5 shows nothing that looks like a secret', () => {
    const fields = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .filter((type) => !type.name.startsWith('__'))
      .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
    const suspicious = fields.filter((field) =>
      /secret|password|token|verifier|digest|sealed|hash/i.test(field.split('.')[1] ?? ''),
    );
    expect(suspicious.sort()).toEqual([
      'AccessToken.accessToken',
      'AccessTokenResult.token',
      'AlertChannel.secretSetAt',
      // How many, not what.
      'DataKey.sealedValues',
      'Grant.accessTokenExpiresAt',
      'Grant.usesCurrentSecret',
      'Mailbox.password',
      'Mailbox.reachOfTokens',
      // That it is gone, or would go, and why.
      'Mailbox.secretDroppedBecause',
      'MailboxEditImpact.dropsPassword',
      'Mutation.changePassword',
      'Mutation.discardNextClientSecret',
      'Mutation.dropFormerClientSecret',
      'Mutation.issueAccessToken',
      'Mutation.issueAccessTokens',
      'Mutation.promoteNextClientSecret',
      'Mutation.renewAlertChannelSecret',
      'Mutation.setNextClientSecret',
      // Shown once, to be put into the receiver that is to know our deliveries by it.
      'NewAlertChannel.secret',
      'OAuthClient.accessTokenUrl',
      'OAuthClient.clientSecret',
      // Which of them there are and since when, as with clientSecret.
      'OAuthClient.secretChange',
      'OAuthClient.secretDroppedBecause',
      // Who named its end.
      'OAuthClient.secretEndSource',
      'OAuthClient.tokenParameters',
      'OAuthClientEditImpact.dropsSecret',
      'OAuthClientEditImpact.dropsSecretReason',
      'Provider.accessTokenUrl',
      // The one exception: an authenticator app has to be given its secret, once.
      'TotpSetup.secret',
    ]);
  });
});

describe('signing in', () => {
  let mailkey: Mailkey;
  beforeAll(async () => {
    mailkey = await startMailkey({ env: { SANDBOX: 'off' } });
  });
  afterAll(() => mailkey.close());

  const LOGIN = `mutation ($email: String!, $password: String!) { login(email: $email, password: $password) { email role } }`;

  it('is needed for everything else', async () => {
    for (const query of [
      '{ oauthClients { totalCount } }',
      '{ providers { id } }',
      'mutation { newOAuthClientDraft { id } }',
    ]) {
      await expect(mailkey.anonymous.ask(query)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    }
    expect(await mailkey.anonymous.ask('{ me { id } }')).toEqual({ me: null });
  });

  it('gives a cookie that scripts cannot read, and logout takes it back', async () => {
    const api = createApi(mailkey.url);
    const response = await fetch(`${mailkey.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: LOGIN, variables: ADMIN }),
    });
    const [session, browser] = response.headers.getSetCookie();
    expect(session).toMatch(/^mailkey=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(browser).toMatch(/^mailkey-browser=[\w-]{43}; .*; HttpOnly; SameSite=Lax$/);
    expect(await api.ask(LOGIN, ADMIN)).toEqual({ login: { email: ADMIN.email, role: 'ADMIN' } });
    const stolen = new Map(api.cookies);
    await api.ask('mutation { logout }');
    stolen.forEach((value, name) => api.cookies.set(name, value));
    expect(await api.ask('{ me { id } }')).toEqual({ me: null });
  });

  it('says the same for a wrong password and an unknown address', async () => {
    const wrong = await mailkey.anonymous.send(LOGIN, { ...ADMIN, password: 'wrong password!' });
    const unknown = await mailkey.anonymous.send(LOGIN, { ...ADMIN, email: 'nobody@example.org' });
    expect(wrong.errors?.[0]?.message).toBe(unknown.errors?.[0]?.message);
    expect(wrong.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  it('is refused after too many attempts', async () => {
    const tries = Array.from({ length: 11 }, () =>
      mailkey.anonymous.send(LOGIN, { email: 'victim@example.org', password: 'x' }),
    );
    const codes = (await Promise.all(tries)).map(({ errors }) => errors?.[0]?.extensions?.code);
    expect(codes.filter((code) => code === 'TOO_MANY_REQUESTS')).toHaveLength(1);
  });

  it('is the only way over a WebSocket too', async () => {
    const events = mailkey.anonymous.subscribe('subscription { mailboxChanged { id } }');
    await expect(events.next()).rejects.toThrow();
  });
});

describe('an API key', () => {
  let mailkey: Mailkey;
  beforeAll(async () => {
    mailkey = await startMailkey({ env: { SANDBOX: 'off' } });
  });
  afterAll(() => mailkey.close());

  const CREATE = `mutation ($input: ApiKeyInput!) { createApiKey(input: $input) { key apiKey { id prefix scopes lastUsedAt } } }`;

  it('is shown once, works by its scopes, and ends when it is revoked', async () => {
    const admin = await mailkey.signedIn();
    const { createApiKey } = await admin.ask(CREATE, { input: { name: 'desk', scopes: ['READ'] } });
    expect(createApiKey.key).toMatch(/^mk_[\w-]{43}$/);
    expect(createApiKey.apiKey.prefix).toBe(createApiKey.key.slice(0, 9));
    const program = createApi(mailkey.url, `Bearer ${createApiKey.key}`);
    expect(await program.ask('{ oauthClients { totalCount } me { id } }')).toEqual({
      oauthClients: { totalCount: 0 },
      me: null,
    });
    await expect(program.ask('mutation { newOAuthClientDraft { id } }')).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(program.ask('{ apiKeys { id } }')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await admin.ask('mutation ($id: ID!) { revokeApiKey(id: $id) }', {
      id: createApiKey.apiKey.id,
    });
    await expect(program.ask('{ oauthClients { totalCount } }')).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('is refused with its faults by field', async () => {
    const admin = await mailkey.signedIn();
    const { errors } = await admin.send(CREATE, {
      input: { name: ' ', scopes: ['TOKENS'], expiresAt: '2020-01-01T00:00:00Z' },
    });
    const fields = errors?.[0]?.extensions?.fields as { path: string; code: string }[];
    expect(fields.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'input.name EMPTY',
      'input.mailboxIds EMPTY',
      'input.expiresAt IN_THE_PAST',
    ]);
    const unknown = await admin.send(CREATE, {
      input: { name: 'a\nb', scopes: ['TOKENS'], mailboxIds: [crypto.randomUUID()] },
    });
    expect(unknown.errors?.[0]?.extensions?.fields).toMatchObject([
      { path: 'input.name', code: 'CONTROL_CHARACTER' },
      { path: 'input.mailboxIds.0', code: 'NOT_FOUND' },
    ]);
  });
});

describe('the first start', () => {
  it('S7 refuses an admin with a password that is guessed first', async () => {
    const env = { SANDBOX: 'off', ADMIN_PASSWORD: 'Admin-password-1' };
    await expect(startMailkey({ env })).rejects.toThrow(/^ADMIN_PASSWORD: This password is among/);
  });

  it('prints a link that makes the first admin, once', async () => {
    const mailkey = await startMailkey({
      env: { SANDBOX: 'off', ADMIN_EMAIL: '', ADMIN_PASSWORD: '' },
    });
    try {
      const SET_UP = `mutation ($token: String!) { setUp(token: $token, email: "first@example.org", password: "long enough password") { role } }`;
      expect(await mailkey.anonymous.ask('{ instance { setupRequired } }')).toEqual({
        instance: { setupRequired: true },
      });
      await expect(mailkey.anonymous.ask(SET_UP, { token: 'guessed' })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
      expect(await mailkey.anonymous.ask(SET_UP, { token: mailkey.app.setUpToken })).toEqual({
        setUp: { role: 'ADMIN' },
      });
      expect(await mailkey.anonymous.ask('{ me { email } instance { setupRequired } }')).toEqual({
        me: { email: 'first@example.org' },
        instance: { setupRequired: false },
      });
      await expect(
        mailkey.anonymous.ask(SET_UP, { token: mailkey.app.setUpToken }),
      ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    } finally {
      await mailkey.close();
    }
  });
});

describe('the door', () => {
  let mailkey: Mailkey;
  beforeAll(async () => {
    mailkey = await startMailkey({ env: { SANDBOX: 'off' } });
  });
  afterAll(() => mailkey.close());

  it('refuses other sites, forms and foreign host names', async () => {
    const { anonymous, url } = mailkey;
    expect(
      (await anonymous.send('{ __typename }', {}, { origin: 'https://evil.example' })).status,
    ).toBe(403);
    expect(
      (await anonymous.send('{ __typename }', {}, { 'content-type': 'text/plain' })).status,
    ).toBeGreaterThanOrEqual(400);
    const mutation = await fetch(`${url}/graphql?query=${encodeURIComponent('mutation{logout}')}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(mutation.status).toBe(405);
  });

  it('shields every answer', async () => {
    const response = await fetch(`${mailkey.url}/health/ready`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-powered-by')).toBeNull();
  });
});
