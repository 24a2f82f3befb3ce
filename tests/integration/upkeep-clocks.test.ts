import 'reflect-metadata';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startFastProvider, type FastProvider } from '../testkit/fast-provider.js';
import { openGrantStage, type GrantStage } from '../testkit/grant-stage.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const YEAR = 365 * 24 * HOUR;
const MANY = 40;
let provider: FastProvider;
let stage: GrantStage;
let ids: string[];

beforeEach(async () => {
  provider = await startFastProvider();
  stage = await openGrantStage();
  ids = await stage.put(Array<string>(MANY).fill(provider.url));
  stage.upkeep.start();
});
afterEach(async () => {
  await stage.close();
  provider.close();
});

const eventually = (look: () => unknown) => vi.waitFor(look, { timeout: 60_000, interval: 50 });
const everybodyAsks = () =>
  Promise.all(ids.map((id) => stage.accessTokenFor(id, stage.flow, 60_000)));
const tokens = async () =>
  (await everybodyAsks()).map((got) => (got.kind === 'token' ? got.accessToken.reveal() : ''));
/** A sign that the scheduler has looked at everything since. */
async function aLook(): Promise<void> {
  const [id = ''] = await stage.put([provider.url]);
  const { version } = await stage.of(id);
  await stage.change(id, { nextAttemptAt: new Date(stage.time.wall - 1) });
  await eventually(async () => expect((await stage.of(id)).version).toBeGreaterThan(version));
}

it.each([
  ['an hour', HOUR],
  ['ten years', 10 * YEAR],
])('F17 refreshes each grant once when the clock jumps %s ahead', async (_what, ahead) => {
  stage.jump(ahead);
  await everybodyAsks();
  await aLook();
  expect(provider.requests).toHaveLength(MANY + 1);
  // Again, and back, within the minute: nobody asks a second time, and there is a token all the while.
  stage.jump(HOUR);
  expect(await tokens()).not.toContain('');
  stage.jump(-ahead - HOUR);
  expect(await tokens()).not.toContain('');
  await stage.database.transaction(() => Promise.resolve());
  expect(provider.requests).toHaveLength(MANY + 1);
  expect(provider.presentedTwice()).toEqual([]);
});

it('F17 gives no token a longer life when the clock goes an hour back', async () => {
  await everybodyAsks();
  expect(provider.requests).toEqual([]);
  stage.pass(40 * MINUTE);
  stage.jump(-HOUR);
  stage.pass(19 * MINUTE);
  // By the wall clock each token has more than an hour; a minute is what is left of it.
  expect(await tokens()).not.toContain('at-0');
  expect(provider.requests).toHaveLength(MANY);
});

it('F17 trusts no token from the future after a restart', async () => {
  stage.jump(-HOUR);
  const [id = ''] = ids;
  // This process has never seen it live, as after a restart.
  expect(await stage.accessTokenFor(id)).toMatchObject({ kind: 'token' });
  expect(provider.requests).toHaveLength(1);
});

it('F17 finds the way back when the clock was years ahead', async () => {
  stage.jump(10 * YEAR);
  await everybodyAsks();
  stage.jump(-10 * YEAR);
  stage.pass(2 * MINUTE);
  await eventually(() => expect(provider.requests).toHaveLength(2 * MANY));
  const due = async () => (await stage.of(ids[0] ?? '')).nextAttemptAt.getTime();
  await eventually(async () => expect(await due()).toBeLessThan(stage.time.wall + HOUR));
  await aLook();
  expect(provider.requests).toHaveLength(2 * MANY + 1);
});
