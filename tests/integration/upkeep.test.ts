import 'reflect-metadata';
import { Grant } from '@mailkey/server/features/grants/grant.entity';
import { dueQueries } from '@mailkey/server/features/grants/refresh/upkeep.store';
import { AuditEvent } from '@mailkey/server/features/audit/audit-event.entity';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startFastProvider, type FastProvider } from '../testkit/fast-provider.js';
import { openGrantStage, type GrantStage } from '../testkit/grant-stage.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
let provider: FastProvider;
let stage: GrantStage;

beforeEach(async () => {
  provider = await startFastProvider();
  stage = await openGrantStage();
});
afterEach(async () => {
  await stage.close();
  provider.close();
});

const eventually = (look: () => unknown) => vi.waitFor(look, { timeout: 20_000, interval: 50 });
const asked = (count: number) => eventually(() => expect(provider.requests).toHaveLength(count));
const renewed = (id: string) =>
  eventually(async () => expect((await stage.of(id)).version).toBeGreaterThan(1));
const one = async (like = {}): Promise<string> => (await stage.put([provider.url], like))[0] ?? '';

/** Proves that all before it were looked at: it is due last and is renewed all the same. */
async function last(): Promise<void> {
  const id = await one();
  await stage.change(id, { nextAttemptAt: new Date(stage.clock().getTime() - 1) });
  await renewed(id);
}

describe('a grant in use', () => {
  it('is renewed ahead of its end, and nobody has to ask', async () => {
    const id = await one();
    stage.pass(50 * MINUTE);
    stage.upkeep.start();
    await renewed(id);
    const { accessTokenExpiresAt, nextAttemptAt } = await stage.of(id);
    expect(accessTokenExpiresAt.getTime()).toBe(stage.time.wall + HOUR);
    const ahead = accessTokenExpiresAt.getTime() - nextAttemptAt.getTime();
    expect(ahead).toBeGreaterThanOrEqual(12 * MINUTE);
    expect(ahead).toBeLessThanOrEqual(18 * MINUTE);
    expect(provider.requests).toHaveLength(1);
  });

  it('is one whose token was handed out within a day', async () => {
    const id = await one();
    await stage.change(id, { grantedAt: new Date(stage.time.wall - 30 * DAY) });
    await stage.accessTokenFor(id);
    await eventually(async () => expect((await stage.of(id)).lastUsedAt).toEqual(stage.clock()));
    stage.pass(50 * MINUTE);
    stage.upkeep.start();
    await renewed(id);
  });

  it('writes down its use once in an hour, and brings the renewal forward', async () => {
    const id = await one({ nextAttemptAt: new Date(stage.time.wall + 7 * DAY) });
    const begun = stage.clock();
    await stage.accessTokenFor(id);
    await eventually(async () => expect((await stage.of(id)).lastUsedAt).toEqual(begun));
    const { nextAttemptAt, accessTokenExpiresAt } = await stage.of(id);
    expect(nextAttemptAt < accessTokenExpiresAt).toBe(true);
    stage.pass(10 * MINUTE);
    await stage.accessTokenFor(id);
    await stage.database.transaction(() => Promise.resolve());
    expect((await stage.of(id)).lastUsedAt).toEqual(begun);
  });
});

