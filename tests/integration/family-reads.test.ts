import { oauthMailboxes } from '@mailkey/server/features/mailboxes/mailbox-set';
import { Grant } from '@mailkey/server/features/grants/grant.entity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newGrant } from '../testkit/grant-stage.js';
import { openSetStage, type SetStage } from '../testkit/set-stage.js';

/** Clients with ten mailboxes and with a thousand: each has a grant of its own, or all share one that lacks a scope. */
let stage: SetStage;
let few: string;
let many: string;
let pairs: [few: string, many: string][];

beforeAll(async () => {
  stage = await openSetStage();
  [few, many] = [await family(10), await family(1000)];
  pairs = [
    [few, many],
    [await family(10, false), await family(1000, false)],
  ];
  for (const id of pairs.flat())
    await stage.database.transaction((manager) => {
      const cause = stage.cause(`client:${id}`, { oauthClientId: id });
      return stage.flows.incidents.found(manager, oauthMailboxes(id), cause);
    });
  const missing = JSON.stringify(['https://outlook.office.com/IMAP.AccessAsUser.All']);
  await stage.database.transaction((manager) =>
    manager.query('UPDATE "oauth_grant" SET "missingScopes" = ?', [missing]),
  );
});
afterAll(() => stage.close());

async function family(count: number, own = true): Promise<string> {
  const { id } = await stage.client();
  await stage.fill(id, count);
  await stage.grants(id, own);
  return id;
}

describe('what a client is asked for costs as much with ten mailboxes as with a thousand', () => {
  it.each([
    ['a page of mailboxes', 'mailboxes(first: 5) { nodes { id name } pageInfo { hasNextPage } }'],
    ['how many there are', 'mailboxes(first: 1) { totalCount totalCountExact }'],
    ['a page of grants', 'grantConnection(first: 5) { nodes { id mailbox { id } } }'],
    ['the former list of grants', 'grants(first: 5) { id }'],
    ['how many grants', 'grantCount grantConnection(first: 1) { totalCount }'],
    ['a change of the secret', 'secretChange { movedGrants totalGrants former { neededAt } }'],
    ['the findings', 'findings { code title }'],
    ['a receipt', 'grant { diagnoses { code title } mailboxes(first: 2) { totalCount } }'],
    ['whether it is healthy', 'grant { health healthReason }'],
  ])('%s', async (_what, fields) => {
    const query = `query ($id: ID!) { oauthClient(id: $id) { id ${fields} } }`;
    const cost = (id: string) => stage.cost(() => stage.ask(query, { id }));
    for (const [ten, thousand] of pairs) expect(await cost(thousand)).toEqual(await cost(ten));
  });
});

it.each([
  [
    'what an edit would end',
    `query ($id: ID!) { oauthClientEditImpact(id: $id, input: { clientId: "other" }) {
      endsGrants mailboxCount mailboxes(first: 3) { name } } }`,
  ],
  ['a deletion that is refused', 'mutation ($id: ID!) { deleteOAuthClient(id: $id) }'],
  ['a validation', 'mutation ($id: ID!) { validateOAuthClient(id: $id) { run { status } } }'],
])('so does %s', async (_what, source) => {
  const cost = (id: string) => stage.cost(() => stage.answer(source, { id }));
  for (const [ten, thousand] of pairs) expect(await cost(thousand)).toEqual(await cost(ten));
});

it('a client that is in use is so by the first ten, and by how many more', async () => {
  const remove = 'mutation ($id: ID!) { deleteOAuthClient(id: $id) }';
  const { errors } = await stage.answer(remove, { id: many });
  expect(errors[0]).toMatchObject({
    message: expect.stringMatching(/ is used by (?:Box[ \d]*, ){9}Box[ \d]* and 990 more\.$/),
    originalError: { code: 'IN_USE', details: { mailboxCount: 1000, mailboxes: { length: 10 } } },
  });
});

describe('an incident', () => {
  const asked = `query ($id: ID!) { mailboxes(oauthClientId: $id, first: 1) { nodes { incident {
    mailboxCount omittedMoments timeline { kind mailboxes mailboxCount } } } } }`;

  it('is told with ten names of a moment, and how many there are, whatever its size', async () => {
    const cost = (id: string) => stage.cost(() => stage.ask(asked, { id }));
    expect(await cost(many)).toEqual(await cost(few));
    const { mailboxes } = await stage.ask<{ mailboxes: { nodes: object[] } }>(asked, { id: many });
    expect(mailboxes.nodes).toMatchObject([
      {
        incident: {
          mailboxCount: 1000,
          omittedMoments: 0,
          timeline: [{ kind: 'OPENED', mailboxes: { length: 10 }, mailboxCount: 1000 }],
        },
      },
    ]);
  });

  it('of many moments is read in few', async () => {
    const [, of] = pairs[1]!;
    await stage.database.transaction((manager) =>
      manager.query(
        `UPDATE "incident_mailbox" SET "joinedAt" = "joinedAt" + 1000 * rowid
          WHERE "mailboxId" IN (SELECT "id" FROM "mailbox" WHERE "oauthClientId" = ?)`,
        [of],
      ),
    );
    const read = () => stage.ask(asked, { id: of });
    expect((await stage.cost(read)).rows).toBeLessThan(600);
  });
});

