import * as oauth from 'oauth4webapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consent, startSandbox, type Sandbox } from '../index.js';
import { authorizationUrl, claimsOf, exchange, obtain, requestToken } from '../testkit/clients.js';

let now = Date.now();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ clock: () => new Date(now) });
});
afterAll(() => sandbox.close());

async function codeFor(asked: { url: string }): Promise<string> {
  return new URL(await consent(asked.url)).searchParams.get('code') ?? '';
}

const refresh = (token: unknown, at = sandbox) =>
  requestToken(at, { grant_type: 'refresh_token', refresh_token: String(token) });

describe('with oauth4webapi as its client', () => {
  const insecure = { [oauth.allowInsecureRequests]: true };

  it('discovers, exchanges with PKCE, checks iss and the id token, and refreshes', async () => {
    const issuer = new URL(sandbox.issuer);
    const server = await oauth.processDiscoveryResponse(
      issuer,
      await oauth.discoveryRequest(issuer, insecure),
    );
    const client = { client_id: sandbox.clientId };
    const asked = authorizationUrl(sandbox, { nonce: 'a-nonce' });
    const back = oauth.validateAuthResponse(
      server,
      client,
      new URL(await consent(asked.url)),
      'a-state',
    );
    const post = oauth.ClientSecretPost(sandbox.clientSecret);
    const response = await oauth.authorizationCodeGrantRequest(
      ...([server, client, post, back, asked.redirectUri, asked.verifier, insecure] as const),
    );
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
      expectedNonce: 'a-nonce',
      requireIdToken: true,
    });
    await oauth.validateApplicationLevelSignature(server, response, insecure);
    expect(oauth.getValidatedIdTokenClaims(tokens)).toMatchObject({
      preferred_username: 'ana@sandbox.test',
      tid: sandbox.tenant,
    });
    const basic = oauth.ClientSecretBasic(sandbox.clientSecret);
    const renewed = await oauth.refreshTokenGrantRequest(
      ...([server, client, basic, String(tokens.refresh_token), insecure] as const),
    );
    const fresh = await oauth.processRefreshTokenResponse(server, client, renewed);
    expect(fresh.refresh_token).not.toBe(tokens.refresh_token);
  });
});

describe('the access token', () => {
  it("carries Microsoft's claims", async () => {
    const answer = await obtain(sandbox);
    expect(answer.body).toMatchObject({ token_type: 'Bearer', expires_in: 3599 });
    expect(String(answer.body.scope)).toMatch(
      /^https:\/\/outlook\.office\.com\/IMAP\.AccessAsUser\.All /,
    );
    expect(claimsOf(answer)).toMatchObject({
      aud: 'https://outlook.office.com',
      iss: sandbox.issuer,
      tid: sandbox.tenant,
      appid: sandbox.clientId,
      upn: 'ana@sandbox.test',
      idtyp: 'user',
      ver: '1.0',
    });
    expect(String(claimsOf(answer).scp)).toMatch(
      /^IMAP\.AccessAsUser\.All POP\.AccessAsUser\.All SMTP\.Send/,
    );
  });

  it('is for Graph when the scopes name no resource', async () => {
    const asked = authorizationUrl(sandbox, { scope: 'IMAP.AccessAsUser.All offline_access' });
    const answer = await requestToken(sandbox, exchange(asked, await codeFor(asked)));
    expect(claimsOf(answer).aud).toBe('https://graph.microsoft.com');
  });

  it('is an application token for client credentials', async () => {
    const scope = 'https://outlook.office365.com/.default';
    const answer = await requestToken(sandbox, { grant_type: 'client_credentials', scope });
    expect(answer.body).not.toHaveProperty('refresh_token');
    expect(claimsOf(answer)).toMatchObject({
      aud: 'https://outlook.office365.com',
      idtyp: 'app',
      roles: ['IMAP.AccessAsApp', 'POP.AccessAsApp', 'SMTP.SendAsApp'],
    });
    expect(claimsOf(answer)).not.toHaveProperty('upn');
  });
});

