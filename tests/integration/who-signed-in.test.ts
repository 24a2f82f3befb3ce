import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  startAuthorizationServer,
  unsigned,
  type Asked,
  type AuthorizationServer,
} from '../testkit/authorization-server.js';
import { comeBack } from '../testkit/come-back.js';
import { startJourney, type Journey } from '../testkit/journey.js';
import { json } from '../testkit/token-endpoint.js';

let [journey, server] = [{} as Journey, {} as AuthorizationServer];
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey.close());
beforeEach(async () => {
  server = await startAuthorizationServer();
  return () => server.close();
});

const TOKENS = {
  access_token: 'opaque-1',
  refresh_token: 'rt',
  token_type: 'Bearer',
  expires_in: 3600,
};

/** Claims that go into the id token; the nonce is the one that was sent, unless a test says otherwise. */
async function signIn(setting: {
  scopes: string[];
  idToken?: (nonce: string) => object;
  document?: object;
  settings?: object;
}) {
  let nonce = '';
  const { idToken } = setting;
  server.serve('/token', (response: ServerResponse) =>
    json(response, { ...TOKENS, ...(idToken && { id_token: unsigned(idToken(nonce)) }) }),
  );
  if (setting.document)
    server.serve('/.well-known/openid-configuration', {
      issuer: server.origin,
      authorization_endpoint: `${server.origin}/authorize`,
      ...setting.document,
    });
  const client = await journey.createClient({
    authorizeUrl: `${server.origin}/authorize`,
    accessTokenUrl: `${server.origin}/token`,
    scopes: setting.scopes,
    clientAuthentication: 'CLIENT_SECRET_BASIC',
    ...setting.settings,
  });
  // The browser is sent with the nonce before the token endpoint is asked.
  const { address, run } = await comeBack(
    {
      ...journey,
      open: async (started) => {
        const location = await journey.open(started);
        nonce = new URL(location).searchParams.get('nonce') ?? '';
        return location;
      },
    },
    client.id,
  );
  const query = `query ($id: ID!) { oauthClient(id: $id) { grant { account accountNotTold } } }`;
  const { oauthClient } = await journey.api.ask(query, { id: client.id });
  const step = run.steps.find(({ name }) => name === 'grant')?.detail ?? '';
  return { run, address, step, grant: oauthClient.grant };
}

const userinfo = () => ({ userinfo_endpoint: `${server.origin}/userinfo` });
const ofSignIn = (claims: object) => (nonce: string) => ({
  iss: server.origin,
  sub: '1',
  nonce,
  ...claims,
});

describe('D3 a nonce', () => {
  it('goes with every sign-in that asks openid, and with no other', async () => {
    const scopes = ['openid', 'mail'];
    const [one, other] = [
      await signIn({ scopes, idToken: ofSignIn({}) }),
      await signIn({ scopes, idToken: ofSignIn({}) }),
    ];
    const nonce = ({ address }: typeof one) => address.searchParams.get('nonce') ?? '';
    expect(one.run.status).toBe('SUCCEEDED');
    expect(nonce(one).length).toBeGreaterThanOrEqual(43);
    expect(nonce(one)).not.toBe(nonce(other));
    expect((await signIn({ scopes: ['mail'] })).address.searchParams.has('nonce')).toBe(false);
  });

  it.each(['openid mail', 'mail,openid', ' openid'])(
    'goes with openid in %j, too',
    async (text) => {
      const separator = { scopeSeparator: text.includes(',') ? 'COMMA' : 'SPACE' };
      const { address } = await signIn({ scopes: [text], settings: separator });
      expect(address.searchParams.has('nonce')).toBe(true);
    },
  );

  it.each([
    ['another one', (): object => ({ iss: 'x', sub: '1', nonce: 'of-somebody-else' })],
    ['none', (): object => ({ iss: 'x', sub: '1' })],
  ])('that the id token does not carry ends the sign-in: %s', async (_, idToken) => {
    const { run, grant } = await signIn({ scopes: ['openid'], idToken });
    expect(run).toMatchObject({ status: 'FAILED', diagnoses: [{ code: 'nonce-mismatch' }] });
    expect(grant).toBeNull();
  });
});

