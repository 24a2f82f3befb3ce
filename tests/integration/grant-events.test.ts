import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newGrant, openGrantStage, type GrantStage } from '../testkit/grant-stage.js';
import { json, startTokenEndpoint, type TokenEndpoint } from '../testkit/token-endpoint.js';

let stage: GrantStage;
let provider: TokenEndpoint;
let clientId: string;
beforeAll(async () => {
  stage = await openGrantStage();
  provider = await startTokenEndpoint();
});
afterAll(async () => {
  provider.close();
  await stage.close();
});
beforeEach(async () => {
  clientId = await stage.putWithSecret(provider.url, 'the secret');
});

describe('who hears of a renewal', () => {
  const answer = (tokens: object, status = 200) =>
    provider.answer((response) => json(response, tokens, status));
  const tokens = { access_token: 'at-1', token_type: 'bearer', expires_in: 3600, scope: 'mail' };
  const ofGrant = () => `grant ${clientId}`;
  const ofClient = () => `oauthClient ${clientId}`;
  const heardOf = async (): Promise<string[]> => {
    stage.pass(59 * 60_000);
    stage.heard.length = 0;
    await stage.accessTokenFor(clientId);
    return stage.heard;
  };

  it('follows its grant, and not its client, of which nothing has changed', async () => {
    answer(tokens);
    expect(await heardOf()).toEqual([ofGrant()]);
    answer({ error: 'server_error' }, 503);
    expect(await heardOf()).toEqual([ofGrant()]);
    expect((await stage.of(clientId)).failCount).toBe(1);
  });

  it('follows the client as well where another secret has brought it, or the former one is still needed', async () => {
    answer(tokens);
    await stage.change(clientId, { secretId: 'former' });
    expect(await heardOf()).toEqual([ofGrant(), ofClient()]);
    expect(await heardOf()).toEqual([ofGrant()]);
  });

  it('follows the client as well where the grant has ended', async () => {
    answer({ error: 'invalid_grant' }, 400);
    expect(await heardOf()).toEqual([ofGrant(), ofClient()]);
  });

  it('is told of a consent, and follows the client as well', async () => {
    stage.heard.length = 0;
    const granted = newGrant(provider.url, stage.clock());
    await stage.database.transaction((manager) =>
      stage.flow.place(manager, { oauthClientId: clientId }, granted),
    );
    expect(stage.heard).toEqual([ofGrant(), ofClient()]);
  });
});