describe('refuses', () => {
  it.each([
    ['another verifier', { code_verifier: 'x'.repeat(43) }, /AADSTS501481/],
    ['another redirect URI', { redirect_uri: 'http://localhost:3000/other' }, /AADSTS50011/],
    ['another code', { code: 'rubbish' }, /AADSTS70000/],
    ['no secret', { client_secret: '' }, /AADSTS7000218/],
    ['a wrong secret', { client_secret: 'wrong' }, /AADSTS7000215/],
    ['an unknown client', { client_id: 'nobody' }, /AADSTS700016/],
    ['no grant type', { grant_type: '' }, /AADSTS900144/],
    ['a foreign grant type', { grant_type: 'password' }, /AADSTS70003/],
  ])('%s', async (_, instead, words) => {
    const asked = authorizationUrl(sandbox);
    const answer = await requestToken(sandbox, {
      ...exchange(asked, await codeFor(asked)),
      ...instead,
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.text).toMatch(words);
  });

  it('the expired secret, GET, a foreign tenant, /common and a scope without .default', async () => {
    const expired = { grant_type: 'refresh_token', client_secret: sandbox.expiredClientSecret };
    expect((await requestToken(sandbox, expired)).text).toMatch(/AADSTS7000222/);
    expect(await (await fetch(sandbox.accessTokenUrl)).text()).toMatch(/AADSTS900561/);
    const at = (tenant: string, grant_type: string) =>
      requestToken(
        { ...sandbox, accessTokenUrl: sandbox.accessTokenUrl.replace(sandbox.tenant, tenant) },
        { grant_type },
      );
    expect((await at('elsewhere', 'refresh_token')).text).toMatch(/AADSTS90002/);
    expect((await at('common', 'authorization_code')).text).toMatch(/AADSTS700005/);
    expect((await at('common', 'client_credentials')).text).toMatch(/AADSTS50059/);
    const bare = { grant_type: 'client_credentials', scope: sandbox.scopes[0] ?? '' };
    expect((await requestToken(sandbox, bare)).text).toMatch(/AADSTS70011/);
  });

  it('two resources, though the consent page took them', async () => {
    const scope = 'https://outlook.office.com/SMTP.Send https://graph.microsoft.com/User.Read';
    const asked = authorizationUrl(sandbox, { scope });
    const answer = await requestToken(sandbox, exchange(asked, await codeFor(asked)));
    expect(answer.text).toMatch(/AADSTS28000/);
  });

  it('a code after a minute', async () => {
    const asked = authorizationUrl(sandbox);
    const code = await codeFor(asked);
    now += 61_000;
    expect((await requestToken(sandbox, exchange(asked, code))).text).toMatch(/AADSTS70008/);
  });

  it('a code a second time, and takes back what the first one gave', async () => {
    const asked = authorizationUrl(sandbox);
    const code = await codeFor(asked);
    const first = await requestToken(sandbox, exchange(asked, code));
    expect((await requestToken(sandbox, exchange(asked, code))).text).toMatch(/AADSTS54005/);
    expect((await refresh(first.body.refresh_token)).text).toMatch(/AADSTS70000/);
  });

  it('a body that is too large', async () => {
    const response = await fetch(sandbox.accessTokenUrl, {
      method: 'POST',
      body: 'x'.repeat(70_000),
    });
    expect(response.status).toBe(413);
  });
});

describe('refresh tokens', () => {
  it('rotate, and the former one lives on for a minute', async () => {
    const { refresh_token } = (await obtain(sandbox)).body;
    const second = (await refresh(refresh_token)).body.refresh_token;
    expect(second).not.toBe(refresh_token);
    expect((await refresh(refresh_token)).status).toBe(200);
    now += 61_000;
    expect((await refresh(refresh_token)).text).toMatch(/AADSTS70000/);
    expect((await refresh(second)).text).toMatch(/AADSTS70000/);
  });

  it('die with the grant', async () => {
    const { refresh_token } = (await obtain(sandbox, { person: 'ben@sandbox.test' })).body;
    sandbox.revokeGrants('ben@sandbox.test');
    expect((await refresh(refresh_token)).text).toMatch(/AADSTS70000/);
  });

  it('take the family with them when one is used twice under strict rotation', async () => {
    const strict = await startSandbox({ strictRotation: true });
    const { refresh_token } = (await obtain(strict)).body;
    const second = (await refresh(refresh_token, strict)).body.refresh_token;
    expect((await refresh(refresh_token, strict)).status).toBe(400);
    expect((await refresh(second, strict)).status).toBe(400);
    await strict.close();
  });
});

it('keeps a ledger without secrets', async () => {
  const before = sandbox.ledger().length;
  const answer = await obtain(sandbox, { person: 'cleo@sandbox.test' });
  await requestToken(sandbox, { grant_type: 'refresh_token', client_secret: 'my-wrong-secret' });
  const entries = sandbox.ledger().slice(before);
  expect(entries).toMatchObject([
    { grantType: 'authorization_code', outcome: 'granted', person: 'cleo@sandbox.test' },
    { grantType: 'refresh_token', outcome: 'invalid_client 7000215', clientId: sandbox.clientId },
  ]);
  const text = JSON.stringify(entries);
  for (const secret of [
    sandbox.clientSecret,
    'my-wrong-secret',
    String(answer.body.access_token),
  ]) {
    expect(text).not.toContain(secret);
  }
});
