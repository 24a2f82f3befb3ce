import 'reflect-metadata';
import type { GrantSettings } from '@mailkey/server/features/token-endpoint/grant-settings';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startFastProvider, type FastProvider } from '../testkit/fast-provider.js';
import { openGrantStage, type GrantStage } from '../testkit/grant-stage.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
let troubled: FastProvider;
let other: FastProvider;
let stage: GrantStage;

beforeEach(async () => {
  [troubled, other, stage] = await Promise.all([
    startFastProvider(),
    startFastProvider(),
    openGrantStage(),
  ]);
});
afterEach(async () => {
  await stage.close();
  troubled.close();
  other.close();
});

const eventually = (look: () => unknown) => vi.waitFor(look, { timeout: 30_000, interval: 50 });
const at = (provider: FastProvider, count: number) =>
  stage.put(Array<string>(count).fill(provider.url));
const open = (provider: FastProvider) => stage.flow.pauses.pause(new URL(provider.url).host);

/** What was due elsewhere was asked for: so all hosts have been looked at since. */
async function othersGo(count: number): Promise<void> {
  await eventually(() => expect(other.requests).toHaveLength(count));
}

/** Nobody holds a lease: what was asked has been answered, and what it means has been written. */
async function allAnswered(): Promise<void> {
  const held = () => stage.database.read.query('SELECT 1 FROM oauth_grant WHERE leaseUntil > 0');
  await eventually(async () => expect(await held()).toEqual([]));
}

it('asks a dead host once in half a minute for five hundred clients, and others as ever', async () => {
  troubled.cut();
  await at(troubled, 500);
  await at(other, 20);
  stage.pass(50 * MINUTE);
  stage.upkeep.start();
  await othersGo(20);
  await eventually(() => expect(open(troubled)).toBeGreaterThan(0));
  await allAnswered();
  // Those that were on their way when it was given up.
  const before = troubled.requests.length;
  expect(before).toBeLessThanOrEqual(9);
  for (let probe = 1; probe <= 3; probe += 1) {
    stage.pass(29 * SECOND);
    await at(other, 1).then(([id = '']) => stage.change(id, { nextAttemptAt: stage.clock() }));
    await othersGo(20 + probe);
    expect(troubled.requests).toHaveLength(before + probe - 1);
    stage.pass(SECOND);
    await eventually(() => expect(troubled.requests).toHaveLength(before + probe));
    await allAnswered();
  }
  troubled.grant();
  stage.pass(30 * SECOND);
  await eventually(() => expect(troubled.requests.length).toBeGreaterThan(before + 100));
  expect(troubled.most()).toBeLessThanOrEqual(5);
});

it('serves the living token of a host in trouble, and says when it is asked again', async () => {
  troubled.refuse(503);
  const [alive = '', ended = '', ...more] = await at(troubled, 10);
  await stage.change(ended, { accessTokenExpiresAt: stage.clock() });
  stage.pass(59 * MINUTE);
  await Promise.all(more.map((id) => stage.accessTokenFor(id)));
  expect(open(troubled)).toBeGreaterThan(0);
  const before = troubled.requests.length;
  expect(await stage.accessTokenFor(alive)).toMatchObject({ kind: 'token' });
  expect(await stage.accessTokenFor(ended)).toMatchObject({
    kind: 'none',
    code: 'BACKOFF',
    retryAfterSeconds: 30,
    reason: expect.stringContaining('It is asked again at ') as string,
  });
  expect(troubled.requests).toHaveLength(before);
});

it.each([
  ['a number of seconds', '120', 120],
  ['an absurd number', '1000000000', 3600],
  ['a negative number', '-5', 1],
])('leaves a host in peace as long as it asks for: %s', async (_what, header, seconds) => {
  troubled.refuse(429, { 'retry-after': header });
  const [first = '', second = ''] = await at(troubled, 2);
  const [elsewhere = ''] = await at(other, 1);
  stage.pass(61 * MINUTE);
  expect(await stage.accessTokenFor(first)).toMatchObject({ kind: 'none' });
  expect(await stage.accessTokenFor(second)).toMatchObject({
    code: 'BACKOFF',
    retryAfterSeconds: seconds,
  });
  expect(await stage.accessTokenFor(elsewhere)).toMatchObject({ kind: 'token' });
  expect(troubled.requests).toHaveLength(1);
  troubled.grant();
  stage.pass(seconds * SECOND);
  expect(await stage.accessTokenFor(second)).toMatchObject({ kind: 'token' });
});

