import 'reflect-metadata';
import { AuditEvent } from '@mailkey/server/features/audit/audit-event.entity';
import type { Grant } from '@mailkey/server/features/grants/grant.entity';
import type { NewGrant } from '@mailkey/server/features/grants/granted';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openGrantStage, type GrantStage } from '../testkit/grant-stage.js';
import { json, startTokenEndpoint, type TokenEndpoint } from '../testkit/token-endpoint.js';

const MINUTE = 60_000;
let provider: TokenEndpoint;
let stage: GrantStage;

beforeEach(async () => {
  [provider, stage] = await Promise.all([startTokenEndpoint(), openGrantStage()]);
});
afterEach(async () => {
  await stage.close();
  provider.close();
});

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const jwt = (claims: object) => `${encoded({ alg: 'RS256' })}.${encoded(claims)}.signature`;
const entra = (oid: string, upn: string, tid = 'contoso') => jwt({ oid, upn, tid });
const ana = [{ of: 'oid', is: 'ana-oid contoso' }];

/** From now on: these tokens, with a refresh token that has been rotated. */
function answer(fields: object): void {
  const tokens = { access_token: 'at-1', refresh_token: 'rt-1', token_type: 'Bearer' };
  provider.answer((response) => json(response, { ...tokens, expires_in: 3600, ...fields }));
}

/** A grant whose access token has ended, and what came of asking for another one. */
async function refreshed(answered: object, like: Partial<NewGrant> = {}) {
  const [id = ''] = await stage.put([provider.url], { tenant: 'contoso', subjects: ana, ...like });
  const before = await stage.of(id);
  answer(answered);
  stage.pass(61 * MINUTE);
  const got = await stage.accessTokenFor(id);
  return { id, before, got, grant: await stage.of(id) };
}

const told = async () =>
  (await stage.database.read.find(AuditEvent)).map(({ action }) => action).sort();
const refreshTokenOf = (grant: Grant) => stage.grants.refreshToken(grant)?.reveal();

describe('F28 a refresh that is answered for another account', () => {
  it.each([
    ['another person', entra('ben-oid', 'ben@example.org'), 'ben@example.org'],
    ['a person of one name in another tenant', entra('ana-oid', 'ana@example.org', 'x'), 'oid x'],
    ['a person of the same address', entra('new-oid', 'ana@example.org'), 'new-oid'],
  ])('ends the grant and uses none of the tokens: %s', async (_who, access_token, name) => {
    const { id, before, got, grant } = await refreshed({ access_token });
    expect(got).toMatchObject({ kind: 'none' });
    expect(grant).toMatchObject({ status: 'reauth_required', version: before.version });
    expect(grant.statusReason).toContain(name);
    expect(grant.statusReason).toContain('ana@example.org');
    expect(grant.sealedAccessToken).toBe(before.sealedAccessToken);
    expect(refreshTokenOf(grant)).toBe(refreshTokenOf(before));
    expect(await told()).toEqual(['oauth-client.grant-ended']);
    expect(await stage.clients.byId(id)).toMatchObject({ status: 'NEEDS_ATTENTION' });
    await stage.accessTokenFor(id);
    expect(provider.requests).toHaveLength(1);
  });

  it('is noticed by the id token where the access token is opaque', async () => {
    const subjects = [{ of: 'id https://as.example', is: '1' }];
    const id_token = jwt({ iss: 'https://as.example', sub: '2', email: 'ben@example.org' });
    const { grant } = await refreshed({ id_token }, { subjects, tenant: null });
    expect(grant.statusReason).toContain('(ben@example.org)');
  });

  it('is noticed by the address alone where no id was kept', async () => {
    const access_token = jwt({ preferred_username: 'ben@example.org' });
    const { grant } = await refreshed({ access_token }, { subjects: [], tenant: null });
    expect(grant.status).toBe('reauth_required');
  });
});

