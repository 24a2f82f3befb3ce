import 'reflect-metadata';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRevocationStage, type RevocationStage } from '../testkit/revocation-stage.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let stage: RevocationStage;
let mailkey: ReturnType<RevocationStage['start']>;

beforeEach(async () => {
  stage = await openRevocationStage();
  mailkey = stage.start();
  mailkey.queue.start();
});
afterEach(async () => {
  await mailkey.queue.close();
  await stage.close();
});

const nothing = () => Promise.resolve();
const grantOf = async (clientId: string) => stage.stage.of(clientId);
const revoke = async (clientId: string) => mailkey.revoke((await grantOf(clientId)).id, nothing);
/** As a deletion does it: nobody waits for the provider. */
const revokeAll = (...clientIds: string[]) =>
  stage.stage.database.transaction(async (manager) => {
    for (const oauthClientId of clientIds) await mailkey.revokeAll(manager, { oauthClientId });
  });
function later(ms: number): void {
  stage.stage.pass(ms);
  mailkey.queue.wake();
}
const isOver = () => expect.poll(stage.pending).toEqual([]);
const everythingRests = (ms: number) =>
  expect
    .poll(async () => (await stage.pending()).map((row) => row.nextAttemptAt.getTime()))
    .toSatisfy((times: number[]) => Math.min(...times) >= stage.stage.time.wall + ms);
const wasAsked = (times: number) => expect.poll(() => stage.asked().length).toBe(times);

describe('a provider that does not confirm the end of a grant', () => {
  it('is asked again until it does, with the same token, and the log tells both', async () => {
    const [id = ''] = await stage.put();
    stage.answer(503, '<h1>Later</h1>');
    const revoked = await revoke(id);
    expect(revoked.atProvider).toBe('WAITING');
    expect(revoked.message).toContain('HTTP 503');
    const [row] = await stage.pending();
    expect(row).toMatchObject({ tries: 1, lastFailure: 'HTTP 503' });
    later(20_000);
    stage.answer(200);
    later(11_000);
    await isOver();
    const [first, second, ...more] = stage.asked();
    expect(more).toEqual([]);
    expect(second).toBe(first);
    expect(stage.provider.requests[1]?.get('token_type_hint')).toBe('refresh_token');
    const whose = `ana@example.org, ${row?.clientName}`;
    expect(await stage.told()).toEqual([
      `grant.give-back-delayed ${whose}: HTTP 503`,
      `grant.given-back ${whose}: HTTP 200`,
    ]);
  });

  it('is left in peace for as long as it asks, with all that it is to be given', async () => {
    stage.answer(429, '{"error":"slow_down"}', { 'retry-after': '600' });
    await revokeAll(...(await stage.put(6)));
    await everythingRests(9 * MINUTE);
    // Two are asked for at once, and what they hear holds for all.
    expect(stage.asked()).toHaveLength(2);
    stage.answer(200);
    stage.stage.pass(9 * MINUTE);
    expect(await stage.due()).toEqual([]);
    later(2 * MINUTE);
    await isOver();
    expect(new Set(stage.asked()).size).toBe(6);
  });

  it('is asked by two requests for all where nobody answers there', async () => {
    stage.provider.answer((response) => response.destroy());
    await revokeAll(...(await stage.put(6)));
    await everythingRests(20_000);
    expect(stage.asked()).toHaveLength(2);
    stage.answer(200);
    later(MINUTE);
    await isOver();
  });

  it('is asked no more after seven days, and the token is forgotten', async () => {
    const [id = ''] = await stage.put();
    stage.answer(500);
    await revokeAll(id);
    await wasAsked(1);
    later(7 * DAY);
    await isOver();
    expect((await stage.told()).at(-1)).toMatch(/^grant\.give-back-given-up .*: HTTP 500$/);
    later(DAY);
    expect(stage.asked()).toHaveLength(2);
  });

  it('is not asked while it is left in peace for other reasons', async () => {
    const [id = ''] = await stage.put();
    const now = stage.stage.clock();
    const rest = { status: 429, contentType: '', body: '', retryAfter: '300' };
    const reply = { kind: 'answered', sentAt: now, answer: rest } as const;
    const facts = {
      kind: 'refused',
      request: 'refresh',
      status: 429,
      error: '',
      body: '',
    } as const;
    stage.pauses.seen(stage.provider.url, { reply, facts }, now);
    stage.answer(200);
    expect((await revoke(id)).atProvider).toBe('WAITING');
    expect(stage.asked()).toEqual([]);
    later(6 * MINUTE);
    await isOver();
    expect(stage.asked()).toHaveLength(1);
  });
});