describe('a grant that nobody uses', () => {
  const unused = async (like: Partial<Grant> = {}): Promise<string> => {
    const id = await one();
    const long = new Date(stage.time.wall - 2 * DAY);
    await stage.change(id, { grantedAt: long, lastRefreshedAt: long, ...like });
    return id;
  };

  it('is left alone when its token ends, and touched after a week', async () => {
    const id = await unused();
    stage.pass(2 * HOUR);
    stage.upkeep.start();
    await eventually(async () =>
      expect((await stage.of(id)).nextAttemptAt.getTime()).toBeGreaterThan(
        stage.time.wall + 4 * DAY,
      ),
    );
    await last();
    expect((await stage.of(id)).version).toBe(1);
    stage.pass(5 * DAY);
    await renewed(id);
  });

  it('is touched in the middle of the life that the provider gives its refresh token', async () => {
    const id = await unused({ refreshTokenExpiresAt: new Date(stage.time.wall + 3 * DAY) });
    stage.pass(HOUR);
    stage.upkeep.start();
    await eventually(async () =>
      expect((await stage.of(id)).nextAttemptAt.getTime()).toBe(stage.time.wall - HOUR + 0.5 * DAY),
    );
    stage.pass(DAY / 2);
    await renewed(id);
  });

  it('is not touched at all where the application asks in its own name', async () => {
    const id = await unused({ grantType: 'CLIENT_CREDENTIALS', sealedRefreshToken: null });
    stage.pass(8 * DAY);
    stage.upkeep.start();
    await eventually(async () =>
      expect((await stage.of(id)).nextAttemptAt.getTime()).toBe(stage.time.wall + 7 * DAY),
    );
    expect(provider.requests).toEqual([]);
  });
});

describe('what upkeep does first, and what it leaves', () => {
  it('asks again at once where the holder has died with an answer outstanding', async () => {
    const due = await stage.put(Array<string>(20).fill(provider.url));
    const id = await one();
    stage.pass(50 * MINUTE);
    const over = new Date(Date.now() - 1_000);
    const dead = { leaseOwner: 'dead', leaseUntil: over, attempt: 'normal' as const };
    // Its own renewal is far ahead: what counts is the unknown outcome.
    await stage.change(id, { ...dead, nextAttemptAt: new Date(stage.time.wall + HOUR) });
    const token = stage.grants.refreshToken(await stage.of(id))?.reveal();
    stage.upkeep.start();
    await asked(due.length + 1);
    expect(provider.requests.slice(0, 5).map((form) => form.get('refresh_token'))).toContain(token);
    expect(await stage.of(id)).toMatchObject({ attempt: 'none', leaseUntil: null, version: 2 });
  });

  it('leaves a living lease, an ended grant and the grants of a disabled client', async () => {
    const [held = '', ended = '', disabled = ''] = await stage.put(
      Array<string>(3).fill(provider.url),
    );
    await stage.change(held, { leaseUntil: new Date(Date.now() + MINUTE), attempt: 'normal' });
    await stage.change(ended, { status: 'reauth_required' });
    await stage.clients.update(disabled, (client) => void (client.enabled = false));
    stage.pass(50 * MINUTE);
    stage.upkeep.start();
    await last();
    expect(provider.requests).toHaveLength(1);
  });

  it('asks again for a misconfigured grant once its client was edited', async () => {
    const id = await one();
    stage.pass(50 * MINUTE);
    await stage.change(id, { status: 'misconfigured', statusSince: stage.clock() });
    stage.upkeep.start();
    await last();
    expect((await stage.of(id)).status).toBe('misconfigured');
    stage.pass(1);
    await stage.clients.update(id, (client) => void (client.name = 'edited'));
    await eventually(async () => expect((await stage.of(id)).status).toBe('active'));
  });

  it('tells the end of a grant once', async () => {
    provider.answer((response) =>
      response
        .writeHead(400, { 'content-type': 'application/json' })
        .end('{"error":"invalid_grant"}'),
    );
    const id = await one();
    stage.pass(50 * MINUTE);
    stage.upkeep.start();
    await eventually(async () => expect((await stage.of(id)).status).toBe('reauth_required'));
    provider.grant();
    await last();
    const told = await stage.database.read.findBy(AuditEvent, { subjectId: id });
    expect(told.map(({ action }) => action)).toEqual(['oauth-client.grant-ended']);
  });
});

it('finds what is due by an index, however many grants there are', async () => {
  for (const query of dueQueries(stage.clock(), 2)) {
    const plan: { detail: string }[] = await stage.database.read.query(
      `EXPLAIN QUERY PLAN ${query}`,
      ['a', 'b'],
    );
    const details = plan.map(({ detail }) => detail);
    expect(details[0]).toMatch(/^SEARCH oauth_grant USING INDEX oauth_grant_/);
    expect(details.join()).not.toMatch(/SCAN oauth_(grant|client)\b|TEMP B-TREE/);
  }
});
