import type { MigrationInterface, QueryRunner } from 'typeorm';
import { searchable, sortKey } from '../../../lib/folded.js';
import { parseUrl } from '../../../lib/parse-url.js';

/** What lists are sorted and searched by; an index for each filter with each order; texts by three characters at a time. */
export class SortedLists1767227756000 implements MigrationInterface {
  readonly name = 'SortedLists1767227756000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column] of COLUMNS)
      await runner.query(`ALTER TABLE "${table}" ADD COLUMN ${column}`);
    await fill(runner, 'mailbox', ({ name, address, incoming, outgoing }) => ({
      sortName: sortKey(name ?? ''),
      searchText: searchable([name, address, hostOf(incoming), hostOf(outgoing)]),
    }));
    await fill(runner, 'oauth_client', ({ name, clientId, tenant, accessTokenUrl }) => {
      const sortHost = parseUrl(accessTokenUrl ?? '')?.hostname ?? '';
      const searchText = searchable([name, clientId, tenant, sortHost]);
      return { sortName: sortKey(name ?? ''), sortHost, searchText };
    });
    await runner.query(`UPDATE "mailbox" SET "sortClient" = ${CLIENT_OF('"mailbox"')}
      WHERE "oauthClientId" IS NOT NULL`);
    for (const [name] of REPLACED) await runner.query(`DROP INDEX "${name}"`);
    for (const [name, on] of indexes()) await runner.query(`CREATE INDEX "${name}" ON ${on}`);
    for (const [, statement] of CLIENT_NAMES) await runner.query(statement);
    for (const table of TABLES)
      for (const statement of searchOf(table)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name] of CLIENT_NAMES) await runner.query(`DROP TRIGGER "${name}"`);
    for (const table of TABLES) {
      for (const event of ['insert', 'update', 'delete'])
        await runner.query(`DROP TRIGGER "${table}_search_${event}"`);
      for (const part of ['search_gram', 'search', 'search_row'])
        await runner.query(`DROP TABLE "${table}_${part}"`);
    }
    for (const [name] of indexes()) await runner.query(`DROP INDEX "${name}"`);
    for (const [name, on] of REPLACED) await runner.query(`CREATE INDEX "${name}" ON ${on}`);
    for (const [table, column] of COLUMNS.toReversed())
      await runner.query(`ALTER TABLE "${table}" DROP COLUMN ${column.split(' ')[0] ?? ''}`);
  }
}

const TABLES = ['mailbox', 'oauth_client'] as const;

/** States by who has to look first. */
const inTurn = (states: readonly string[]): string =>
  `CASE "status" ${states.map((state, at) => `WHEN '${state}' THEN ${at}`).join(' ')} ELSE ${states.length} END`;

const virtual = (expression: string): string => `GENERATED ALWAYS AS (${expression}) VIRTUAL`;

const COLUMNS: [table: string, column: string][] = [
  ['mailbox', `"sortName" text NOT NULL DEFAULT ''`],
  ['mailbox', `"searchText" text NOT NULL DEFAULT ''`],
  ['mailbox', `"sortClient" text NOT NULL DEFAULT ''`],
  ['mailbox', `"sortHost" text ${virtual(`COALESCE("checkHost", '')`)}`],
  // The other of its two servers, where there is another one.
  ['mailbox', `"otherHost" text ${virtual(`NULLIF("sendHost", "checkHost")`)}`],
  [
    'mailbox',
    `"sortStatus" integer ${virtual(inTurn(['FAILING', 'UNCHECKED', 'CHECKING', 'OK', 'DISABLED']))}`,
  ],
  ['oauth_client', `"sortName" text NOT NULL DEFAULT ''`],
  ['oauth_client', `"searchText" text NOT NULL DEFAULT ''`],
  ['oauth_client', `"sortHost" text NOT NULL DEFAULT ''`],
  [
    'oauth_client',
    `"sortStatus" integer ${virtual(inTurn(['NEEDS_ATTENTION', 'DRAFT', 'READY', 'VALIDATED', 'DISABLED']))}`,
  ],
];

const REPLACED = [
  ['mailbox_oauth_client', '"mailbox" ("oauthClientId")'],
  ['mailbox_status', '"mailbox" ("status")'],
  ['oauth_client_status', '"oauth_client" ("status")'],
] as const;

/** The columns of each order; those of a filter stand before them. */
const MAILBOX_ORDERS = {
  '': ['sortName', 'sortStatus', 'sortClient', 'sortHost', 'updatedAt'],
  oauthClientId: ['sortName', 'sortStatus', 'sortHost', 'updatedAt'],
  sortStatus: ['sortClient', 'sortHost', 'updatedAt'],
  sortHost: ['sortStatus', 'sortClient', 'updatedAt'],
  otherHost: ['sortName', 'sortStatus', 'sortClient', 'updatedAt'],
};
const CLIENT_ORDERS = {
  '': ['sortName', 'sortStatus', 'sortHost', 'updatedAt'],
  provider: ['sortName', 'sortStatus', 'sortHost', 'updatedAt'],
  sortStatus: ['sortHost', 'updatedAt'],
  sortHost: ['sortStatus', 'updatedAt'],
};

