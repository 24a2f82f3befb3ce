import {
  checkAnew,
  checkSoon,
  pauseHost,
  resumeHost,
} from '@mailkey/server/features/mailboxes/check-soon.store';
import { Mailbox } from '@mailkey/server/features/mailboxes/mailbox.entity';
import { oauthMailboxes } from '@mailkey/server/features/mailboxes/mailbox-set';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOST, openFamilyStage, type FamilyStage } from '../testkit/family-stage.js';

const HOUR = 60 * 60_000;

let stage: FamilyStage;
let clientId: string;
let now: Date;
beforeEach(async () => {
  stage = await openFamilyStage();
  clientId = (await stage.client()).id;
  now = stage.clock();
});
afterEach(() => stage.close());

/** Seconds from now until each is checked, by name. */
async function waits(): Promise<(number | null)[]> {
  const order = { name: 'ASC' } as const;
  const rows = await stage.database.read.find(Mailbox, {
    where: { oauthClientId: clientId },
    order,
  });
  return rows.map(
    ({ nextCheckAt }) => nextCheckAt && (nextCheckAt.getTime() - now.getTime()) / 1000,
  );
}

/** Mailboxes whose checks are a second apart, in an hour from now. */
async function fill(count: number): Promise<string[]> {
  const ids = await stage.fill(clientId, count);
  for (const [at, id] of ids.entries()) await change(id, { nextCheckAt: inMs(HOUR + at * 1000) });
  return ids;
}

const inMs = (ms: number): Date => new Date(now.getTime() + ms);
const change = (id: string, columns: Partial<Mailbox>) =>
  stage.database.transaction((manager) => manager.update(Mailbox, { id }, columns));
const soon = () =>
  stage.database.transaction((manager) => checkSoon(manager, oauthMailboxes(clientId), now));
const anew = () =>
  stage.database.transaction((manager) => checkAnew(manager, oauthMailboxes(clientId), now));

describe('mailboxes that need not wait for their turn', () => {
  it.each([
    ['the only one begins in five seconds', 1, [5]],
    ['few follow at half a second', 4, [5, 5.5, 6, 6.5]],
  ])('are checked one after the other: %s', async (_what, count, expected) => {
    await fill(count);
    await soon();
    expect(await waits()).toEqual(expected);
  });

  it('are checked within a minute, a thousand of them, too', async () => {
    await stage.fill(clientId, 1000);
    await soon();
    const all = await waits();
    expect([Math.min(...all.map(Number)), Math.max(...all.map(Number))]).toEqual([5, 54.95]);
    expect(new Set(all).size).toBe(1000);
  });

  it('wait for a check under way, and are not put off, nor called in from where they were sent away', async () => {
    const [busy = '', near = '', slow = '', refused = '', off = ''] = await fill(6);
    await change(busy, { checkingRunId: '1' });
    await change(near, { nextCheckAt: inMs(1000) });
    await change(slow, { slowdown: 1 });
    await change(refused, { refusedLogins: 1 });
    await change(off, { enabled: false, nextCheckAt: null });
    await soon();
    expect(await waits()).toEqual([65.5, 1, 3602, 3603, null, 6]);
  });
});

describe('mailboxes whose logins may be refused again', () => {
  it('are checked three seconds apart at each server, who was refused least first', async () => {
    const [one = '', two = '', elsewhere = '', off = ''] = await fill(5);
    await change(one, { refusedLogins: 4, refusedSince: now });
    await change(two, { refusedLogins: 2, nextCheckAt: inMs(1000) });
    await change(elsewhere, { checkHost: 'other.test' });
    await change(off, { enabled: false, nextCheckAt: null, refusedLogins: 3 });
    expect(await anew()).toEqual({ count: 4, until: inMs(11_000) });
    expect(await waits()).toEqual([11, 1, 5, null, 5]);
    const counts = await stage.database.read.find(Mailbox, { order: { name: 'ASC' } });
    expect(counts.map(({ refusedLogins }) => refusedLogins)).toEqual([0, 0, 0, 3, 0]);
    expect(counts.every(({ refusedSince }) => refusedSince === null)).toBe(true);
  });

  it('are none where there are none', async () => {
    expect(await anew()).toEqual({ count: 0, until: now });
  });
});

describe('a host that turns everybody away', () => {
  it('is asked by one in an hour, and by all of them once it answers', async () => {
    const [refused = '', away = ''] = await fill(4);
    await change(refused, { refusedLogins: 1, nextCheckAt: inMs(10 * HOUR) });
    await change(away, { checkHost: 'other.test', sendHost: HOST });
    const pause = (turnedAway: string) =>
      stage.database.transaction((manager) => pauseHost(manager, { host: HOST, turnedAway }, now));
    await pause(refused);
    const [own, asks, ...others] = await waits();
    expect([own, asks]).toEqual([36_000, 3600]);
    for (const other of others) expect(other).toBeGreaterThanOrEqual(4320);
    await pause(away);
    expect((await waits()).slice(0, 2)).toEqual([36_000, 3600]);
    await stage.database.transaction((manager) => resumeHost(manager, HOST, now));
    expect((await waits()).map(Number).sort((a, b) => a - b)).toEqual([5, 8, 11, 36_000]);
  });
});
