import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { busy, refusal, type Behaviour } from './behaviour.js';
import type { Rotation } from './ledger.js';
import { bundleProcess, type Bundle } from './process/bundle.js';
import { setStage, type Stage } from './stage.js';
import type { Subject } from './subject.js';

const SECOND = 1000;
const HOUR = 3600 * SECOND;

let bundle: Bundle;
let stage: Stage;
let subject: Subject;
let count = 0;
let clientId: string;
beforeAll(async () => {
  bundle = await bundleProcess();
  stage = await setStage(bundle, { opening: { leaseMs: 40_000 } });
  subject = await stage.start();
});
afterAll(async () => {
  await stage.close();
});
/** A day later every pause of the provider's host is over. */
beforeEach(() => stage.later(subject));

const fresh = () => subject.order('fresh', clientId);
const requests = () => stage.provider.requests.length;

/** A client of its own for each fault, whose access token has ended. */
async function granted(rotation: Rotation = 'grace'): Promise<void> {
  count += 1;
  clientId = await stage.createClient(subject, `client-${count}`);
  expect(await stage.validate(subject, clientId, rotation)).toMatchObject({ status: 'SUCCEEDED' });
  await stage.later(subject);
}

async function stored() {
  const { grants } = await stage.evidence({ settled: false });
  const grant = grants.find(({ oauthClientId }) => oauthClientId === clientId);
  if (!grant) throw new Error('no grant');
  return grant;
}

async function isWhole(): Promise<void> {
  expect(await stage.broken({ settled: true, subject })).toEqual([]);
}

describe('F4 a provider that is away', () => {
  it('leaves the grant alive, the living token in use, and comes back by itself', async () => {
    await granted();
    expect(await fresh()).toHaveProperty('accessToken');
    await stage.provider.goAway();
    await stage.later(subject, 0.98);
    expect(await fresh()).toHaveProperty('accessToken');
    await stage.later(subject, 1);
    expect(await fresh()).toHaveProperty('reason');
    expect(await stored()).toMatchObject({ status: 'active', attempt: 'none' });
    await isWhole();
    await stage.provider.comeBack();
    await stage.later(subject);
    expect(await fresh()).toHaveProperty('accessToken');
    await isWhole();
  });
});

describe('F5 a provider that asks for a pause', () => {
  const inAMinute = (): string => new Date(stage.now() + 60 * SECOND).toUTCString();
  it.each([
    ['seconds', () => '120', 120],
    ['a date', inAMinute, 60],
    ['an absurd number', () => '10000000000', 3600],
    ['a negative number', () => '-5', 1],
  ])('gets it, given as %s', async (_how, retryAfter, seconds) => {
    await granted();
    stage.provider.next(busy(429, retryAfter()));
    const asked = requests();
    expect(await fresh()).toHaveProperty('reason');
    const pause = (+(await stored()).nextAttemptAt - stage.now()) / SECOND;
    expect(pause).toBeGreaterThan(seconds - 30);
    expect(pause).toBeLessThanOrEqual(seconds + 30);
    if (seconds > 30) await fresh();
    expect(requests()).toBe(asked + 1);
    await stage.later(subject);
    expect(await fresh()).toHaveProperty('accessToken');
    await isWhole();
  });
});

describe('F6 an answer that is none', () => {
  const html = { status: 200, type: 'text/html', text: '<!doctype html><title>Welcome</title>' };
  it.each<[string, Behaviour, string]>([
    ['500', busy(500), 'normal'],
    ['502', busy(502), 'normal'],
    ['503', busy(503), 'none'],
    ['504', busy(504), 'normal'],
    ['a redirect', { instead: { status: 302, headers: { location: '/elsewhere' } } }, 'normal'],
    ['a web page with 200', { instead: html }, 'normal'],
    ['a 400 without an error code', { instead: { status: 400, text: '{}' } }, 'normal'],
    ['an empty body', { instead: { status: 200 } }, 'normal'],
    ['half of the tokens', { truncated: true }, 'normal'],
  ])('keeps the refresh token after %s', async (_what, behaviour, attempt) => {
    await granted();
    const { refreshToken } = await stored();
    stage.provider.next(behaviour);
    expect(await fresh()).toHaveProperty('reason');
    expect(await stored()).toMatchObject({ status: 'active', attempt, refreshToken });
    await isWhole();
    await stage.later(subject, 1);
    expect(await fresh()).toHaveProperty('accessToken');
    await isWhole();
  });

  it('tries the same again within seconds, while a grace period lasts', async () => {
    await granted();
    stage.provider.next(busy(500));
    await fresh();
    expect(+(await stored()).nextAttemptAt - stage.now()).toBeLessThanOrEqual(2 * SECOND);
  });
});

