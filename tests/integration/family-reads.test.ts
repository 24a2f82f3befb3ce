import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSetStage, type SetStage } from '../testkit/set-stage.js';

/** Clients with ten mailboxes and with a thousand, each with a grant of its own. */
let stage: SetStage;
let few: string;
let many: string;

beforeAll(async () => {
  stage = await openSetStage();
  [few, many] = [await family(10), await family(1000)];
});
afterAll(() => stage.close());

async function family(count: number): Promise<string> {
  const { id } = await stage.client();
  await stage.fill(id, count);
  await stage.grants(id, true);
  return id;
}

describe('what a client is asked for costs as much with ten mailboxes as with a thousand', () => {
  it.each([
    ['a page of mailboxes', 'mailboxes(first: 5) { nodes { id name } pageInfo { hasNextPage } }'],
    ['how many there are', 'mailboxes(first: 1) { totalCount totalCountExact }'],
  ])('%s', async (_what, fields) => {
    const query = `query ($id: ID!) { oauthClient(id: $id) { id ${fields} } }`;
    const cost = (id: string) => stage.cost(() => stage.ask(query, { id }));
    expect(await cost(many)).toEqual(await cost(few));
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
    expect(without.statements).toBe(1);
    expect(asked.statements).toBe(2);
    expect(await stage.ask(list('totalCount totalCountExact'), { id: many })).toEqual({
      mailboxes: { totalCount: 1000, totalCountExact: true },
    });
  });

  it('costs nothing where the list ends on its first page', async () => {
    const one = await family(1);
    const query = list('nodes { id } totalCount totalCountExact');
    const asking = () => stage.ask(query, { id: one });
    expect(await asking()).toMatchObject({ mailboxes: { totalCount: 1, totalCountExact: true } });
    expect((await stage.cost(asking)).statements).toBe(1);
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
