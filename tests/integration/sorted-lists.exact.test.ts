import { randomUUID } from 'node:crypto';
import { Mailbox } from '@mailkey/server/features/mailboxes/mailbox.entity';
import { selected } from '@mailkey/server/features/mailboxes/mailbox-selection.store';
import type { MailboxListing } from '@mailkey/server/features/mailboxes/mailbox-list';
import { OAuthClient } from '@mailkey/server/features/oauth-clients/oauth-client.entity';
import { folded } from '@mailkey/server/lib/folded';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openListStage, type ListStage } from '../testkit/list-stage.js';
import { createRandom } from '../testkit/random.js';

/** More than what is sorted because there are few of them. */
const ROWS = 1500;
const STATES = ['FAILING', 'UNCHECKED', 'CHECKING', 'OK', 'DISABLED'] as const;
const ORDERS = ['NAME', 'STATE', 'CLIENT', 'HOST', 'CHANGED'] as const;
const HOSTS = ['imap.a.test', 'imap.b.test', 'smtp.a.test', 'mail.ü.test'];
const NAMES = [
  'Ana',
  'ána',
  'ZOË',
  'Box 9',
  'Box 10',
  'ßharp',
  '😀',
  '｡',
  'q"x',
  '100%',
  'a_b*[c]',
];
const random = createRandom('the lists');
const below = (count: number): number => Math.floor(random() * count);
const one = <T>(of: readonly T[]): T => of[below(of.length)]!;
const maybe = <T>(value: () => T): T | undefined => (random() < 0.4 ? value() : undefined);

let stage: ListStage;
let rows: Mailbox[];
const clients: string[] = [];
const asked = new Set<string>();

beforeAll(async () => {
  stage = await openListStage();
  await stage.fill(1);
  const { read } = stage.world.database;
  const [template, client] = [(await read.find(Mailbox))[0]!, (await read.find(OAuthClient))[0]!];
  for (const name of ['Contoso', 'contoso', 'Ábc', 'Ābc']) {
    const { id } = await stage.stores.clientStore.create({ ...client, name }, undefined);
    clients.push(id);
  }
  await stage.world.database.transaction(async (manager) => {
    for (let at = 0; at < ROWS; at += 300)
      await manager.insert(
        Mailbox,
        Array.from({ length: 300 }, () => ({ ...template, ...randomMailbox() })),
      );
  });
  await stage.world.database.transaction((manager) => manager.delete(Mailbox, { id: template.id }));
  rows = await read.find(Mailbox);
  const nothing = (): void => undefined;
  read.connection.setOptions({
    logger: {
      logQuery: (query: string) => void asked.add(query),
      logQueryError: nothing,
      logQuerySlow: nothing,
      logSchemaBuild: nothing,
      logMigration: nothing,
      log: nothing,
    },
  });
});
afterAll(() => stage.close());

function randomMailbox() {
  const [checkHost, sendHost] = [one(HOSTS), one([...HOSTS, null])];
  const incoming = {
    protocol: 'IMAP',
    host: checkHost,
    port: 993,
    security: 'TLS',
    username: null,
  };
  return {
    id: randomUUID(),
    name: `${one(NAMES)} ${below(40)}`,
    address: `${below(900)}@example.org`,
    status: random() < 0.9 ? 'OK' : one(STATES),
    checkHost,
    sendHost,
    incoming,
    outgoing: sendHost && { host: sendHost, port: 465, security: 'TLS', username: null },
    oauthClientId: random() < 0.1 ? null : one(clients),
    updatedAt: new Date(1_700_000_000_000 + below(3000)),
  } as Partial<Mailbox>;
}

const randomListing = (): MailboxListing => ({
  search: maybe(() =>
    one(['ana', 'Zoe', '9', 'x', 'qq', 'q"', '%', 'OX 1', '.ORG', 'no such', 'u.te', '｡', 'c]']),
  ),
  status: maybe(() => STATES.filter(() => random() < 0.4)),
  oauthClientId: maybe(() => one(clients)),
  host: maybe(() => one([...HOSTS, 'nowhere.test'])),
  changedSince: maybe(() => new Date(1_700_000_000_000 + one([0, 1500, 2990]))),
  orderBy: one(ORDERS),
  direction: one(['ASC', 'DESC']),
});