describe('D4 who signed in', () => {
  it('is told by the id token, and then nobody else is asked', async () => {
    const idToken = ofSignIn({ email: 'ana@x.example' });
    const { grant, step } = await signIn({ scopes: ['openid'], idToken, document: userinfo() });
    expect(grant).toEqual({ account: 'ana@x.example', accountNotTold: null });
    expect(step).toContain('ana@x.example');
    expect(server.at('/userinfo')).toEqual([]);
  });

  it('is told by userinfo where no token tells it, asked once with the token', async () => {
    server.serve('/userinfo', { sub: '1', email: 'ana@x.example' });
    const { grant, step, run } = await signIn({
      scopes: ['openid', 'email'],
      idToken: ofSignIn({}),
      document: userinfo(),
    });
    expect(run.message).toContain('ana@x.example');
    expect(step).toContain('ana@x.example');
    expect(grant).toEqual({ account: 'ana@x.example', accountNotTold: null });
    expect(server.at('/userinfo').map(({ headers }) => headers.authorization)).toEqual([
      'Bearer opaque-1',
    ]);
  });

  it('is not whom userinfo names under another subject', async () => {
    server.serve('/userinfo', { sub: '2', email: 'eve@x.example' });
    const { grant } = await signIn({
      scopes: ['openid', 'email'],
      idToken: ofSignIn({}),
      document: userinfo(),
    });
    expect(grant.account).toBeNull();
  });

  it('is told by introspection, as the client', async () => {
    server.serve('/introspect', (response: ServerResponse, asked: Asked) => {
      const known = asked.form.get('token') === 'opaque-1' && asked.headers.authorization;
      json(response, known ? { active: true, username: 'ana' } : { active: false });
    });
    const document = { introspection_endpoint: `${server.origin}/introspect` };
    expect((await signIn({ scopes: ['mail'], document })).grant.account).toBe('ana');
  });

  it.each([
    ['refuses', (response: ServerResponse) => json(response, { error: 'insufficient_scope' }, 403)],
    ['breaks off', (response: ServerResponse) => void response.destroy()],
    ['answers with a page', (response: ServerResponse) => void response.end('<html>')],
    [
      'sends elsewhere',
      (response: ServerResponse) => void response.writeHead(302, { location: '/other' }).end(),
    ],
  ])('does not hold up a validation when userinfo %s', async (_, answer) => {
    server.serve('/userinfo', answer);
    server.serve('/other', { email: 'eve@x.example' });
    const { run, grant } = await signIn({ scopes: ['mail'], document: userinfo() });
    expect(run.status).toBe('SUCCEEDED');
    expect(grant.account).toBeNull();
    expect(server.at('/other')).toEqual([]);
  });

  it('asks nobody at another site, whatever the document says', async () => {
    const elsewhere = await startAuthorizationServer();
    const there = elsewhere.origin.replace('127.0.0.1', 'localhost');
    const document = {
      userinfo_endpoint: `${there}/userinfo`,
      introspection_endpoint: `${there}/introspect`,
    };
    const { run } = await signIn({ scopes: ['mail'], document });
    expect(run.status).toBe('SUCCEEDED');
    expect(elsewhere.asked).toEqual([]);
    await elsewhere.close();
  });

  it('is said to be untold, with the scope that would', async () => {
    const { step, grant } = await signIn({ scopes: ['mail'] });
    const words =
      'This server does not tell who signed in. If it knows OpenID Connect, add the scopes openid and email, and validate again.';
    expect(step).toContain(words);
    expect(grant).toEqual({ account: null, accountNotTold: words });
    const known = await signIn({
      scopes: ['openid'],
      idToken: ofSignIn({}),
      document: { ...userinfo(), scopes_supported: ['openid', 'email'] },
    });
    expect(known.grant.accountNotTold).toBe(
      'This server does not tell who signed in. Add the scope email, and validate again.',
    );
  });
});
