import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  startAuthorizationServer,
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
  const tokens = {
    access_token: 'at',
    refresh_token: 'rt',
    token_type: 'Bearer',
    expires_in: 3600,
  };
  server.serve('/token', (response: ServerResponse) => json(response, tokens));
  return () => server.close();
});

const describeItself = (changes: object) =>
  server.serve('/.well-known/openid-configuration', {
    issuer: server.origin,
    authorization_endpoint: `${server.origin}/authorize`,
    ...changes,
  });

/** Validates a client and revokes its grant. */
async function revoke(input: object = {}): Promise<{ atProvider: string; message: string }> {
  const { id } = await journey.createClient({
    authorizeUrl: `${server.origin}/authorize`,
    accessTokenUrl: `${server.origin}/token`,
    scopes: ['mail'],
    clientSecret: 's-1',
    ...input,
  });
  await comeBack(journey, id);
  const query = 'query ($id: ID!) { oauthClient(id: $id) { grant { id } } }';
  const { oauthClient } = await journey.api.ask(query, { id });
  const mutation = 'mutation ($id: ID!) { revokeGrant(id: $id) { atProvider message } }';
  return (await journey.api.ask(mutation, { id: oauthClient.grant.id })).revokeGrant;
}

describe('a grant of a generic client is revoked', () => {
  it('at the address that the server names', async () => {
    describeItself({ revocation_endpoint: `${server.origin}/revoke` });
    server.serve('/revoke', {});
    expect(await revoke()).toEqual({
      atProvider: 'REVOKED',
      message: 'The provider has ended it.',
    });
    const [asked] = server.at('/revoke');
    expect(Object.fromEntries(asked?.form ?? [])).toMatchObject({
      token: 'rt',
      token_type_hint: 'refresh_token',
      client_secret: 's-1',
    });
  });

  it('at the typed address before that', async () => {
    describeItself({ revocation_endpoint: `${server.origin}/other` });
    server.serve('/typed', {});
    const revoked = await revoke({ revocationUrl: `${server.origin}/typed` });
    expect(revoked.atProvider).toBe('REVOKED');
    expect(server.at('/other')).toEqual([]);
  });

  it('by Basic where the server says that it takes nothing else', async () => {
    const ways = { revocation_endpoint_auth_methods_supported: ['client_secret_basic'] };
    describeItself({ revocation_endpoint: `${server.origin}/revoke`, ...ways });
    server.serve('/revoke', {});
    await revoke();
    const [asked] = server.at('/revoke');
    expect(asked?.headers.authorization).toMatch(/^Basic /);
    expect(asked?.form.has('client_secret')).toBe(false);
  });

  it('by Basic, too, where the server says so by a refusal alone', async () => {
    server.serve('/revoke', (response: ServerResponse, { headers }: Asked) => {
      if (headers.authorization) json(response, {});
      else json(response, { error: 'invalid_client' }, 401);
    });
    const revoked = await revoke({ revocationUrl: `${server.origin}/revoke` });
    expect(revoked.atProvider).toBe('REVOKED');
    expect(server.at('/revoke')).toHaveLength(2);
  });

  it('nowhere where it names none, which was looked for, nor at another site', async () => {
    const elsewhere = await startAuthorizationServer();
    const there = `${elsewhere.origin.replace('127.0.0.1', 'localhost')}/revoke`;
    describeItself({ revocation_endpoint: there });
    const none = { atProvider: 'NOT_SUPPORTED', message: expect.stringContaining('names no') };
    expect(await revoke()).toEqual(none);
    expect(await revoke({ revocationUrl: there })).toEqual(none);
    expect(elsewhere.asked).toEqual([]);
    await elsewhere.close();
  });
});
