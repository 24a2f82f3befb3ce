import 'reflect-metadata';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startJourney, type Journey } from '../testkit/journey.js';
import { grantsOf } from '../testkit/own-grants.js';
import { json, startTokenEndpoint, type TokenEndpoint } from '../testkit/token-endpoint.js';

let journey: Journey;
let provider: TokenEndpoint;

beforeAll(async () => {
  [journey, provider] = await Promise.all([startJourney(), startTokenEndpoint()]);
});
afterAll(async () => {
  provider.close();
  await journey.close();
});

it('a refresh under way when its grant is revoked stores nothing', async () => {
  const token = { access_token: 'at', token_type: 'bearer', expires_in: 3600 };
  provider.answer((response) => json(response, token));
  const { id: clientId } = await journey.createClient({
    grantType: 'CLIENT_CREDENTIALS',
    accessTokenUrl: provider.url,
    scopes: ['https://outlook.office365.com/.default'],
  });
  const grants = grantsOf(journey);
  await journey.ended((await journey.validate(clientId)).runId);
  const [grant] = await grants.list(clientId);
  let release = (): void => undefined;
  provider.answer((response) => void (release = () => json(response, token)));
  const renewal = grants.renew(grant?.id ?? '');
  await expect.poll(() => provider.requests.length).toBe(2);
  await grants.revoke(grant?.id ?? '');
  release();
  await renewal.catch(() => undefined);
  expect(await grants.list(clientId)).toEqual([]);
  expect(await journey.client(clientId)).toMatchObject({ status: 'READY', grant: null });
});