describe('a provider that refuses', () => {
  it.each([
    [401, 'invalid_client', 'FAILED'],
    [400, 'unsupported_token_type', 'NOT_SUPPORTED'],
  ])('with %s %s is asked no more, and the token is forgotten', async (status, error, outcome) => {
    const [id = ''] = await stage.put();
    stage.answer(status, JSON.stringify({ error }));
    expect((await revoke(id)).atProvider).toBe(outcome);
    expect(await stage.pending()).toEqual([]);
    expect((await stage.told()).join()).toMatch(
      new RegExp(`^grant.give-back-refused .*: ${error}$`),
    );
  });
});

describe('a process that ends', () => {
  it('cuts off a request that nobody answers, and the next process makes it again', async () => {
    const [id = ''] = await stage.put();
    stage.provider.answer(() => undefined);
    await revokeAll(id);
    await wasAsked(1);
    await mailkey.queue.close();
    expect(await stage.pending()).toHaveLength(1);
    stage.answer(200);
    stage.stage.pass(MINUTE);
    mailkey = stage.start();
    mailkey.queue.start();
    await isOver();
    expect(stage.asked()).toHaveLength(2);
  });

  it('has told the provider nothing of what it could not write down', async () => {
    const [id = ''] = await stage.put();
    const broken = stage.stage.database.transaction(async (manager) => {
      await mailkey.revokeAll(manager, { oauthClientId: id });
      throw new Error('the deletion failed');
    });
    await expect(broken).rejects.toThrow('the deletion failed');
    expect(await grantOf(id)).toMatchObject({ status: 'active' });
    mailkey.queue.wake();
    expect(await stage.pending()).toEqual([]);
    expect(stage.asked()).toEqual([]);
  });
});

describe('what cannot be read or comes from another time', () => {
  it('holds up no deletion where no key opens the tokens of a grant', async () => {
    const [id = ''] = await stage.put();
    await stage.stage.change(id, { sealedRefreshToken: 'v1.a.b.c' });
    await revokeAll(id);
    expect(await stage.pending()).toEqual([]);
    await expect(grantOf(id)).rejects.toThrow();
  });

  it('is given up where no key opens what is to be revoked', async () => {
    await mailkey.queue.close();
    const [id = ''] = await stage.put();
    await revokeAll(id);
    await stage.spoil();
    mailkey = stage.start();
    mailkey.queue.start();
    await isOver();
    expect(stage.asked()).toEqual([]);
    expect((await stage.told()).join()).toContain('the stored token cannot be read');
  });

  it('is not waited for when the clock ran a year ahead and is right again', async () => {
    const year = 365 * DAY;
    stage.stage.jump(year);
    const [id = ''] = await stage.put();
    stage.answer(503);
    await revokeAll(id);
    await wasAsked(1);
    await everythingRests(20_000);
    stage.answer(200);
    stage.stage.jump(-year);
    mailkey.queue.wake();
    await isOver();
  });
});

describe('a provider that ends all that an account has given', () => {
  beforeEach(async () => {
    await mailkey.queue.close();
    await stage.close();
    stage = await openRevocationStage({ endsAccount: true });
    mailkey = stage.start();
    mailkey.queue.start();
    stage.answer(200);
  });

  it('is not asked while another grant of the account lives, and is with the last one', async () => {
    const [one = '', other = ''] = await stage.put(2);
    const kept = await revoke(one);
    expect(kept.atProvider).toBe('NOT_SUPPORTED');
    expect(kept.message).toContain('the other one of the same account');
    expect(stage.asked()).toEqual([]);
    expect((await stage.told()).join()).toContain('grant.give-back-spared');
    expect((await revoke(other)).atProvider).toBe('REVOKED');
  });

  it('is asked where the other grant is of another account', async () => {
    const [one = ''] = await stage.put(1, { account: 'ben@example.org' });
    await stage.put();
    expect((await revoke(one)).atProvider).toBe('REVOKED');
  });

  it('is asked no more once the account has consented again', async () => {
    const [one = ''] = await stage.put();
    stage.answer(503);
    expect((await revoke(one)).atProvider).toBe('WAITING');
    await stage.put();
    stage.answer(200);
    later(MINUTE);
    await isOver();
    expect(stage.asked()).toHaveLength(1);
    expect((await stage.told()).at(-1)).toContain('grant.give-back-spared');
  });
});
