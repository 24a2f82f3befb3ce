import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../index.js';
import { obtain, requestToken } from '../testkit/clients.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.befall(undefined));
afterAll(() => sandbox.close());

const revoke = (token: string, clientSecret = sandbox.clientSecret) =>
  fetch(sandbox.revocationUrl, {
    method: 'POST',
    body: new URLSearchParams({ token, client_id: sandbox.clientId, client_secret: clientSecret }),
  });
const refresh = (token: string) =>
  requestToken(sandbox, { grant_type: 'refresh_token', refresh_token: token });
const refreshToken = async () => String((await obtain(sandbox)).body.refresh_token);

describe('revocation (RFC 7009)', () => {
  it('ends the grant of a refresh token, also of one that was rotated', async () => {
    const former = await refreshToken();
    const current = String((await refresh(former)).body.refresh_token);
    expect((await revoke(former)).status).toBe(200);
    expect((await refresh(current)).text).toMatch(/invalid_grant/);
    expect(sandbox.ledger().map(({ grantType, outcome }) => `${grantType} ${outcome}`)).toContain(
      'revocation revoked',
    );
  });

  it('takes an unknown token for one that has ended already', async () => {
    expect((await revoke('never given')).status).toBe(200);
  });

  it('wants to know the client', async () => {
    const token = await refreshToken();
    expect((await revoke(token, 'a wrong secret')).status).toBe(401);
    expect((await refresh(token)).status).toBe(200);
  });

  it('fails as the token endpoint does', async () => {
    const token = await refreshToken();
    sandbox.befall('bad-gateway');
    expect((await revoke(token)).status).toBe(502);
    sandbox.befall(undefined);
    expect((await refresh(token)).status).toBe(200);
  });
});
