import { MailboxDays1767227758000 } from '@mailkey/server/db/migrations/sqlite/1767227758000-mailbox-days';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertRow } from '../testkit/insert-row.js';
import { temporaryStorage } from '../testkit/storage.js';
import { startWatched, type Watched } from '../testkit/watched-mailboxes.js';

const DAYS = 'date state checks ok failing throttled averageMs longestMs';
const A_DAY = 24 * 60;
let watched: Watched;
let clientId: string;

beforeAll(async () => {
  // The schedule does not look: each check is one that a test asks for.
  watched = await startWatched({ overrides: { lookEveryMs: 600_000 } });
  clientId = await watched.validatedClient();
});
afterAll(() => watched.close());

const days = async (id: string, last: number) =>
  (
    await watched.api.ask(
      `query ($id: ID!, $last: Int!) { mailbox(id: $id) { dayStates(last: $last) days(last: $last) { ${DAYS} } } }`,
      { id, last },
    )
  ).mailbox;
const fleet = async (last: number) =>
  (
    await watched.api.ask(
      'query ($last: Int!) { fleetDays(last: $last) { date ok failing throttled } }',
      { last },
    )
  ).fleetDays;
const today = () => watched.now().toISOString().slice(0, 10);

describe('the days of a mailbox', () => {
  it('tell how its checks went and how long they took, day by day, and so do those of all', async () => {
    const id = await watched.create({ oauthClientId: clientId });
    expect((await days(id, 2)).dayStates).toEqual(['OFF', 'OFF']);
    await watched.check(id);
    await watched.check(id);
    const first = (await days(id, 1)).days[0];
    expect(first).toMatchObject({ date: today(), state: 'OK', checks: 2, ok: 2, failing: 0 });
    expect(first.longestMs).toBeGreaterThanOrEqual(first.averageMs);
    await watched.forward(2 * A_DAY);
    watched.sandbox.befall('imap-off');
    await watched.check(id);
    watched.sandbox.befall(undefined);
    await watched.check(id);
    expect((await days(id, 4)).dayStates).toEqual(['OFF', 'OK', 'OFF', 'FAILING']);
    expect((await days(id, 1)).days[0]).toMatchObject({ checks: 2, ok: 1, failing: 1 });
    const other = await watched.create({ oauthClientId: clientId, name: 'Other' });
    await watched.check(other);
    expect(await fleet(3)).toEqual([
      { date: expect.any(String), ok: 1, failing: 0, throttled: 0 },
      { date: expect.any(String), ok: 0, failing: 0, throttled: 0 },
      { date: today(), ok: 1, failing: 1, throttled: 0 },
    ]);
    await watched.removeAll();
  });

  it('are ninety at most, and no days of a mailbox outlive it', async () => {
    const id = await watched.create({ oauthClientId: clientId });
    await watched.check(id);
    await watched.forward(89 * A_DAY);
    await watched.check(id);
    const { dayStates } = await days(id, 90);
    expect([dayStates.length, dayStates[0], dayStates[89]]).toEqual([90, 'OK', 'OK']);
    await watched.forward(A_DAY);
    expect((await days(id, 90)).dayStates.filter((state: string) => state !== 'OFF')).toHaveLength(
      1,
    );
    await watched.removeAll();
  });

  it.each([0, -1, 91, 2_147_483_647])('are not asked for as %i', async (last) => {
    await expect(fleet(last)).rejects.toThrow('last must be 1 to 90');
  });
});

describe('an older database', () => {
  it('gets the days that its runs still tell of', async () => {
    const { database, remove } = await temporaryStorage();
    const at = (time: string) => Date.parse(time);
    await database.transaction(async (manager) => {
      const runner = manager.queryRunner!;
      const mailboxId = await insertRow(manager, 'mailbox', { name: 'Old' });
      const run = (status: string, startedAt: number, took: number | null) =>
        insertRow(manager, 'run', {
          kind: 'CHECK',
          trigger: 'PERSON',
          status,
          mailboxId,
          startedAt,
          finishedAt: took === null ? null : startedAt + took,
        });
      await run('SUCCEEDED', at('2026-01-02T08:00:00Z'), 200);
      await run('FAILED', at('2026-01-03T08:00:00Z'), 900);
      await run('WARNING', at('2026-01-03T09:00:00Z'), 100);
      await run('CANCELLED', at('2026-01-03T10:00:00Z'), 100);
      await run('RUNNING', at('2026-01-03T11:00:00Z'), null);
      const migration = new MailboxDays1767227758000();
      await migration.down(runner);
      await migration.up(runner);
      const [mailbox] = await manager.query(`SELECT "latestDay" FROM "mailbox"`);
      const [earlier] = await manager.query(`SELECT "days" FROM "mailbox_days"`);
      const day = at('2026-01-03T00:00:00Z') / 86_400_000;
      const none = { throttled: 0, failing: 0 };
      const last = { ...none, day, checks: 2, ok: 1, failing: 1, sumMs: 1_000, maxMs: 900 };
      expect(JSON.parse(mailbox.latestDay)).toEqual(last);
      const first = { ...none, day: day - 1, checks: 1, ok: 1, sumMs: 200, maxMs: 200 };
      expect(JSON.parse(earlier.days)).toEqual([first]);
      expect(await manager.query(`SELECT * FROM "fleet_day" ORDER BY "day"`)).toEqual([
        { day: day - 1, ok: 1, failing: 0, throttled: 0 },
        { day, ok: 0, failing: 1, throttled: 0 },
      ]);
    });
    await remove();
  });
});
