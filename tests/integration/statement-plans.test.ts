import type { Context } from '@mailkey/server/graphql/context';
import { createGrantEnd } from '@mailkey/server/features/incidents/grant-end.flow';
import { createRecheck } from '@mailkey/server/features/incidents/recheck.flow';
import { Grant } from '@mailkey/server/features/grants/grant.entity';
import { oauthMailboxes } from '@mailkey/server/features/mailboxes/mailbox-set';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HOST, openFamilyStage, type FamilyStage } from '../testkit/family-stage.js';

let stage: FamilyStage;
beforeAll(async () => {
  stage = await openFamilyStage();
  await stage.channel();
});
afterAll(() => stage.close());

/** Tables that stay small, whatever the number of mailboxes. */
const SMALL = [
  'alert_channel',
  'api_key',
  'batch',
  'data_key',
  'json_each',
  'mailbox_action',
  'user',
];

/** What reads a whole table or sorts nevertheless, and why it may. */
const ALLOWED: [statement: RegExp, why: string][] = [
  [/ROW_NUMBER\(\) OVER/, 'gives each of the mailboxes that it changes its turn, by one sort'],
  [/SELECT DISTINCT "incidentId"/, 'reads the links that it ends, most of them of one incident'],
  [
    /SELECT DISTINCT "clientId", "accessTokenUrl"/,
    'an edit of the client: once for all grants of it',
  ],
  [/^DELETE FROM "data_key" WHERE 0 = 1/, 'takes the write lock and reads nothing'],
  [/FROM "mailbox_state_change".* LIMIT 50 OFFSET 200/, 'sorts only those of one millisecond'],
  [/FROM "audit_event" ORDER BY "sequence" DESC LIMIT 1/, 'reads the last row by the primary key'],
  [/FROM "revocation" "row"/, 'what waits to be revoked, the least tried first'],
  [/FROM "batch" "Batch" ORDER BY/, 'a few rows while something is under way, else none'],
  [/LIMIT 100\) "one" JOIN/, 'a hundred rows of a subquery that an index has put in order'],
  [/"dummy_table" WHERE EXISTS/, 'asks whether a row exists: the table is one constant row'],
  [/^INSERT INTO "(audit_event|mailbox_import_row)".* VALUES/, 'its own rows'],
  [/^SELECT DISTINCT json_extract\("settings"/, 'a commit: once for the rows of one file'],
  [/WITH RECURSIVE numbers|WHERE "oauthClientId" = \? ORDER BY "name"$/, 'fills the stage'],
];

const renamed = (oauthClientId: string) =>
  ({ kind: 'CLIENT_NAME', oauthClientId, done: 0 }) as const;

/** Everything that flows and upkeep ask of the database in the life of a client with its mailboxes. */
async function live(): Promise<void> {
  const { flows, stores, database, clock } = stage;
  const client = await stage.client();
  const { id: oauthClientId } = client;
  const ids = await stage.fill(oauthClientId, 5);
  await stage.grants(oauthClientId, true);
  const edit = (change: object, ...fields: string[]) =>
    stores.clientStore.update(oauthClientId, (stored, manager) =>
      flows.clientChanged(manager, Object.assign(stored, change), fields),
    );
  const { incidents } = flows;
  const end = createGrantEnd({ incidents, clock, publicUrl: 'https://m.example' });
  await database.transaction(async (manager) => {
    const cause = stage.cause(`client:${oauthClientId}`, { oauthClientId });
    await incidents.found(manager, oauthMailboxes(oauthClientId), cause);
    const grant = await manager.findOneByOrFail(Grant, { oauthClientId });
    const facts = { kind: 'refused', status: 400, error: 'invalid_grant' };
    await end(manager, { grant, facts } as Parameters<typeof end>[1]);
    await incidents.recheckSoon(manager, { oauthClientId, mailboxId: null });
    await incidents.works(manager, ids[0]!);
    await incidents.withdrawn(manager, ids[1]!);
    await incidents.slowed(manager, ids[2]!);
    const away = stage.cause(`shut-out:${HOST}`, { host: HOST });
    await incidents.shutOut(manager, ids[1]!, away);
    await incidents.answered(manager, HOST);
    const server = stage.cause(`server:${HOST}:993`, { host: HOST });
    await incidents.found(manager, oauthMailboxes(oauthClientId), server);
  });
  const inTransaction = () => Promise.resolve();
  await createRecheck(stage.world)({ oauthClientId }, inTransaction);
  await edit({ clientId: 'other' }, 'clientId');
  await edit({ enabled: false }, 'enabled');
  await edit({ enabled: true, clientId: 'c' }, 'enabled', 'clientId');
  await edit({ name: 'Renamed' }, 'name');
  await database.transaction((manager) => flows.batches.follow(manager, renamed(oauthClientId)));
  await flows.batches.work();
  await flows.mailboxActions.forget();
  await stores.mailboxActionStore.page({ first: 5 });
  await flows.incidentReminders.remind();
  await stores.scheduleStore.resume(clock());
  for (const busyHosts of [[], [HOST]])
    await stores.scheduleStore.due(clock(), { atMost: 20, busyHosts });
  await stores.upkeepStore.due(clock(), ['a:1']);
  await stores.upkeepStore.pullForward('127.0.0.1:80', clock());
  await stores.revocationStore.due([]);
  await database.transaction((manager) => flows.mailboxEdits.remove(manager, ids[4]!));
  await importFile(client);
}

