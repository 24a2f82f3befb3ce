import 'reflect-metadata';
import { AuditEvent } from '@mailkey/server/features/audit/audit-event.entity';
import { armFailpoints } from '@mailkey/server/lib/failpoint';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { newGrant, openGrantStage, tokensOf, type GrantStage } from '../testkit/grant-stage.js';
import { json, startTokenEndpoint, type TokenEndpoint } from '../testkit/token-endpoint.js';

const MINUTE = 60_000;
let stage: GrantStage;
let provider: TokenEndpoint;
let clientId: string;

beforeEach(async () => {
  stage = await openGrantStage();
  provider = await startTokenEndpoint();
  clientId = await stage.putWithSecret(provider.url, 'the secret');
});
afterEach(async () => {
  provider.close();
  await stage.close();
});

const accessToken = () => stage.accessTokenFor(clientId);
const renew = () => {
  const now = stage.clock();
  return stage.replace(clientId, { ...newGrant(provider.url, now), ...tokensOf('new', now) });
};
const told = async () => (await stage.database.read.find(AuditEvent)).map(({ action }) => action);
const stored = () => stage.of(clientId);
const storedRefreshToken = async () => stage.grants.refreshToken(await stored())?.reveal();
const later = (minutes: number) => stage.pass(minutes * MINUTE);
const token = (got: Awaited<ReturnType<typeof accessToken>>) =>
  got.kind === 'token' ? got.accessToken.reveal() : got.reason;

/** Gives at-1/rt-1 for rt-0 and so on, and refuses a refresh token that was used before. */
function rotate(): void {
  let count = 0;
  provider.answer((response, form) => {
    if (form.get('refresh_token') !== `rt-${count}`) {
      return json(response, { error: 'invalid_grant' }, 400);
    }
    count += 1;
    const tokens = { access_token: `at-${count}`, refresh_token: `rt-${count}` };
    json(response, { ...tokens, token_type: 'bearer', expires_in: 3600, scope: 'mail' });
  });
}

const refuse = (error: string, status = 400) =>
  provider.answer((response) => json(response, { error }, status));

describe('a fresh token', () => {
  it('is the stored one while it lives, and asks nobody', async () => {
    expect(await accessToken()).toMatchObject({
      kind: 'token',
      scopes: ['mail'],
      facts: { kind: 'granted' },
    });
    later(57);
    expect(token(await accessToken())).toBe('at-0');
    expect(provider.requests).toEqual([]);
  });

  it('is asked for once, however many want it', async () => {
    rotate();
    later(59);
    const all = await Promise.all(Array.from({ length: 50 }, accessToken));
    expect(new Set(all.map(token))).toEqual(new Set(['at-1']));
    expect(provider.requests).toHaveLength(1);
    expect(Object.fromEntries(provider.requests[0] ?? [])).toMatchObject({
      grant_type: 'refresh_token',
      refresh_token: 'rt-0',
      client_secret: 'the secret',
    });
  });

  it('is asked for once by two instances', async () => {
    rotate();
    later(59);
    const two = stage.start();
    const all = await Promise.all(
      [...Array(10)].flatMap(() => [accessToken(), stage.accessTokenFor(clientId, two)]),
    );
    expect(new Set(all.map(token))).toEqual(new Set(['at-1']));
    expect(provider.requests).toHaveLength(1);
  });

  it('O12 stores the rotated refresh token and keeps the former one for a day', async () => {
    rotate();
    later(59);
    await accessToken();
    expect(await storedRefreshToken()).toBe('rt-1');
    const row = await stored();
    expect(row.sealedFormerRefreshToken).not.toBeNull();
    expect(row).toMatchObject({ attempt: 'none', leaseUntil: null, failCount: 0, version: 2 });
    later(59);
    expect(token(await accessToken())).toBe('at-2');
  });

  it('O12 keeps the refresh token when the answer has none', async () => {
    provider.answer((response) => json(response, { access_token: 'at-1', token_type: 'Bearer' }));
    later(59);
    expect(token(await accessToken())).toBe('at-1');
    expect(await storedRefreshToken()).toBe('rt-0');
  });

  it('uses a token that lives for no time at all this once', async () => {
    provider.answer((response) =>
      json(response, { access_token: 'at-1', token_type: 'Bearer', expires_in: 0 }),
    );
    later(61);
    expect(token(await accessToken())).toBe('at-1');
  });
});