/** What the lists have to be, by going through all rows. */
function expected(listing: MailboxListing): string[] {
  const { status, oauthClientId, host, changedSince, orderBy = 'NAME', direction } = listing;
  const term = folded(listing.search ?? '');
  const found = rows.filter(
    (row) =>
      row.searchText.includes(term) &&
      (!status || status.includes(row.status)) &&
      (!oauthClientId || row.oauthClientId === oauthClientId) &&
      (!host || row.incoming?.host === host || row.outgoing?.host === host) &&
      (!changedSince || row.updatedAt >= changedSince),
  );
  const states: readonly string[] = STATES;
  const keys = {
    NAME: (row: Mailbox) => [row.sortName],
    STATE: (row: Mailbox) => [String(states.indexOf(row.status)), row.sortName],
    CLIENT: (row: Mailbox) => [row.sortClient, row.sortName],
    // Of one host all are equal, whichever of their servers it is.
    HOST: (row: Mailbox) => [host && !oauthClientId ? '' : row.checkHost!, row.sortName],
    CHANGED: (row: Mailbox) => [String(row.updatedAt.getTime())],
  }[orderBy];
  const keyed = found.map((row) => ({ id: row.id, key: [...keys(row), row.id] }));
  keyed.sort((a, b) => compared(a.key, b.key) * (direction === 'DESC' ? -1 : 1));
  return keyed.map(({ id }) => id);
}

/** As SQLite and PostgreSQL ("C") do: by the bytes. */
function compared(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((text, place) => text !== b[place]);
  return at === -1 ? 0 : Buffer.compare(Buffer.from(a[at]!), Buffer.from(b[at]!));
}

it('lists are what they have to be, with any filter in any order, page by page', async () => {
  const { mailboxStore: mailboxes } = stage.stores;
  for (let time = 0; time < 250; time += 1) {
    const listing = randomListing();
    const wanted = expected(listing);
    const first = 1 + below(100);
    const seen: string[] = [];
    for (let after: string | null | undefined, pages = 0; pages < 4; pages += 1) {
      const page = await mailboxes.page({ first, after }, listing);
      seen.push(...page.nodes.map(({ id }) => id));
      expect(await page.totalCount, JSON.stringify(listing)).toBe(
        (await page.totalCountExact) ? wanted.length : 1000,
      );
      expect((await page.totalCountExact) || wanted.length > 1000).toBe(true);
      expect(page.pageInfo.hasNextPage).toBe(seen.length < wanted.length);
      after = page.pageInfo.endCursor;
      if (!page.pageInfo.hasNextPage) break;
    }
    expect(seen, JSON.stringify(listing)).toEqual(wanted.slice(0, seen.length));
  }
});

/** Sorted on purpose, and few; or a table that lists in the order of an index, up to its LIMIT. */
const FINE = [
  /^SCAN (mailbox|"mailbox") USING (COVERING )?INDEX/,
  /^SCAN mailbox_search(_gram)? VIRTUAL TABLE INDEX/,
  /^SCAN (CONSTANT ROW|\(subquery-\d+\)|found|SUBQUERY)/,
];

it('no statement of them reads all rows, or sorts others than the few', async () => {
  const { read } = stage.world.database;
  const faults: string[] = [];
  for (const statement of [...asked]) {
    const plan = await read.query<{ detail: string }[]>(`EXPLAIN QUERY PLAN ${statement}`);
    const details = plan.map(({ detail }) => detail);
    const sortsFew = statement.includes('ORDER BY +') && /"id" IN \(/.test(statement);
    const bad = details.filter((detail) =>
      detail.startsWith('USE TEMP B-TREE')
        ? !sortsFew
        : detail.startsWith('SCAN') && !FINE.some((fine) => fine.test(detail)),
    );
    if (bad.length > 0) faults.push(`${bad.join('; ')}\n  ${statement}`);
  }
  expect(faults).toEqual([]);
});

it('what is done to all that match is done to these very ones', async () => {
  for (let time = 0; time < 100; time += 1) {
    const listing = randomListing();
    const { of } = selected({ kind: 'CHECK', matching: { ...listing, expected: 0 } }, false);
    const statement = `SELECT "id" FROM "mailbox" WHERE ${of.where}`;
    const found: { id: string }[] = await stage.world.database.read.query(statement, [
      ...of.values,
    ]);
    expect(found.map(({ id }) => id).sort(), JSON.stringify(listing)).toEqual(
      expected(listing).sort(),
    );
  }
});