it('the latest run of a row is read with its steps for whoever asks for them', async () => {
  const reads = async (fields: string) => {
    const before = stage.allStatements().length;
    await stage.ask(`{ mailboxes(first: 2) { nodes { latestRun { id ${fields} } } } }`);
    return stage.allStatements().slice(before).join();
  };
  expect(await reads('status message startedAt')).not.toMatch(/steps|diagnoses|notes/);
  expect(await reads('... on Run { diagnoses { code } }')).toMatch(/"steps"/);
});

describe('the grants of a client', () => {
  const page = `query ($id: ID!, $first: Int!, $after: String) { oauthClient(id: $id) { grantConnection(first: $first, after: $after) {
    nodes { id mailbox { id } } totalCount totalCountExact pageInfo { hasNextPage endCursor } } } }`;
  interface Grants {
    nodes: { id: string; mailbox: { id: string } | null }[];
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string };
  }

  it.each([1, 3, 5, 11])('come in pages of %i, the default one first', async (first) => {
    const seen: Grants['nodes'] = [];
    for (let after: string | undefined, more = true; more;) {
      const { oauthClient } = await stage.ask<{ oauthClient: { grantConnection: Grants } }>(page, {
        id: few,
        first,
        after,
      });
      const { nodes, totalCount, pageInfo } = oauthClient.grantConnection;
      expect(totalCount).toBe(11);
      seen.push(...nodes);
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    expect(seen[0]!.mailbox).toBeNull();
    expect(new Set(seen.map(({ id }) => id)).size).toBe(11);
    expect(seen).toHaveLength(11);
  });

  it('are still a plain list, in the same order', async () => {
    const list = `query ($id: ID!, $after: ID) { oauthClient(id: $id) { grants(first: 6, after: $after) { id } } }`;
    const read = async (after?: string) =>
      (
        await stage.ask<{ oauthClient: { grants: { id: string }[] } }>(list, { id: few, after })
      ).oauthClient.grants.map(({ id }) => id);
    const first = await read();
    const rest = await read(first.at(-1));
    const { oauthClient } = await stage.ask<{ oauthClient: { grantConnection: Grants } }>(page, {
      id: few,
      first: 20,
    });
    expect([...first, ...rest]).toEqual(oauthClient.grantConnection.nodes.map(({ id }) => id));
    expect(await read('nobody')).toEqual([]);
  });
});

describe('the grant on which a next secret is proved', () => {
  const today = { clientId: 'c', accessTokenUrl: 'https://as.example/token' };
  const chosen = async (...grants: Partial<Grant>[]) => {
    const { id } = await stage.client();
    const ids = await stage.fill(id, grants.length);
    await stage.database.transaction(async (manager) => {
      for (const [at, more] of grants.entries()) {
        const granted = newGrant(today.accessTokenUrl, new Date());
        const holder = { oauthClientId: id, mailboxId: ids[at]! };
        const { id: grant } = await stage.stores.grantStore.put(manager, holder, granted);
        await manager.update(Grant, { id: grant }, { ...today, account: String(at), ...more });
      }
    });
    const client = { ...(await stage.stores.clientStore.byId(id))!, ...today };
    return (await stage.stores.grantListStore.toProveWith(client))?.account ?? null;
  };
  const at = (time: number) => ({ accessTokenExpiresAt: new Date(time) });

  it('is the one whose token ends first, be it one that waits for a better secret', async () => {
    expect(await chosen(at(2), { ...at(1), status: 'misconfigured' }, at(3))).toBe('1');
  });

  it.each<[string, Partial<Grant>]>([
    ['has ended', { status: 'reauth_required' }],
    ['cannot be refreshed', { refreshable: false }],
    ['was given to another application', { clientId: 'another' }],
    ['was given elsewhere', { accessTokenUrl: 'https://other.example/token' }],
  ])('is none that %s', async (_what, more) => {
    expect(await chosen(more)).toBeNull();
  });
});

describe('totalCount', () => {
  const list = (fields: string) =>
    `query ($id: ID!) { mailboxes(oauthClientId: $id, first: 2) { ${fields} } }`;

  it('is counted for whoever asks, and for nobody else', async () => {
    const cost = (fields: string) => stage.cost(() => stage.ask(list(fields), { id: many }));
    const [without, asked] = [
      await cost('nodes { id }'),
      await cost('nodes { id } totalCount totalCountExact again: totalCount'),
    ];
    expect(asked.statements).toBe(without.statements + 1);
    expect(await stage.ask(list('totalCount totalCountExact'), { id: many })).toEqual({
      mailboxes: { totalCount: 1000, totalCountExact: true },
    });
  });

  it('costs nothing where the list ends on its first page', async () => {
    const one = await family(1);
    const query = list('nodes { id } totalCount totalCountExact');
    const asking = () => stage.ask(query, { id: one });
    expect(await asking()).toMatchObject({ mailboxes: { totalCount: 1, totalCountExact: true } });
    const without = await stage.cost(() => stage.ask(list('nodes { id }'), { id: one }));
    expect(await stage.cost(asking)).toEqual(without);
  });

  it.each([10_000, 10_001])('of %i', async (count) => {
    const { id } = await stage.client();
    await stage.fill(id, count);
    const query = `query ($id: ID!) {
      mailboxes(oauthClientId: $id, first: 1) { totalCount totalCountExact }
      oauthClient(id: $id) { mailboxes(first: 1) { totalCount totalCountExact } } }`;
    const total = { totalCount: 10_000, totalCountExact: count === 10_000 };
    expect(await stage.ask(query, { id })).toEqual({
      mailboxes: total,
      oauthClient: { mailboxes: total },
    });
  });
});
