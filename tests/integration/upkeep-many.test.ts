import 'reflect-metadata';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startFastProvider, type FastProvider } from '../testkit/fast-provider.js';
import { openGrantStage, type GrantStage } from '../testkit/grant-stage.js';

const MINUTE = 60_000;
const HOSTS = 12;
const ALL = 1_500;
/** Every fifth. */
const DUE = ALL / 5;
let providers: FastProvider[];
let stage: GrantStage;

beforeEach(async () => {
  providers = await Promise.all(Array.from({ length: HOSTS }, startFastProvider));
  stage = await openGrantStage();
});
afterEach(async () => {
  await stage.close();
  for (const provider of providers) provider.close();
});

it('F27 renews hundreds that are due at once, few at a time, all before their end', async () => {
  for (const provider of providers) provider.grant(20);
  const url = (at: number) => providers[at % HOSTS]?.url ?? '';
  await stage.put(Array.from({ length: ALL }, (_, at) => url(at)));
  stage.pass(50 * MINUTE);
  await stage.database.transaction((manager) =>
    manager.query(`UPDATE "oauth_grant" SET "nextAttemptAt" = ? WHERE "rowid" % 5 <> 0`, [
      stage.time.wall + 9 * MINUTE,
    ]),
  );
  stage.upkeep.start();
  const requests = () => providers.reduce((sum, { requests }) => sum + requests.length, 0);
  await expect.poll(requests, { timeout: 120_000, interval: 20 }).toBe(DUE);
  for (const provider of providers) {
    expect(provider.most()).toBeLessThanOrEqual(5);
    expect(provider.presentedTwice()).toEqual([]);
  }
  const left = () =>
    stage.database.read.query(
      `SELECT COUNT(*) AS "left" FROM "oauth_grant" WHERE "version" = 1 AND "nextAttemptAt" <= ?`,
      [stage.time.wall],
    );
  await expect.poll(left).toEqual([{ left: 0 }]);
  const ends = await stage.database.read.query<{ at: number }[]>(
    `SELECT "nextAttemptAt" AS "at" FROM "oauth_grant" WHERE "version" = 2`,
  );
  // What came due in one moment is spread over minutes the next time.
  const times = ends.map(({ at }) => at);
  expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(4 * MINUTE);
}, 180_000);