describe('F7 a slow provider', () => {
  it('is cut after fifteen seconds, whatever it holds back', async () => {
    const slow: Behaviour[] = [{ hang: 'before' }, { body: 'never' }, { body: 'drip' }];
    const clients: string[] = [];
    while (clients.length < slow.length) {
      await granted();
      clients.push(clientId);
    }
    stage.provider.next(...slow);
    const begun = Date.now();
    const asked = clients.map((id) => subject.order('fresh', id));
    for (const got of await Promise.all(asked)) expect(got).toHaveProperty('reason');
    expect(Date.now() - begun).toBeGreaterThan(14 * SECOND);
    await isWhole();
    await stage.later(subject, 1);
    for (const id of clients)
      expect(await subject.order('fresh', id)).toHaveProperty('accessToken');
    await isWhole();
  });
});

describe('F8 an answer lost after the provider has rotated', () => {
  it.each<Rotation>(['strict', 'grace', 'none'])(
    'at a provider of the kind %s',
    async (rotation) => {
      await granted(rotation);
      stage.provider.next({ cut: 'after' });
      expect(await fresh()).toHaveProperty('reason');
      await isWhole();
      await stage.later(subject, 1);
      const got = await fresh();
      if (rotation === 'strict') {
        expect(got.reason).toContain('An answer of the provider was lost');
        expect(await stored()).toMatchObject({ status: 'reauth_required' });
      } else expect(got).toHaveProperty('accessToken');
      await isWhole();
    },
  );

  it('ends the grant once the grace period is over, and says why', async () => {
    await granted('grace');
    stage.provider.next({ cut: 'after' });
    await fresh();
    stage.provider.later(60 * SECOND);
    await stage.later(subject, 1);
    expect((await fresh()).reason).toContain('An answer of the provider was lost');
    await isWhole();
  });
});

describe('what a provider may refuse', () => {
  it('keeps the grant when the client is refused, and ends it when the grant is', async () => {
    await granted();
    stage.provider.next(refusal('invalid_client', 401));
    expect((await fresh()).reason).toContain('refuses the client');
    expect(await stored()).toMatchObject({ status: 'misconfigured' });
    await isWhole();
    await granted();
    const family = stage.provider.ledger.familyOf((await stored()).refreshToken ?? '');
    if (family) stage.provider.ledger.end(family);
    expect((await fresh()).reason).toContain('invalid_grant');
    await isWhole();
  });
});

describe('F18 the life of a token', () => {
  it.each<[string, unknown, number]>([
    ['missing', undefined, 300],
    ['nothing', 0, 0],
    ['negative', -5, 300],
    ['written as text', '3599', 3599],
    ['absurdly long', 1e12, 24 * 3600],
    ['no number', 'NaN', 300],
  ])('is sane when expires_in is %s', async (_what, given, seconds) => {
    await granted();
    stage.provider.next({ fields: { expires_in: given } });
    const { accessToken } = await fresh();
    expect(accessToken).toBe((await stored()).accessToken);
    const life = (+(await stored()).accessTokenExpiresAt - stage.now()) / SECOND;
    expect(Math.abs(life - seconds)).toBeLessThan(30);
    await isWhole();
  });
});

describe('F17 a clock that jumps', () => {
  it.each([
    ['an hour ahead', HOUR],
    ['an hour back', -HOUR],
    ['ten years ahead', 10 * 365 * 24 * HOUR],
  ])('by %s makes no storm', async (_where, by) => {
    await granted();
    expect(await fresh()).toHaveProperty('accessToken');
    const asked = requests();
    await subject.order('jump', by);
    for (let again = 0; again < 20; again += 1) await fresh();
    await subject.order('jump', 0);
    for (let again = 0; again < 20; again += 1) await fresh();
    expect(requests() - asked).toBeLessThanOrEqual(1);
    await isWhole();
  });

  it('back by an hour does not make a token live longer than it was given', async () => {
    await granted();
    await fresh();
    const asked = requests();
    await stage.later(subject, 0.9);
    await subject.order('jump', -HOUR);
    await stage.later(subject, 0.2);
    expect(await fresh()).toHaveProperty('accessToken');
    expect(requests()).toBe(asked + 1);
    await subject.order('jump', 0);
    await isWhole();
  });
});
