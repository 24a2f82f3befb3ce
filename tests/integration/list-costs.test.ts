import { createRecheck } from '@mailkey/server/features/incidents/recheck.flow';
import { ApiKey } from '@mailkey/server/features/access/api-key.entity';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertRow } from '../testkit/insert-row.js';
import { openSetStage, type SetStage } from '../testkit/set-stage.js';

const FEW = 10;
const MANY = 1000;

let stage: SetStage;
let clientId: string;
let mailboxIds: string[];
let userId: string;
beforeAll(async () => {
  stage = await openSetStage();
  clientId = (await stage.client()).id;
  mailboxIds = await stage.fill(clientId, MANY);
  userId = await write('user', { email: 'ana@example.org', role: 'ADMIN', createdAt: 1 });
});
afterAll(() => stage.close());

const write = (table: string, values: object) =>
  stage.database.transaction((manager) => insertRow(manager, table, { ...values }));

const newKey = (at: number, more: object = {}) =>
  write('api_key', {
    name: `key ${at}`,
    keyDigest: randomUUID(),
    createdBy: userId,
    createdAt: at,
    scopes: ['TOKENS'],
    mailboxIds: [],
    ...more,
  });

const newSession = (at: number) => {
  const soon = stage.clock().getTime() + 3_600_000;
  const times = { createdAt: 1, authenticatedAt: 1, expiresAt: soon, lastUsedAt: soon + at };
  return write('session', { tokenDigest: randomUUID(), userId, ...times });
};

const newChannel = (at: number) =>
  write('alert_channel', { name: `channel ${String(at).padStart(5, '0')}`, type: 'WEBHOOK' });

interface Rows {
  id: string;
}

describe('a page of a plain list costs as much of ten as of a thousand, and all pages are all of it', () => {
  it.each<
    [what: string, list: string, variables: () => object, add: (at: number) => Promise<string>]
  >([
    ['keys', 'apiKeys(first: $first, after: $after)', () => ({}), newKey],
    [
      'sessions',
      'sessions(userId: $of, first: $first, after: $after)',
      () => ({ of: userId }),
      newSession,
    ],
    ['alert channels', 'alertChannels(first: $first, after: $after)', () => ({}), newChannel],
  ])('%s', async (_what, list, variables, add) => {
    const given = list.includes('$of') ? ', $of: ID' : '';
    const query = `query ($first: Int!, $after: ID${given}) { list: ${list} { id } }`;
    const page = async (more: object) =>
      (await stage.ask<{ list: Rows[] }>(query, { ...variables(), ...more })).list;
    const added: string[] = [];
    const costs = [];
    for (const size of [FEW, 300]) {
      for (let at = added.length; at < size; at += 1) added.push(await add(at));
      const [first] = await page({ first: 1 });
      costs.push([
        await stage.cost(() => page({ first: 5 })),
        await stage.cost(() => page({ first: 5, after: first?.id })),
      ]);
    }
    expect(costs[1]).toEqual(costs[0]);
    const seen: string[] = [];
    for (let rows = await page({ first: 70 }); rows.length > 0;) {
      seen.push(...rows.map(({ id }) => id));
      rows = await page({ first: 70, after: seen.at(-1) });
    }
    expect(seen.slice().sort()).toEqual(added.slice().sort());
    expect(await page({ first: 5, after: randomUUID() })).toEqual([]);
  });
});

it('the keys of people are read a page at a time', async () => {
  const query = '{ users(first: 5) { nodes { apiKeys(first: 3) { id name } } } }';
  const { rows } = await stage.cost(() => stage.ask(query));
  expect(rows).toBeLessThan(20);
  const behind = `query ($after: ID!) { users(first: 5) { nodes { apiKeys(first: 2, after: $after) { name } } } }`;
  const { users } = await stage.ask<{ users: { nodes: { apiKeys: Rows[] }[] } }>(query);
  const after = users.nodes[0]?.apiKeys.at(-1)?.id;
  expect(await stage.ask(behind, { after })).toMatchObject({
    users: { nodes: [{ apiKeys: [{ name: 'key 296' }, { name: 'key 295' }] }] },
  });
});