/** A file from its staging until nothing of it is left, and one that is discarded. */
async function importFile({ id: oauthClientId }: { id: string }): Promise<void> {
  const { flows, stores, time } = stage;
  const actor = {
    kind: 'user',
    id: oauthClientId,
    email: 'a@example.org',
    role: 'ADMIN',
    recent: true,
  };
  const asked = { actor, request: { ip: '127.0.0.1' } } as unknown as Context;
  const rows = [1, 2, 3].map((at) => `Box ${at},new${at}@example.org,${oauthClientId},${HOST},`);
  const file = Buffer.from(
    ['Name,Address,Client,IMAP host,Password', ...rows, 'Odd,box00001@EXAMPLE.org,,h,p'].join('\n'),
  );
  for (const then of ['commit', 'discard'] as const) {
    const staged = await flows.stageImport(asked, file);
    if ('problem' in staged) throw new Error(staged.problem.message);
    const { id } = staged;
    for (const outcome of [undefined, ['READY'], ['READY', 'EXISTS']] as const) {
      const { pageInfo } = await stores.mailboxImportStore.rows(id, { first: 1 }, outcome);
      await stores.mailboxImportStore.rows(id, { first: 1, after: pageInfo.endCursor }, outcome);
    }
    await (then === 'commit'
      ? flows.mailboxImports.commit(asked, id, rows.length)
      : flows.mailboxImports.discard(asked, id));
    await flows.batches.work();
    for await (const part of stores.mailboxImportStore.allRows(id)) expect(part).not.toEqual([]);
  }
  time.wall += 8 * 24 * 60 * 60_000;
  await stores.mailboxImportStore.sweep();
}

it('every statement of flows and upkeep finds its rows by an index, and sorts none', async () => {
  await live();
  const faults: string[] = [];
  for (const written of stage.allStatements()) {
    const statement = written.replaceAll(/\s+/g, ' ');
    if (!/^\s*(SELECT|UPDATE|DELETE|INSERT|WITH)/i.test(statement)) continue;
    if (ALLOWED.some(([known]) => known.test(statement))) continue;
    const plan = await stage.database.read.query<{ detail: string }[]>(
      `EXPLAIN QUERY PLAN ${statement}`,
    );
    const bad = plan.map(({ detail }) => detail).filter((detail) => isFault(detail, statement));
    if (bad.length > 0) faults.push(`${bad.join('; ')}\n  ${statement}`);
  }
  expect(faults).toEqual([]);
});

function isFault(detail: string, statement: string): boolean {
  if (detail.startsWith('USE TEMP B-TREE')) return true;
  const [, name] = /^SCAN (\w+)/.exec(detail) ?? [];
  if (!name || name === 'CONSTANT') return false;
  const [, table = name] = new RegExp(`"(\\w+)" (?:AS )?"?${name}"?\\b`).exec(statement) ?? [];
  return !SMALL.includes(table);
}
