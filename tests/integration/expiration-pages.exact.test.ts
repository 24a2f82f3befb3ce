import { Grant } from '@mailkey/server/features/grants/grant.entity';
import type { Mailbox } from '@mailkey/server/features/mailboxes/mailbox.entity';
import { findExpirations } from '@mailkey/server/features/expirations/expirations';
import { seenClient, seenGrant } from '@mailkey/server/features/expirations/seen-clients';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { insertRow } from '../testkit/insert-row.js';
import { createRandom } from '../testkit/random.js';
import { openSetStage, type SetStage } from '../testkit/set-stage.js';

const DAY = 24 * 60 * 60_000;
const random = createRandom('what ends');
const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
const PROVIDERS = ['GOOGLE', 'MICROSOFT_365', 'GENERIC', 'YAHOO'] as const;

let stage: SetStage;
let now: Date;
beforeAll(async () => {
  stage = await openSetStage();
  now = stage.clock();
});
afterAll(() => stage.close());

const day = (from: number, to: number) =>
  Math.round(now.getTime() + (from + random() * (to - from)) * DAY);
const maybe = <T>(value: T): T | null => (random() < 0.5 ? value : null);
const flag = () => (random() < 0.7 ? 1 : 0);

async function fill(count: number): Promise<string> {
  const { id } = await stage.client();
  await stage.fill(id, count);
  await stage.grants(id, true);
  return id;
}

/** Whatever a grant may say of its ends. */
async function scramble(id: string): Promise<void> {
  await stage.database.transaction(async (manager) => {
    await manager.query('UPDATE "oauth_client" SET "provider" = ?, "enabled" = ? WHERE "id" = ?', [
      ...[pick(PROVIDERS), flag(), id],
    ]);
    await manager.query(
      'UPDATE "mailbox" SET "enabled" = rowid % 5 > 0 WHERE "oauthClientId" = ?',
      [id],
    );
    for (const grant of await manager.findBy(Grant, { oauthClientId: id })) {
      const grantedAt = day(-120, 0);
      await manager.query(
        `UPDATE "oauth_grant" SET "grantedAt" = ?, "lastRefreshedAt" = ?, "refreshTokenExpiresAt" = ?,
          "accessTokenExpiresAt" = ?, "refreshable" = ?, "slidingEnd" = ?, "failCount" = ?, "status" = ?,
          "accessTokenUrl" = ?, "grantType" = ? WHERE "id" = ?`,
        [
          ...[grantedAt, maybe(day(-40, 0)), maybe(grantedAt + pick([7, 30, 150]) * DAY)],
          ...[day(-40, 2), flag(), flag(), pick([0, 0, 3])],
          pick(['active', 'active', 'misconfigured', 'reauth_required']),
          pick(['https://oauth2.googleapis.com/token', 'https://as.example/token']),
          ...[pick(['AUTHORIZATION_CODE', 'AUTHORIZATION_CODE', 'CLIENT_CREDENTIALS']), grant.id],
        ],
      );
    }
  });
}

/** All of them, by the kinds alone. */
async function expected(): Promise<string[]> {
  const { read } = stage.database;
  const seen = [];
  for (const grant of await read.find(Grant)) {
    const client = (await stage.stores.clientStore.byId(grant.oauthClientId))!;
    const mailbox = grant.mailboxId && (await stage.stores.mailboxStore.byId(grant.mailboxId));
    if (grant.status === 'reauth_required' || (grant.mailboxId && !(mailbox as Mailbox).enabled))
      continue;
    const provider = stage.world.providers[client.provider];
    seen.push(seenGrant(grant, seenClient(client, { provider, grants: [], now })));
  }
  const nothing = { clients: [], certificates: [], apiKeys: [], passwordSenders: [] };
  return findExpirations({ ...nothing, now, grants: seen }).map(({ id }) => id);
}

interface Page {
  expirations: {
    nodes: { id: string }[];
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}
const PAGE = `query ($first: Int!, $after: String, $kinds: [ExpirationKind!], $within: Int) {
  expirations(first: $first, after: $after, kinds: $kinds, within: $within) {
  nodes { id } totalCount pageInfo { hasNextPage endCursor } } }`;

async function walked(variables: object): Promise<string[]> {
  const seen: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { expirations }: Page = await stage.ask<Page>(PAGE, { first: 7, after, ...variables });
    seen.push(...expirations.nodes.map(({ id }) => id));
    [after, more] = [expirations.pageInfo.endCursor, expirations.pageInfo.hasNextPage];
    if (!more) expect(expirations.totalCount).toBe(seen.length);
  }
  return seen;
}

it('pages of what ends are what the kinds say of all grants', async () => {
  let all: string[] = [];
  // How many of them end is chance.
  while (all.length <= 20) {
    for (let at = 0; at < 6; at += 1) await scramble(await fill(12));
    all = await expected();
  }
  expect(await walked({ first: 7 })).toEqual(all);
  expect(await walked({ first: 3, kinds: ['GRANT_IDLE', 'ACCESS'] })).toEqual(
    all.filter((id) => /^(grant-idle|access)\./.test(id)),
  );
  const each: string[] = [];
  for await (const { id } of stage.stores.expirationStore.each({ admin: true }, now)) each.push(id);
  expect(each).toEqual(all);
});

it('a page of what ends costs as much of ten as of a thousand', async () => {
  const page = () => stage.cost(() => stage.ask(PAGE, { first: 5 }));
  const soon = now.getTime() + DAY;
  const key = (at: number) =>
    stage.database.transaction((manager) =>
      insertRow(manager, 'api_key', {
        name: `key ${at}`,
        keyDigest: String(at),
        createdAt: 1,
        expiresAt: soon,
      }),
    );
  for (let at = 0; at < 10; at += 1) await key(at);
  const [few, id] = [await page(), await fill(1000)];
  for (let at = 10; at < 200; at += 1) await key(at);
  const end = `UPDATE "oauth_grant" SET "refreshTokenExpiresAt" = ? WHERE "oauthClientId" = ?`;
  await stage.database.transaction((manager) => manager.query(end, [soon, id]));
  const many = await page();
  expect(many.rows).toBeLessThanOrEqual(few.rows + 10);
  expect(many.statements).toBeLessThanOrEqual(few.statements + 2);
});