it('leaves a host in peace until the date that it names', async () => {
  stage.pass(61 * MINUTE - (stage.time.wall % SECOND));
  const until = new Date(stage.time.wall + 90 * SECOND).toUTCString();
  troubled.refuse(503, { 'retry-after': until });
  const [first = '', second = ''] = await at(troubled, 2);
  stage.pass(61 * MINUTE);
  await stage.accessTokenFor(first);
  // The date has passed by now: a second is the least.
  expect(await stage.accessTokenFor(second)).toMatchObject({
    code: 'BACKOFF',
    retryAfterSeconds: 1,
  });
  troubled.refuse(503, { 'retry-after': new Date(stage.time.wall + 90 * SECOND).toUTCString() });
  stage.pass(SECOND);
  await stage.accessTokenFor(second);
  const [third = ''] = await at(troubled, 1);
  await stage.change(third, { accessTokenExpiresAt: stage.clock() });
  const refusal = await stage.accessTokenFor(third);
  expect(refusal).toMatchObject({ code: 'BACKOFF' });
  const wait = refusal.kind === 'none' ? (refusal.retryAfterSeconds ?? 0) : 0;
  expect(wait).toBeGreaterThan(80);
  expect(wait).toBeLessThanOrEqual(90);
});

it('lets a person validate while the host is given up, and takes the answer for its return', async () => {
  troubled.refuse(500);
  const ids = await at(troubled, 12);
  stage.pass(61 * MINUTE);
  await Promise.all(ids.map((id) => stage.accessTokenFor(id)));
  expect(open(troubled)).toBeGreaterThan(0);
  troubled.grant();
  const settings: GrantSettings = {
    accessTokenUrl: troubled.url,
    clientId: 'c',
    secretId: null,
    clientAuthentication: 'NONE',
    grantType: 'CLIENT_CREDENTIALS',
    scopes: ['mail'],
    scopeSeparator: 'SPACE',
  };
  const request = { kind: 'client-credentials', scope: 'mail' } as const;
  const got = await stage.flow.exchange(settings, request, new AbortController().signal);
  expect(got.facts.kind).toBe('granted');
  expect(open(troubled)).toBe(0);
});

it('pulls forward whoever waits for a host that is back, and nobody else', async () => {
  troubled.refuse(500);
  const [misconfigured = '', told = '', ...more] = await at(troubled, 12);
  const [elsewhere = ''] = await at(other, 1);
  stage.pass(61 * MINUTE);
  await Promise.all(more.map((id) => stage.accessTokenFor(id)));
  expect(open(troubled)).toBeGreaterThan(0);
  // Which of them were asked for before the host was given up is nobody's promise.
  const asked = await Promise.all(more.map((id) => stage.of(id)));
  const away = asked.find(({ failCount }) => failCount > 0)?.oauthClientId ?? '';
  const inAnHour = new Date(stage.time.wall + 60 * MINUTE);
  const waits = { failCount: 9, nextAttemptAt: inAnHour };
  const refused = {
    kind: 'refused',
    request: 'refresh',
    error: 'invalid_scope',
    body: '',
  } as const;
  const { lastFailure } = await stage.of(away);
  await stage.change(away, waits);
  await stage.change(misconfigured, { ...waits, lastFailure: { ...refused, status: 400 } });
  await stage.change(told, { ...waits, lastFailure: { ...refused, status: 429 } });
  await stage.change(elsewhere, { ...waits, lastFailure });
  troubled.grant();
  stage.pass(30 * SECOND);
  const [probe = ''] = await at(troubled, 1);
  await stage.change(probe, { accessTokenExpiresAt: stage.clock() });
  expect(await stage.accessTokenFor(probe)).toMatchObject({ kind: 'token' });
  const next = async (id: string) => (await stage.of(id)).nextAttemptAt.getTime();
  expect(await next(away)).toBeGreaterThanOrEqual(stage.time.wall);
  expect(await next(away)).toBeLessThan(stage.time.wall + 10 * SECOND);
  for (const id of [misconfigured, told, elsewhere])
    expect(await next(id)).toBe(inAnHour.getTime());
  const before = troubled.requests.length;
  stage.pass(10 * SECOND);
  stage.upkeep.start();
  await eventually(async () => expect(await stage.of(away)).toMatchObject({ failCount: 0 }));
  expect(troubled.requests.length).toBeGreaterThan(before);
});