describe('a refresh that fails', () => {
  it('ends the grant on invalid_grant, serves the living token, and says so', async () => {
    refuse('invalid_grant');
    later(59);
    expect(token(await accessToken())).toBe('at-0');
    expect(await stored()).toMatchObject({ status: 'reauth_required' });
    later(2);
    expect(await accessToken()).toMatchObject({ kind: 'none', facts: { error: 'invalid_grant' } });
    expect(await told()).toEqual(['oauth-client.grant-ended']);
    expect(provider.requests).toHaveLength(1);
    expect(await storedRefreshToken()).toBe('rt-0');
    expect(await stage.clients.byId(clientId)).toMatchObject({ status: 'NEEDS_ATTENTION' });
  });

  it('waits after a passing failure, and comes back', async () => {
    refuse('temporarily_unavailable', 503);
    later(61);
    expect(await accessToken()).toMatchObject({ kind: 'none' });
    expect(await accessToken()).toMatchObject({ kind: 'none' });
    expect(provider.requests).toHaveLength(1);
    expect(await stored()).toMatchObject({ status: 'active', attempt: 'none', failCount: 1 });
    rotate();
    later(1);
    expect(token(await accessToken())).toBe('at-1');
  });

  it('blames the client when the secret is refused, and tries again after an edit', async () => {
    refuse('invalid_client', 401);
    later(61);
    expect(await accessToken()).toMatchObject({ kind: 'none' });
    rotate();
    later(60);
    expect(await accessToken()).toMatchObject({ kind: 'none' });
    expect(provider.requests).toHaveLength(1);
    await stage.clients.update(clientId, (client) => stage.clients.setSecret(client, 'a new one'));
    expect(token(await accessToken())).toBe('at-1');
    expect(await stored()).toMatchObject({ status: 'active' });
    expect(await stage.clients.byId(clientId)).toMatchObject({ status: 'VALIDATED' });
  });

  it('no longer blames the client once its tokens are stored, whatever happens after', async () => {
    refuse('invalid_client', 401);
    later(61);
    await accessToken();
    later(1);
    await stage.clients.update(clientId, (client) => stage.clients.setSecret(client, 'a new one'));
    rotate();
    onTestFinished(() => armFailpoints(undefined));
    armFailpoints((place) =>
      place === 'refresh.stored' ? Promise.reject(new Error('cut off')) : undefined,
    );
    await expect(accessToken()).rejects.toThrow('cut off');
    expect(await storedRefreshToken()).toBe('rt-1');
    expect(await stage.clients.byId(clientId)).toMatchObject({ status: 'VALIDATED' });
  });

  it('is repeated soon after a lost answer, however long the provider was down before', async () => {
    refuse('temporarily_unavailable', 503);
    later(61);
    for (const minutes of [1, 2, 4]) {
      await accessToken();
      later(minutes);
    }
    provider.answer((response) => response.destroy());
    await accessToken();
    const pauseOf = ({ nextAttemptAt }: { nextAttemptAt: Date | null }) =>
      (nextAttemptAt?.getTime() ?? 0) - stage.clock().getTime();
    const lost = await stored();
    expect(lost).toMatchObject({ attempt: 'normal', failCount: 1 });
    expect(pauseOf(lost)).toBe(2_000);
    stage.pass(2_000);
    await accessToken();
    expect(pauseOf(await stored())).toBe(10_000);
  });

  it('stays a recovery when the provider limits the rate in between, and tells of its success', async () => {
    provider.answer((response) => response.destroy());
    later(61);
    await accessToken();
    refuse('slow_down');
    later(1);
    await accessToken();
    expect(await stored()).toMatchObject({ attempt: 'recovery', failCount: 2 });
    rotate();
    later(2);
    expect(token(await accessToken())).toBe('at-1');
    expect(await stored()).toMatchObject({ attempt: 'none', failCount: 0 });
    expect(await told()).toEqual(['oauth-client.refresh-failed', 'oauth-client.refresh-recovered']);
  });

  it('is a recovery after a lost answer, which says why the grant is gone', async () => {
    provider.answer((response) => response.destroy());
    later(61);
    expect(await accessToken()).toMatchObject({ kind: 'none', facts: { kind: 'unreachable' } });
    expect(await stored()).toMatchObject({ status: 'active', attempt: 'normal' });
    refuse('invalid_grant');
    later(1);
    await accessToken();
    expect((await stored()).statusReason).toContain('An answer of the provider was lost');
    expect(provider.requests.map((form) => form.get('refresh_token'))).toEqual(['rt-0', 'rt-0']);
  });
});

it('F23 sends nothing more once it is to stop, and waits for what is under way', async () => {
  const ids = await stage.put(Array.from({ length: 12 }, () => provider.url));
  const waiting: (() => void)[] = [];
  provider.answer((response) => {
    const tokens = { access_token: 'at-1', token_type: 'bearer', expires_in: 3600 };
    waiting.push(() => json(response, tokens));
  });
  later(61);
  const asked = ids.map((id) => stage.accessTokenFor(id));
  await expect.poll(() => waiting.length).toBe(5);
  const closed = stage.flow.close();
  for (const answer of waiting) answer();
  const kinds = (await Promise.all(asked)).map(({ kind }) => kind);
  await closed;
  expect(provider.requests).toHaveLength(5);
  expect(kinds.filter((kind) => kind === 'token')).toHaveLength(5);
});

describe('the fence', () => {
  it('drops the answer to a refresh that a new validation has overtaken', async () => {
    later(61);
    provider.answer((response) => {
      void renew().then(() =>
        json(response, { access_token: 'at-late', refresh_token: 'rt-late', token_type: 'Bearer' }),
      );
    });
    expect(token(await accessToken())).toBe('at-new');
    expect(await storedRefreshToken()).toBe('rt-new');
  });

  it('gives one lease at a time, and none for a grant that was replaced', async () => {
    const grant = await stored();
    const lease = await stage.leases.take(grant, 'a');
    expect(lease?.grant.attempt).toBe('normal');
    expect(await stage.leases.take(grant, 'b')).toBeUndefined();
    await renew();
    expect(await stage.leases.take(grant, 'b')).toBeUndefined();
    expect(lease && (await stage.leases.store(lease, { failCount: 7 }))).toBe('replaced');
    expect((await stored()).failCount).toBe(0);
  });

  it('C10 leaves no token in the database file in the clear', async () => {
    const { sealedAccessToken, sealedRefreshToken } = await stored();
    expect(`${sealedAccessToken} ${sealedRefreshToken}`).toMatch(/^v2\.\S+ v2\.\S+$/);
  });
});