describe('what a key opens', () => {
  const opens = async (key: string, more = '') => {
    const query = `{ apiKeys(first: 1${more ? `, after: "${more}"` : ''}) { opens(first: 5) { mailboxId } } }`;
    return (await stage.ask<{ apiKeys: { opens: { mailboxId: string }[] }[] }>(query)).apiKeys;
  };

  it('costs as much for ten mailboxes as for a thousand', async () => {
    await newKey(10_000, { mailboxIds: mailboxIds.slice(0, FEW) });
    const few = await stage.cost(() => opens(''));
    await newKey(10_001, { mailboxIds });
    expect(await stage.cost(() => opens(''))).toEqual(few);
  });

  it('leaves out those that are gone, and fills its page with the others', async () => {
    const gone = Array.from({ length: 12 }, () => randomUUID());
    await newKey(10_002, { mailboxIds: [mailboxIds[0], ...gone, ...mailboxIds.slice(1, 9)] });
    const [key] = await opens('');
    expect(key?.opens.map(({ mailboxId }) => mailboxId)).toEqual(mailboxIds.slice(0, 5));
  });
});

it('a mailbox that leaves its client ends what keys were permitted of it, and looks at no other key', async () => {
  const shared = { id: 'grant', consent: 'one', account: [] };
  const opening = (mailboxId: string | undefined, of: unknown) => ({
    mailboxId,
    names: [],
    person: null,
    shared: of,
  });
  const [mine, other] = mailboxIds;
  const openings = [opening(mine, shared), opening(other, shared)];
  const id = await newKey(20_000, { mailboxIds: [mine, other], openings });
  await newKey(20_001, { mailboxIds: [mine], openings: [opening(mine, null)] });
  const end = () =>
    stage.cost(() =>
      stage.database.transaction((manager) => stage.stores.apiKeyStore.endShared(manager, mine!)),
    );
  await end();
  const key = await stage.database.read.findOneByOrFail(ApiKey, { id });
  expect(key.openings).toMatchObject([{ shared: 'ended' }, { shared }]);
  expect((await end()).rows).toBe(0);
});

it('runs of a mailbox are read with their steps for whoever asks for them', async () => {
  const reads = async (fields: string) => {
    const before = stage.allStatements().length;
    const query = `query ($id: ID!) { mailbox(id: $id) { runs(first: 3) { nodes { ${fields} } } } }`;
    await stage.ask(query, { id: mailboxIds[0] });
    return stage.allStatements().slice(before).join();
  };
  await write('run', {
    mailboxId: mailboxIds[0],
    kind: 'CHECK',
    status: 'SUCCEEDED',
    startedAt: 1,
  });
  expect(await reads('id status message')).not.toMatch(/steps|diagnoses|notes/);
  expect(await reads('id steps { name }')).toMatch(/"steps"/);
});

it('what is in trouble at a host is checked anew however its name is written', async () => {
  const server = { protocol: 'IMAP', host: 'mail.written.test', port: 993, security: 'TLS' };
  const [id] = await stage.fill((await stage.client()).id, 1, { incoming: server as never });
  const fail = `UPDATE "mailbox" SET "lastResult" = 'FAILING', "nextCheckAt" = ? WHERE "id" = ?`;
  const later = stage.clock().getTime() + 3_600_000;
  const recheck = async (wanted: object) => {
    await stage.database.transaction((manager) => manager.query(fail, [later, id]));
    return createRecheck(stage.world)(wanted, () => Promise.resolve());
  };
  for (const wanted of [{ host: 'mail.written.test' }, { host: ' MAIL.written.TEST ' }])
    expect(await recheck(wanted)).toMatchObject({ count: 1 });
  const elsewhere = { host: 'mail.written.test', search: 'nobody' };
  expect(await recheck(elsewhere)).toMatchObject({ count: 0 });
});

describe('consents that wait when their client is changed', () => {
  const wait = async (of: string, count: number) => {
    const soon = stage.clock().getTime() + 3_600_000;
    for (const mailboxId of await stage.fill(of, count))
      await write('waiting_consent', {
        oauthClientId: of,
        mailboxId,
        sealedGrant: null,
        expiresAt: soon,
      });
  };
  const waiting = async (of: string) => (await stage.flows.consents.ofClient(of)).length;

  it('are over at once, and dropped fifty at a time', async () => {
    const costs = [];
    for (const size of [60, 300]) {
      const { id } = await stage.client();
      await wait(id, size);
      const drop = () =>
        stage.database.transaction((manager) =>
          stage.flows.consents.drop(manager, { oauthClientId: id }),
        );
      costs.push((await stage.statements(drop)).length);
      expect(await waiting(id)).toBe(0);
    }
    expect(costs[1]).toBe(costs[0]);
    await stage.flows.consents.dropOld();
    const [left] = await stage.database.read.query<{ count: number }[]>(
      'SELECT COUNT(*) AS "count" FROM "waiting_consent"',
    );
    expect(left?.count).toBe(0);
  });
});
