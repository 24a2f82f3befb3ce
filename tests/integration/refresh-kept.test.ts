import 'reflect-metadata';
import type { ServerResponse } from 'node:http';
import { noteLived } from '@mailkey/server/features/grants/lived.store';
import { createDeadline } from '@mailkey/server/lib/deadline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGrantStage, type GrantStage } from '../testkit/grant-stage.js';
import { json, startTokenEndpoint, type TokenEndpoint } from '../testkit/token-endpoint.js';

const HOUR = 60 * 60_000;
let provider: TokenEndpoint;
let stage: GrantStage;

beforeAll(async () => {
  [provider, stage] = await Promise.all([startTokenEndpoint(), openGrantStage()]);
});
afterAll(async () => {
  await stage.close();
  provider.close();
});

const tokens = { access_token: 'at-1', refresh_token: 'rt-1', expires_in: 3600 };
const clean = { ...tokens, token_type: 'Bearer' };
const text = JSON.stringify(clean);
const raw =
  (body: string | Buffer, headers: Record<string, string>, status = 200) =>
  (response: ServerResponse): void =>
    void response.writeHead(status, headers).end(body);
const JSON_TYPE = { 'content-type': 'application/json' };

/** The refresh token that the next refresh of this grant sends. */
async function nextSent(id: string): Promise<string | null> {
  provider.answer((response) => json(response, { ...clean, refresh_token: 'rt-2' }));
  stage.pass(2 * HOUR);
  await stage.accessTokenFor(id);
  return provider.requests.at(-1)?.get('refresh_token') ?? null;
}

describe('a refresh that is answered oddly', () => {
  it.each<[string, (response: ServerResponse) => void]>([
    ['without token_type', (response) => json(response, tokens)],
    [
      'for a token of another kind',
      (response) => json(response, { ...tokens, token_type: 'DPoP' }),
    ],
    ['without a Content-Type', raw(text, {})],
    ['as text/html', raw(text, { 'content-type': 'text/html' })],
    ['with a byte order mark', raw(`\ufeff${text}`, JSON_TYPE)],
    ['in UTF-16', raw(Buffer.from(`\ufeff${text}`, 'utf16le'), JSON_TYPE)],
    ['as a form', raw(new URLSearchParams({ ...clean, expires_in: '3600' }).toString(), JSON_TYPE)],
    ['with a notice before it', raw(`Notice: x\n${text}`, JSON_TYPE)],
    ['with an error beside', (response) => json(response, { ...clean, error: 'partial' })],
    ['with HTTP 400', raw(text, JSON_TYPE, 400)],
  ])(
    'keeps the new refresh token, uses the access token and says what is odd: %s',
    async (_, how) => {
      const [id = ''] = await stage.put([provider.url]);
      provider.answer(how);
      stage.pass(2 * HOUR);
      const got = await stage.accessTokenFor(id);
      expect(got).toMatchObject({ kind: 'token', facts: { warnings: [expect.any(String)] } });
      expect(await stage.of(id)).toMatchObject({
        status: 'active',
        warnings: [expect.any(String)],
      });
      expect(await nextSent(id)).toBe('rt-1');
      // Clean again: nothing is left of it.
      expect((await stage.of(id)).warnings).toBe(null);
    },
  );

  it('keeps the former refresh token where the new one cannot be sent', async () => {
    const [id = ''] = await stage.put([provider.url]);
    const before = stage.grants.refreshToken(await stage.of(id))?.reveal();
    provider.answer((response) => json(response, { ...clean, refresh_token: ['x', 'y'] }));
    stage.pass(2 * HOUR);
    expect(await stage.accessTokenFor(id)).toMatchObject({ kind: 'token' });
    expect(await nextSent(id)).toBe(before);
  });

  it('keeps a new refresh token that came without an access token', async () => {
    const [id = ''] = await stage.put([provider.url]);
    provider.answer((response) => json(response, { refresh_token: 'rt-1', token_type: 'Bearer' }));
    stage.pass(2 * HOUR);
    expect(await stage.accessTokenFor(id)).toMatchObject({ kind: 'none' });
    expect(await nextSent(id)).toBe('rt-1');
  });

  it('grants nothing with an empty scope, and what it did without one', async () => {
    const [id = ''] = await stage.put([provider.url]);
    provider.answer((response) => json(response, { ...clean, scope: '' }));
    stage.pass(2 * HOUR);
    expect(await stage.accessTokenFor(id)).toMatchObject({ kind: 'token', scopes: [] });
    expect(await stage.of(id)).toMatchObject({ grantedScopes: [], missingScopes: ['mail'] });
  });
});

describe('a token of which nobody tells how long it lives', () => {
  const silent = { access_token: 'at-1', refresh_token: 'rt-1', token_type: 'Bearer' };
  const lifeOf = async (id: string) => {
    const { accessTokenExpiresAt: end, lastRefreshedAt: from } = await stage.of(id);
    return Math.round((end.getTime() - (from?.getTime() ?? 0)) / 1000);
  };

  it('is given five minutes, and as long as one was seen to work', async () => {
    const [id = ''] = await stage.put([provider.url]);
    provider.answer((response) => json(response, silent));
    stage.pass(2 * HOUR);
    await stage.accessTokenFor(id);
    expect(await lifeOf(id)).toBe(300);
    const asked = provider.requests.length;
    stage.pass(HOUR / 2);
    const { flow, clock, database } = stage;
    const deadline = createDeadline(5_000, clock);
    // A check tries the old one, and the server takes it.
    const got = await flow.accessTokenFor({ oauthClientId: id }, deadline, { mayBeOver: true });
    expect(got).toMatchObject({ kind: 'token' });
    expect(provider.requests).toHaveLength(asked);
    const grant = await stage.of(id);
    await database.transaction((manager) => noteLived(manager, grant, 1800));
    // A program gets a new one, which is then given as long.
    await stage.accessTokenFor(id);
    expect(provider.requests).toHaveLength(asked + 1);
    expect(await lifeOf(id)).toBe(1800);
  });
});
