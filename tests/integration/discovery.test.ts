import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  startAuthorizationServer,
  type AuthorizationServer,
} from '../testkit/authorization-server.js';
import { comeBack as cameBack } from '../testkit/come-back.js';
import { startJourney, type Journey } from '../testkit/journey.js';
import { json } from '../testkit/token-endpoint.js';

const METADATA = `issuer refusedIssuer serverMetadata { documentUrl askedAt
  issuer { url source } userinfoUrl { url source } introspectionUrl { url source } revocationUrl { url source } }`;

let [journey, server] = [{} as Journey, {} as AuthorizationServer];
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey.close());
beforeEach(async () => {
  server = await startAuthorizationServer();
  server.serve('/token', (response: ServerResponse) =>
    json(response, {
      access_token: 'at',
      refresh_token: 'rt',
      token_type: 'Bearer',
      expires_in: 3600,
    }),
  );
  return () => server.close();
});

const document = (changes: object = {}) => ({
  issuer: server.origin,
  authorization_endpoint: `${server.origin}/authorize`,
  userinfo_endpoint: `${server.origin}/userinfo`,
  revocation_endpoint: `${server.origin}/revoke`,
  ...changes,
});

const createClient = (input: object = {}) =>
  journey.createClient({
    authorizeUrl: `${server.origin}/authorize`,
    accessTokenUrl: `${server.origin}/token`,
    scopes: ['mail'],
    ...input,
  });

async function metadata(id: string) {
  const query = `query ($id: ID!) { oauthClient(id: $id) { ${METADATA} } }`;
  return (await journey.api.ask(query, { id })).oauthClient;
}

const comeBack = (id: string, parameters: Record<string, string>) =>
  cameBack(journey, id, parameters);

describe('D1 the issuer of a client', () => {
  it.each([
    ['at the root', '/authorize', '/.well-known/openid-configuration', ''],
    [
      'of a realm',
      '/realms/x/protocol/auth',
      '/realms/x/.well-known/openid-configuration',
      '/realms/x',
    ],
    [
      'by RFC 8414',
      '/api/auth/authorize',
      '/.well-known/oauth-authorization-server/api/auth',
      '/api/auth',
    ],
  ])('is learned and shown: %s', async (_, path, place, end) => {
    const authorizeUrl = `${server.origin}${path}`;
    const issuer = `${server.origin}${end}`;
    server.serve(place, document({ issuer, authorization_endpoint: authorizeUrl }));
    const { id } = await createClient({ authorizeUrl });
    const { run } = await comeBack(id, { iss: issuer });
    expect(run.status).toBe('SUCCEEDED');
    expect((await metadata(id)).serverMetadata).toMatchObject({
      documentUrl: `${server.origin}${place}`,
      issuer: { url: issuer, source: 'DISCOVERY' },
      userinfoUrl: { url: `${server.origin}/userinfo`, source: 'DISCOVERY' },
      revocationUrl: { url: `${server.origin}/revoke`, source: 'DISCOVERY' },
    });
    // From then on it must be exactly that one.
    const { run: other } = await comeBack(id, { iss: `${server.origin}/other` });
    expect(other).toMatchObject({ status: 'FAILED', diagnoses: [{ code: 'issuer-mismatch' }] });
  });

  it('is not taken from a document that names another one, and nothing is held up', async () => {
    server.serve('/.well-known/openid-configuration', document({ issuer: 'https://evil.example' }));
    const { id } = await createClient();
    const { run } = await comeBack(id, { iss: server.origin });
    expect(run.status).toBe('SUCCEEDED');
    const { serverMetadata } = await metadata(id);
    expect(serverMetadata).toMatchObject({ issuer: null, userinfoUrl: null, documentUrl: null });
    expect(serverMetadata.askedAt).not.toBeNull();
  });

  it('is asked for once, not at every validation', async () => {
    const { id } = await createClient();
    await comeBack(id, {});
    const before = server.at('openid-configuration').length;
    await comeBack(id, {});
    expect(server.at('openid-configuration')).toHaveLength(before);
  });

  it('is wanted with every code where the server promises it', async () => {
    const promise = { authorization_response_iss_parameter_supported: true };
    server.serve('/.well-known/oauth-authorization-server', document(promise));
    const { id } = await createClient();
    const { run } = await comeBack(id, {});
    expect(run).toMatchObject({ status: 'FAILED', diagnoses: [{ code: 'issuer-missing' }] });
    expect(server.at('/token')).toEqual([]);
    const { run: denied } = await comeBack(id, { code: '', error: 'access_denied' });
    expect(denied.diagnoses[0]?.code).not.toBe('issuer-missing');
  });

  it('of another host is told with both names, and an admin confirms exactly that one', async () => {
    const { id } = await createClient();
    const { run } = await comeBack(id, { iss: 'https://id.example' });
    const told = run.diagnoses[0];
    expect(told?.code).toBe('issuer-mismatch');
    expect(told?.evidence.join(' ')).toContain('https://id.example');
    expect(told?.evidence.join(' ')).toContain(server.origin);
    expect(server.at('/token')).toEqual([]);
    // Never silently: the same answer is refused again.
    expect((await comeBack(id, { iss: 'https://id.example' })).run.status).toBe('FAILED');
    expect((await metadata(id)).refusedIssuer).toBe('https://id.example');
    const confirm = `mutation ($id: ID!, $issuer: String!) { confirmIssuer(oauthClientId: $id, issuer: $issuer) { id } }`;
    await expect(
      journey.api.ask(confirm, { id, issuer: 'https://evil.example' }),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
    await journey.api.ask(confirm, { id, issuer: 'https://id.example' });
    expect(await metadata(id)).toMatchObject({
      issuer: 'https://id.example',
      refusedIssuer: null,
      serverMetadata: { issuer: { url: 'https://id.example', source: 'SETTINGS' } },
    });
    expect((await comeBack(id, { iss: 'https://id.example' })).run.status).toBe('SUCCEEDED');
    expect((await comeBack(id, { iss: 'https://id2.example' })).run.status).toBe('FAILED');
  });

  it('does not follow to another host', async () => {
    const { id } = await createClient({ issuer: 'https://id.example' });
    const update = `mutation ($id: ID!, $input: OAuthClientPatch!) { updateOAuthClient(id: $id, input: $input) { ${METADATA} } }`;
    const edit = async (input: object) =>
      (await journey.api.ask(update, { id, input })).updateOAuthClient.issuer;
    expect(await edit({ authorizeUrl: `${server.origin}/v2/authorize` })).toBe(
      'https://id.example',
    );
    expect(await edit({ authorizeUrl: 'http://localhost:1/authorize' })).toBeNull();
  });
});