function indexes(): [name: string, on: string][] {
  return [
    ...indexesOf('mailbox', Object.entries(MAILBOX_ORDERS)),
    ...indexesOf('oauth_client', Object.entries(CLIENT_ORDERS)),
  ];
}

const indexesOf = (table: string, orders: [string, string[]][]): [string, string][] =>
  orders.flatMap(([filter, columns]) =>
    columns.map((column): [string, string] => {
      const byName = column === 'sortName' || column === 'updatedAt' ? [] : ['sortName'];
      const all = [...(filter ? [filter] : []), column, ...byName, 'id'];
      const where = filter === 'otherHost' ? ' WHERE "otherHost" IS NOT NULL' : '';
      const name = ['list', table, filter, column].filter(Boolean).join('_');
      return [name, `"${table}" (${all.map((one) => `"${one}"`).join(', ')})${where}`];
    }),
  );

/** The name of a mailbox's client follows the client, whoever writes either. */
const CLIENT_OF = (mailbox: string): string =>
  `COALESCE((SELECT "sortName" FROM "oauth_client" WHERE "id" = ${mailbox}."oauthClientId"), '')`;
const WRITE_CLIENT = `BEGIN UPDATE "mailbox" SET "sortClient" = ${CLIENT_OF('new')} WHERE "id" = new."id"; END`;
const CLIENT_NAMES: [name: string, statement: string][] = [
  [
    'mailbox_client_insert',
    `CREATE TRIGGER "mailbox_client_insert" AFTER INSERT ON "mailbox"
      WHEN new."oauthClientId" IS NOT NULL ${WRITE_CLIENT}`,
  ],
  [
    'mailbox_client_update',
    `CREATE TRIGGER "mailbox_client_update" AFTER UPDATE OF "oauthClientId" ON "mailbox"
      WHEN new."oauthClientId" IS NOT old."oauthClientId" ${WRITE_CLIENT}`,
  ],
  [
    'oauth_client_name_update',
    `CREATE TRIGGER "oauth_client_name_update" AFTER UPDATE OF "sortName" ON "oauth_client"
      WHEN new."sortName" <> old."sortName"
      BEGIN UPDATE "mailbox" SET "sortClient" = new."sortName" WHERE "oauthClientId" = new."id"; END`,
  ],
];

/** The numbers of rows are kept apart: an implicit rowid may change when the file is packed. */
function searchOf(table: string): string[] {
  const [search, row] = [`"${table}_search"`, `"${table}_search_row"`];
  const number = (which: string) => `(SELECT "number" FROM ${row} WHERE "id" = ${which}."id")`;
  // Two more characters, so that each one of the text begins a group of three.
  const text = (of: string) => `${of}."searchText" || char(10, 10)`;
  return [
    `CREATE TABLE ${row} ("number" integer PRIMARY KEY, "id" varchar(36) NOT NULL UNIQUE)`,
    `CREATE VIRTUAL TABLE ${search} USING fts5("text", content='', contentless_delete=1,
      tokenize='trigram case_sensitive 1')`,
    `CREATE VIRTUAL TABLE "${table}_search_gram" USING fts5vocab('${table}_search', 'row')`,
    `INSERT INTO ${row} ("id") SELECT "id" FROM "${table}"`,
    `INSERT INTO ${search} ("rowid", "text")
      SELECT r."number", ${text('t')} FROM ${row} r JOIN "${table}" t ON t."id" = r."id"`,
    `CREATE TRIGGER "${table}_search_insert" AFTER INSERT ON "${table}" BEGIN
      INSERT INTO ${row} ("id") VALUES (new."id");
      INSERT INTO ${search} ("rowid", "text") VALUES (${number('new')}, ${text('new')}); END`,
    `CREATE TRIGGER "${table}_search_update" AFTER UPDATE OF "searchText" ON "${table}"
      WHEN new."searchText" <> old."searchText" BEGIN
      UPDATE ${search} SET "text" = ${text('new')} WHERE "rowid" = ${number('new')}; END`,
    `CREATE TRIGGER "${table}_search_delete" AFTER DELETE ON "${table}" BEGIN
      DELETE FROM ${search} WHERE "rowid" = ${number('old')};
      DELETE FROM ${row} WHERE "id" = old."id"; END`,
  ];
}

type Row = Record<string, string | null>;

const hostOf = (server: string | null | undefined): string | undefined =>
  server ? (JSON.parse(server) as { host?: string } | null)?.host : undefined; // as the column holds it

/** By the row, a thousand at a time: folding is no matter of SQL. */
async function fill(runner: QueryRunner, table: string, keys: (row: Row) => Row): Promise<void> {
  for (let after = ''; ;) {
    const rows: Row[] = await runner.query(
      `SELECT * FROM "${table}" WHERE "id" > ? ORDER BY "id" LIMIT 1000`,
      [after],
    );
    for (const row of rows) {
      const written = Object.entries(keys(row));
      const set = written.map(([column]) => `"${column}" = ?`).join(', ');
      const values = written.map(([, value]) => value);
      await runner.query(`UPDATE "${table}" SET ${set} WHERE "id" = ?`, [...values, row['id']]);
    }
    after = rows.at(-1)?.['id'] ?? '';
    if (rows.length < 1000) return;
  }
}
