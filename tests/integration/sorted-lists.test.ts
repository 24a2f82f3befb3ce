import { SortedLists1767227756000 } from '@mailkey/server/db/migrations/sqlite/1767227756000-sorted-lists';
import { Mailbox } from '@mailkey/server/features/mailboxes/mailbox.entity';
import { OAuthClient } from '@mailkey/server/features/oauth-clients/oauth-client.entity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openListStage, type ListStage } from '../testkit/list-stage.js';

const NAMES = [
  'Zoë',
  'ältere',
  'Box 10',
  'alt',
  'Box 9',
  'Ørsted',
  'osten',
  'Émile',
  'eva',
  'Łukasz',
  'lukas',
];
const SORTED = [
  'alt',
  'ältere',
  'Box 9',
  'Box 10',
  'Émile',
  'eva',
  'lukas',
  'Łukasz',
  'Ørsted',
  'osten',
  'Zoë',
];
let stage: ListStage;
let template: Mailbox;

type Names = Record<string, { nodes: { name: string }[]; pageInfo: { endCursor: string } }>;

beforeAll(async () => {
  stage = await openListStage();
  await stage.fill(1);
  const [row] = await stage.world.database.read.find(Mailbox);
  template = row!;
  for (const name of NAMES) {
    await stage.stores.mailboxStore.create(
      { ...template, name, address: 'a@example.org' },
      undefined,
    );
    const { id } = await stage.stores.clientStore.create({ ...(await client()), name }, undefined);
    expect(id).toBeTruthy();
  }
});
afterAll(() => stage.close());

const client = async () => (await stage.stores.clientStore.byId(template.oauthClientId!))!;

describe('names sort as people sort', () => {
  it.each(['mailboxes', 'oauthClients'])('in pages of %s', async (list) => {
    const query = `query ($after: String) { ${list}(first: 4, after: $after) { nodes { name } pageInfo { endCursor } } }`;
    const seen: string[] = [];
    for (let after: string | undefined; seen.length < 12;) {
      const page = (await stage.ask<Names>(query, { after }))[list]!;
      seen.push(...page.nodes.map(({ name }) => name));
      after = page.pageInfo.endCursor;
    }
    expect(seen).toEqual(['000', ...SORTED]);
  });

  it('in the mailboxes of a client, and of its grant', async () => {
    const list = `mailboxes(first: 20) { nodes { name } }`;
    const query = `query ($id: ID!) { oauthClient(id: $id) { ${list} grant { ${list} } } }`;
    const { oauthClient } = await stage.ask<{ oauthClient: Names & { grant: Names } }>(query, {
      id: template.oauthClientId,
    });
    expect(oauthClient['mailboxes']!.nodes.map(({ name }) => name)).toEqual(['000', ...SORTED]);
    // One has a grant of its own.
    expect(oauthClient.grant['mailboxes']!.nodes.map(({ name }) => name)).toEqual(SORTED);
  });
});

describe('what lists are sorted and searched by', () => {
  const stored = async <T extends object>(entity: new () => T) =>
    stage.world.database.read.find(entity, { order: { id: 'ASC' } as object });

  it('follows the row and its client', async () => {
    const { id } = await client();
    await stage.stores.clientStore.update(id, (row) => void Object.assign(row, { name: 'Čapek' }));
    const rows = await stage.world.database.read.findBy(Mailbox, { oauthClientId: id });
    expect(new Set(rows.map(({ sortClient }) => sortClient))).toEqual(new Set(['capek']));
    const { id: one } = rows[0]!;
    const named = { name: ' ÄÖ 7', oauthClientId: null };
    const edit = (columns: object) =>
      stage.world.database.transaction((manager) =>
        stage.stores.mailboxStore.update(
          manager,
          { id: one },
          (row) => void Object.assign(row, columns),
        ),
      );
    const changed = await edit(named);
    expect(changed).toMatchObject({ sortName: 'ao 017' });
    expect(changed.searchText).toMatch(/^ao 7\n/);
    expect(await stage.stores.mailboxStore.byId(one)).toMatchObject({ sortClient: '' });
    await edit(template);
  });

  it('is filled for the rows of an older database', async () => {
    const before = [await stored(Mailbox), await stored(OAuthClient)];
    await stage.world.database.transaction(async ({ queryRunner }) => {
      const migration = new SortedLists1767227756000();
      await migration.down(queryRunner!);
      await migration.up(queryRunner!);
    });
    expect([await stored(Mailbox), await stored(OAuthClient)]).toEqual(before);
  });
});
