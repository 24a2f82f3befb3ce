import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from './index.js';
import { obtain, requestToken } from './testkit/clients.js';

let now = new Date();
let sandbox: Sandbox;
let refreshToken: string;

beforeAll(async () => {
  sandbox = await startSandbox({ clock: () => now });
  refreshToken = String((await obtain(sandbox)).body.refresh_token);
});
afterAll(() => sandbox.close());

/** What a refresh with this secret brings: AADSTS's number, or nothing where it is granted. */
async function refusalOf(client_secret: string): Promise<string | undefined> {
  const asked = { grant_type: 'refresh_token', refresh_token: refreshToken, client_secret };
  const { body } = await requestToken(sandbox, asked);
  if (body.refresh_token) refreshToken = String(body.refresh_token);
  return /AADSTS\d+/.exec(String(body.error_description ?? ''))?.[0];
}

describe('the app registration', () => {
  it('takes two secrets from the start, and one that is added', async () => {
    expect(await refusalOf(sandbox.clientSecret)).toBeUndefined();
    expect(await refusalOf(sandbox.secondClientSecret)).toBeUndefined();
    expect(await refusalOf(sandbox.addSecret())).toBeUndefined();
  });

  it('lets each secret end at its own time', async () => {
    const added = sandbox.addSecret(new Date(now.getTime() + 60_000));
    expect(await refusalOf(added)).toBeUndefined();
    now = new Date(now.getTime() + 60_000);
    expect(await refusalOf(added)).toBe('AADSTS7000222');
    expect(await refusalOf(sandbox.clientSecret)).toBeUndefined();
  });

  it('knows a secret no more that was removed, and leaves the refresh token alone', async () => {
    sandbox.removeSecret(sandbox.clientSecret);
    const before = refreshToken;
    expect(await refusalOf(sandbox.clientSecret)).toBe('AADSTS7000215');
    expect(refreshToken).toBe(before);
    expect(await refusalOf(sandbox.secondClientSecret)).toBeUndefined();
  });
});
