import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openListStage, type ListStage } from '../testkit/list-stage.js';

const ROWS = 100;
/** Far fewer than one for each row; how many it takes depends a little on who asks in one turn. */
const FEW = 40;
const GRANT = `id health healthReason diagnoses { code } nextRenewalAt usesCurrentSecret mailbox { id } oauthClient { id }
  mailboxes(first: 1) { totalCount nodes { id } }`;
let stage: ListStage;

interface Page {
  totalCount: number;
  nodes: { name: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

interface List {
  nodes: { id: string; latestRun: object }[];
}

beforeAll(async () => {
  stage = await openListStage();
  await stage.fill(ROWS);
});
afterAll(() => stage.close());

describe('a list of a hundred takes a few statements', () => {
  it.each([
    ['mailboxes', `latestRun { id oauthClient { id } mailbox { id } } oauthClient { id name }`],
    ['mailboxes', `runs(first: 2) { totalCount nodes { id } } history(first: 1) { totalCount }`],
    ['mailboxes', `incident { id mailboxCount } grant { ${GRANT} } ownGrant { ${GRANT} }`],
    ['mailboxes', `days { state } dayStates`],
    ['oauthClients', `latestRun { id } runs(first: 1) { nodes { id } } findings { code }`],
    ['oauthClients', `mailboxes(first: 1) { totalCount nodes { id grant { id } } }`],
    ['oauthClients', `grant { ${GRANT} } grants { ${GRANT} }`],
    [
      'oauthClients',
      `pendingRevocations secretChange { movedGrants totalGrants former { neededAt } }`,
    ],
    ['incidents', `oauthClient { id } mailboxCount mailboxes(first: 2) { nodes { id } }`],
    ['incidents', `timeline { kind mailboxes }`],
    ['expirations', `oauthClient { id } mailbox { id }`],
  ])('%s with %s', async (list, fields) => {
    const query = `query ($first: Int!) { ${list}(first: $first) { nodes { id ${fields} } } }`;
    const statements = await stage.statements(async () => {
      const answer = await stage.ask<Record<string, { nodes: object[] }>>(query, { first: ROWS });
      expect(answer[list]?.nodes).toHaveLength(ROWS);
    });
    expect(statements).toBeLessThan(FEW);
  });

  it('apiKeys with the mailboxes of each', async () => {
    const query = '{ apiKeys { id mailboxes { id } } }';
    expect(await stage.statements(() => stage.ask(query))).toBeLessThan(FEW);
  });
});

describe('the rows of a list', () => {
  it('have their own latest run, each', async () => {
    const query = `{ mailboxes(first: 100) { nodes { id latestRun { message mailbox { id } } } }
      oauthClients(first: 100) { nodes { id latestRun { message oauthClient { id } } } } }`;
    const { mailboxes, oauthClients } = await stage.ask<Record<string, List>>(query);
    for (const { id, latestRun } of mailboxes!.nodes)
      expect(latestRun).toEqual({ message: 'the latest', mailbox: { id } });
    for (const { id, latestRun } of oauthClients!.nodes)
      expect(latestRun).toEqual({ message: 'the latest', oauthClient: { id } });
  });

  it('have pages of their own, that go on where they end', async () => {
    const { mailboxStore: mailboxes, clientStore: clients } = stage.stores;
    const [one] = (await clients.page({ first: 1 }, {})).nodes;
    const first = await stage.stores.clientMailboxStore.only(one!.id);
    for (const name of ['b', 'a']) await mailboxes.create({ ...first!, name }, undefined);
    const query = `query ($after: String) { oauthClients(first: 3) { nodes { id mailboxes(first: 2, after: $after) {
      totalCount nodes { name } pageInfo { hasNextPage endCursor } } } } }`;
    const pages = async (after?: string) => {
      const { oauthClients } = await stage.ask<Record<string, { nodes: { mailboxes: Page }[] }>>(
        query,
        { after },
      );
      return oauthClients!.nodes.map((node) => node.mailboxes);
    };
    const [many, alone] = await pages();
    expect(many).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    expect(many!.nodes).toEqual([{ name: '000' }, { name: 'a' }]);
    expect(alone).toMatchObject({
      totalCount: 1,
      nodes: [{ name: '001' }],
      pageInfo: { hasNextPage: false },
    });
    const [rest] = await pages(many!.pageInfo.endCursor);
    expect(rest).toMatchObject({
      totalCount: 3,
      nodes: [{ name: 'b' }],
      pageInfo: { hasNextPage: false },
    });
  });
});