describe('F28 the same account', () => {
  it.each([
    ['opaque tokens, which say nothing', 'opaque'],
    ['the same address in other letters', jwt({ upn: 'ANA@example.org' })],
    ['another subject of another issuer', jwt({ iss: 'https://as.example', sub: 'x' })],
  ])('is believed with %s', async (_what, access_token) => {
    const { got, grant } = await refreshed({ access_token });
    expect(got).toMatchObject({ kind: 'token' });
    expect(refreshTokenOf(grant)).toBe('rt-1');
  });

  it('may have been given another name', async () => {
    const { grant } = await refreshed({ access_token: entra('ana-oid', 'ana.new@example.org') });
    expect(grant).toMatchObject({ status: 'active', account: 'ana.new@example.org' });
  });

  it('is remembered by its id from the first refresh that tells it', async () => {
    const { id, grant } = await refreshed(
      { access_token: entra('ana-oid', 'ana@example.org') },
      { subjects: [] },
    );
    expect(grant.subjects).toEqual(ana);
    answer({ access_token: entra('ben-oid', 'ana@example.org') });
    stage.pass(61 * MINUTE);
    expect(await stage.accessTokenFor(id)).toMatchObject({ kind: 'none' });
  });

  it('is not asked for where an application signs in as itself', async () => {
    const { grant } = await refreshed(
      { access_token: entra('new-oid', 'app') },
      { grantType: 'CLIENT_CREDENTIALS' },
    );
    expect(grant.status).toBe('active');
  });
});

describe('F28 the scopes of a refresh', () => {
  const two = { requestedScopes: ['mail', 'send'], grantedScopes: ['mail', 'send'] };

  it('are fewer: stored and told, once, and whoever gets the token sees what it is good for', async () => {
    const { id, got, grant } = await refreshed({ scope: 'mail' }, two);
    expect(grant).toMatchObject({ grantedScopes: ['mail'], missingScopes: ['send'] });
    expect(got).toMatchObject({ scopes: ['mail'], facts: { missingScopes: ['send'] } });
    expect(await told()).toEqual(['oauth-client.grant-narrowed']);
    stage.pass(61 * MINUTE);
    await stage.accessTokenFor(id);
    expect(await told()).toEqual(['oauth-client.grant-narrowed']);
  });

  it('are what they were where the answer does not name them', async () => {
    const { grant } = await refreshed(
      {},
      { ...two, grantedScopes: ['mail'], missingScopes: ['send'] },
    );
    expect(grant).toMatchObject({ grantedScopes: ['mail'], missingScopes: ['send'] });
  });

  it('are more: nothing is missing any more', async () => {
    const { grant } = await refreshed(
      { scope: 'mail send extra' },
      { ...two, missingScopes: ['send'] },
    );
    expect(grant).toMatchObject({ grantedScopes: ['mail', 'send', 'extra'], missingScopes: [] });
  });

  it('need not name again what an id token and a refresh token stand for', async () => {
    const requestedScopes = ['mail', 'openid', 'offline_access'];
    const { grant } = await refreshed({ scope: 'mail' }, { requestedScopes });
    expect(grant.missingScopes).toEqual([]);
    expect(await told()).toEqual([]);
  });
});

describe('an answer after which the provider is asked again in a moment', () => {
  it.each<[string, number, string]>([
    ['a server error', 502, '{"error":"invalid_grant"}'],
    ['a page in place of tokens', 200, '<!doctype html><p>Sign in</p>'],
    ['an empty 400', 400, ''],
  ])('is no end, even where the moment is over before anybody is told: %s', async (...said) => {
    const [, status, body] = said;
    const [id = ''] = await stage.put([provider.url]);
    provider.answer((response) => response.writeHead(status).end(body));
    stage.pass(61 * MINUTE);
    // On a busy machine five seconds go by between any two steps.
    let { wall } = stage.time;
    Object.defineProperty(stage.time, 'wall', { get: () => (wall += 5_000) });
    expect(await stage.accessTokenFor(id)).toMatchObject({
      kind: 'none',
      code: 'BACKOFF',
      retryAfterSeconds: 1,
      reason: expect.stringContaining('It is asked again at') as string,
    });
  });
});
