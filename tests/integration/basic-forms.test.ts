import 'reflect-metadata';
import type { ServerResponse } from 'node:http';
import { createRevocationHttp } from '@mailkey/server/features/grants/revocation/revocation.http';
import { OAuthClient } from '@mailkey/server/features/oauth-clients/oauth-client.entity';
import { createEgress } from '@mailkey/server/lib/egress';
import { Secret } from '@mailkey/server/lib/secret';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openGrantStage, type GrantStage } from '../testkit/grant-stage.js';
import { json, startTokenEndpoint, type TokenEndpoint } from '../testkit/token-endpoint.js';

const SECRET = 'p+%41:&=z';
const FORM = 'c:p%2B%2541%3A%26%3Dz';
const PLAIN = `c:${SECRET}`;

let stage: GrantStage;
let provider: TokenEndpoint;
/** Id and secret of each request, as its header wrote them. */
let shown: string[];
beforeEach(async () => {
  [stage, provider] = await Promise.all([openGrantStage(), startTokenEndpoint()]);
  shown = [];
});
afterEach(async () => {
  provider.close();
  await stage.close();
});

type Answer = (response: ServerResponse) => void;
const refused =
  (status: number, body: string): Answer =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(body);
const granted: Answer = (response) =>
  json(response, { access_token: 'at-1', token_type: 'bearer', expires_in: 3600 });

/** Takes id and secret in this one form. */
function takes(form: string, refusal: Answer = refused(401, '{"error":"invalid_client"}')): void {
  provider.answer((response) => {
    const header = response.req.headers.authorization ?? '';
    shown.push(Buffer.from(header.replace('Basic ', ''), 'base64').toString('utf8'));
    (shown.at(-1) === form ? granted : refusal)(response);
  });
}

const put = (secret = SECRET, like = {}) =>
  stage.putWithSecret(provider.url, secret, {
    clientAuthentication: 'CLIENT_SECRET_BASIC',
    ...like,
  });
const client = (id: string) => stage.database.read.findOneByOrFail(OAuthClient, { id });
const renew = (id: string) => {
  stage.pass(3 * 60 * 60_000);
  return stage.accessTokenFor(id);
};

describe('O9 Basic', () => {
  it('asks once where the provider decodes, and has nothing to remember', async () => {
    takes(FORM);
    const id = await put();
    expect(await renew(id)).toMatchObject({ kind: 'token' });
    expect(shown).toEqual([FORM]);
    expect((await client(id)).basicEncoding).toBeNull();
  });

  it.each([
    ['by the book', 401, '{"error":"invalid_client"}'],
    ['as glewlwyd does', 403, '{"error":"unauthorized_client"}'],
    ['with the wrong status', 400, '{"error":"invalid_client"}'],
    ['without a word', 401, ''],
  ])('asks in the other form after a refusal %s, and remembers it', async (_, status, body) => {
    takes(PLAIN, refused(status, body));
    const id = await put();
    const { updatedAt } = await client(id);
    expect(await renew(id)).toMatchObject({ kind: 'token' });
    expect(shown).toEqual([FORM, PLAIN]);
    expect(await client(id)).toMatchObject({ basicEncoding: 'PLAIN', updatedAt });
    await renew(id);
    expect(shown).toEqual([FORM, PLAIN, PLAIN]);
  });

  it('turns back to the book where a provider begins to decode', async () => {
    takes(FORM);
    const id = await put(SECRET, { basicEncoding: 'PLAIN' });
    await renew(id);
    expect(shown).toEqual([PLAIN, FORM]);
    expect((await client(id)).basicEncoding).toBe('FORM');
  });

  it('asks no third time, and remembers nothing of a secret that is wrong', async () => {
    takes('nobody');
    const id = await put();
    await renew(id);
    expect(shown).toEqual([FORM, PLAIN]);
    expect((await client(id)).basicEncoding).toBeNull();
    expect(await stage.of(id)).toMatchObject({ status: 'misconfigured' });
  });

  it('asks once where both forms are the same', async () => {
    takes('nobody');
    await renew(await put('a-b_c.d*e'));
    expect(shown).toEqual(['c:a-b_c.d*e']);
  });

  it.each([
    [400, '{"error":"invalid_grant"}'],
    [400, '{"error":"invalid_scope"}'],
    [429, '{"error":"invalid_client"}'],
    [503, '{"error":"invalid_client"}'],
    [401, '{"error":"invalid_request","error_description":"code verification failed"}'],
  ])('does not repeat what was refused for another reason: %i %s', async (status, body) => {
    takes('nobody', refused(status, body));
    await renew(await put());
    expect(shown).toEqual([FORM]);
  });

  it('remembers the form that got as far as the grant', async () => {
    provider.answer((response) => {
      shown.push('');
      refused(
        400,
        `{"error":"${shown.length === 1 ? 'invalid_client' : 'invalid_grant'}"}`,
      )(response);
    });
    const id = await put();
    await renew(id);
    expect(await stage.of(id)).toMatchObject({ status: 'reauth_required' });
    expect((await client(id)).basicEncoding).toBe('PLAIN');
  });

  it('is tried in both forms with the former secret, too', async () => {
    takes('c:former+1');
    const id = await put('former+1');
    await stage.clients.changeSecrets(id, (stored) => {
      stage.clients.setNext(stored, { typed: 'new+1', expiresAt: null });
      stage.clients.promote(stored, new Date(stage.time.wall + 48 * 60 * 60_000));
    });
    expect(await renew(id)).toMatchObject({ kind: 'token' });
    expect(shown).toEqual(['c:new%2B1', 'c:new+1', 'c:former%2B1', 'c:former+1']);
  });

  it('is written the same way when a grant is revoked', async () => {
    takes(PLAIN);
    const egress = createEgress({ allowCidrs: ['127.0.0.0/8'], allowLoopbackPorts: [] });
    const http = createRevocationHttp({ egress, insecure: { origins: [], allowAll: true } });
    const revocable = {
      revocationUrl: provider.url,
      token: new Secret('rt'),
      hint: 'refresh_token' as const,
      clientId: 'c',
      clientSecret: new Secret(SECRET),
      basicEncoding: 'PLAIN' as const,
      clientAuthentication: 'CLIENT_SECRET_BASIC' as const,
    };
    const posted = await http.ask(revocable, new AbortController().signal);
    expect(posted).toMatchObject({ answer: { status: 200 } });
    expect(shown).toEqual([PLAIN]);
  });
});
