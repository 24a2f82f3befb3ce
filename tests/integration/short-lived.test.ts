import 'reflect-metadata';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openGrantStage, type GrantStage } from '../testkit/grant-stage.js';
import { json, startTokenEndpoint, type TokenEndpoint } from '../testkit/token-endpoint.js';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
let provider: TokenEndpoint;
let stage: GrantStage;
let id: string;
beforeEach(async () => {
  [provider, stage] = await Promise.all([startTokenEndpoint(), openGrantStage()]);
  [id = ''] = await stage.put([provider.url]);
});
afterEach(async () => {
  await stage.close();
  provider.close();
});

/** From now on: tokens of so many seconds. */
function lives(seconds: number): void {
  provider.answer((response) => {
    const access_token = `at-${provider.requests.length}`;
    json(response, { access_token, token_type: 'bearer', expires_in: seconds });
  });
}

async function token(): Promise<string> {
  const got = await stage.accessTokenFor(id);
  return got.kind === 'token' ? got.accessToken.reveal() : got.reason;
}

describe('F18 a token that lives for less than a minute', () => {
  it.each([1, 30, 59])('of %s s is used while it lives, and then another one', async (seconds) => {
    stage.pass(HOUR);
    lives(seconds);
    expect(await token()).toBe('at-1');
    stage.pass(seconds * SECOND - 1);
    expect(await token()).toBe('at-1');
    stage.pass(10 * SECOND);
    expect(await token()).toBe('at-2');
  });

  it('is used once where it has no life at all, by all who have asked for it', async () => {
    stage.pass(HOUR);
    lives(0);
    expect(await Promise.all([token(), token(), token()])).toEqual(['at-1', 'at-1', 'at-1']);
    stage.pass(10 * SECOND);
    expect(await token()).toBe('at-2');
  });

  it('does not keep anybody from a token that was brought while nobody asked', async () => {
    stage.pass(HOUR);
    lives(0);
    expect(await stage.flow.renew((await stage.of(id)).id)).toMatchObject({ kind: 'done' });
    stage.pass(10 * SECOND);
    expect(await token()).toBe('at-2');
  });

  it('is waited for where the last one is too young to be replaced', async () => {
    stage.pass(HOUR);
    lives(0);
    await token();
    stage.pass(9.5 * SECOND);
    const waiting = [token(), token()];
    stage.pass(0.5 * SECOND);
    expect(await Promise.all(waiting)).toEqual(['at-2', 'at-2']);
    expect(provider.requests).toHaveLength(2);
  });
});
