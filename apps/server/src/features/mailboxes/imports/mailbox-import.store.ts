import { MoreThan, type EntityManager } from 'typeorm';
import type { Database } from '../../../db/database.js';
import { findRow, insertRow, insertRows, updateRow } from '../../../db/rows.js';
import type { Clock } from '../../../lib/clock.js';
import type { Keyring } from '../../../lib/keyring.js';
import { createSealer } from '../../../lib/sealer.js';
import { Secret } from '../../../lib/secret.js';
import type { TokenUser } from '../mail-places.js';
import { asTokenUser, type ServerPlaces } from '../mailbox-selection.store.js';
import { passwordOrigin } from '../password-origin.js';
import type { ImportOutcome } from './mailbox-import.js';
import { MailboxImport, MailboxImportRow } from './mailbox-import.entity.js';
import type { ListPage, PageRequest } from '../../../db/pages/page.js';
import { paginate } from '../../../db/pages/paginate.js';

const HOUR = 60 * 60_000;
/** Staged ones go after an hour; what has become of one that was ordered is told for a week. */
export const KEPT_MS = { staged: HOUR, done: 7 * 24 * HOUR };
/** Staged ones of one person: with one more, the oldest goes. */
const AT_ONCE = 5;
/** Rows that are deleted in one transaction. */
const SWEPT = 1000;

export type MailboxImportStore = ReturnType<typeof createMailboxImportStore>;

/** Files of mailboxes, and their rows. */
export function createMailboxImportStore({
  database,
  keyring,
  clock,
}: {
  database: Database;
  keyring: Keyring;
  clock: Clock;
}) {
  return {
    ...createRowPasswords(keyring),

    /** Of its owner alone, and only while it is there. */
    async byId(
      id: string,
      ownerId: string,
      manager: EntityManager = database.read,
    ): Promise<MailboxImport | null> {
      const found = await findRow(manager, MailboxImport, { id });
      const gone = found?.expiresAt && found.expiresAt <= clock();
      return found?.ownerId === ownerId && found.stagedAt && !gone ? found : null;
    },

    begin: (manager: EntityManager, begun: MailboxImport) => begin(manager, begun, clock()),

    addRows: (manager: EntityManager, rows: readonly MailboxImportRow[]) =>
      insertRows(manager, MailboxImportRow, rows),

    update,

    current,
    ready,

    /** What it asked for is in the mailbox by now, or will be in none. */
    settle: (manager: EntityManager, id: string, result: Partial<MailboxImportRow>) =>
      updateRow(manager, MailboxImportRow, {
        id,
        settings: null,
        sealedPassword: null,
        ...result,
      }),

    /** Names of the first that are ready, as many as a line of the audit log holds. */
    async firstNames(importId: string, atMost: number, manager: EntityManager): Promise<string[]> {
      const rows = await manager.query<{ name: string }[]>(
        `SELECT "name" FROM "mailbox_import_row" WHERE "importId" = ? AND "outcome" = 'READY' ORDER BY "line" LIMIT ?`,
        [importId, atMost],
      );
      return rows.map(({ name }) => name);
    },

    tokenUsers: (importId: string) => tokenUsers(database.read, importId),

    rows(
      importId: string,
      page: PageRequest,
      outcome: readonly ImportOutcome[] | undefined,
    ): Promise<ListPage<MailboxImportRow>> {
      const query = database.read.createQueryBuilder(MailboxImportRow, 'row');
      query.where('row.importId = :importId', { importId });
      if (outcome) query.andWhere('row.outcome IN (:...outcome)', { outcome });
      return paginate(query, page, { by: 'line', direction: 'ASC' });
    },

    allRows: (importId: string) => allRows(database.read, importId),
    sweep: createSweep({ database, clock }),
  };
}

const update = (manager: EntityManager, changed: Partial<MailboxImport> & { id: string }) =>
  updateRow(manager, MailboxImport, changed);

/** The oldest that is under way, if any. */
const current = (manager: EntityManager) =>
  manager.findOne(MailboxImport, {
    where: { status: 'UNDER_WAY' },
    order: { orderedAt: 'ASC' },
  });

/** The next rows that will be mailboxes. */
const ready = (manager: EntityManager, importId: string, atMost: number) =>
  manager.find(MailboxImportRow, {
    where: { importId, outcome: 'READY' },
    order: { line: 'ASC' },
    take: atMost,
  });

/** Begins one that nobody sees yet; of older ones of the same owner only a few stay. */
async function begin(manager: EntityManager, begun: MailboxImport, now: Date): Promise<void> {
  await insertRow(manager, MailboxImport, begun);
  await manager.query(
    `UPDATE "mailbox_import" SET "expiresAt" = ? WHERE "id" IN (SELECT "id" FROM "mailbox_import"
      WHERE "ownerId" = ? AND "status" = 'STAGED' ORDER BY "begunAt" DESC LIMIT -1 OFFSET ${AT_ONCE})`,
    [now.getTime(), begun.ownerId],
  );
}

/** The password of a row, sealed with the servers that it is for: beside others it does not open. */
function createRowPasswords(keyring: Keyring) {
  type Row = Pick<MailboxImportRow, 'id' | 'settings'>;
  const sealer = createSealer<'sealedPassword', Row>(
    keyring,
    'mailbox_import_row',
    ({ settings }) => passwordOrigin(settings ?? { incoming: null, outgoing: null }),
  );

  return {
    seal: (password: string, row: Row): string =>
      sealer.seal(row, 'sealedPassword', new Secret(password)),

    passwordOf: (row: MailboxImportRow) => sealer.open(row, 'sealedPassword'),
  };
}

/** The servers that would get tokens of a client, each pair of them once. */
async function tokenUsers(read: EntityManager, importId: string): Promise<TokenUser[]> {
  const of = (path: string) => `json_extract("settings", '$.${path}')`;
  const rows = await read.query<Places[]>(
    `SELECT DISTINCT ${of('oauthClientId')} AS "oauthClientId",
      ${of('incoming.host')} AS "incomingHost", ${of('incoming.port')} AS "incomingPort",
      ${of('outgoing.host')} AS "outgoingHost", ${of('outgoing.port')} AS "outgoingPort"
      FROM "mailbox_import_row" WHERE "importId" = ? AND "outcome" = 'READY'
      AND ${of('authentication')} = 'OAUTH2'`,
    [importId],
  );
  return rows.map((row) => asTokenUser(row, row.oauthClientId));
}

type Places = ServerPlaces & { oauthClientId: string | null };

/** Rows that are read at one go. */
const READ_AT_ONCE = 500;

/** All rows, in the order of the file, some at a time. */
async function* allRows(read: EntityManager, importId: string): AsyncGenerator<MailboxImportRow[]> {
  for (let line = 0; ;) {
    const rows = await read.find(MailboxImportRow, {
      where: { importId, line: MoreThan(line) },
      order: { line: 'ASC' },
      take: READ_AT_ONCE,
    });
    if (rows.length > 0) yield rows;
    if (rows.length < READ_AT_ONCE) return;
    line = rows.at(-1)?.line ?? line;
  }
}

/** Deletes what has expired, a part in each transaction. */
function createSweep({ database, clock }: { database: Database; clock: Clock }) {
  async function sweepOne(importId: string): Promise<void> {
    const rows = `SELECT "id" FROM "mailbox_import_row" WHERE "importId" = ? LIMIT ${SWEPT}`;
    const statement = `DELETE FROM "mailbox_import_row" WHERE "id" IN (${rows})`;
    for (let left = SWEPT; left === SWEPT;)
      left = await database.transaction(async (manager) => {
        const done = await manager.queryRunner?.query(statement, [importId], true);
        return done?.affected ?? 0;
      });
    await database.transaction((manager) => manager.delete(MailboxImport, { id: importId }));
  }

  return async function sweep(): Promise<void> {
    const expired = await database.read.query<{ id: string }[]>(
      `SELECT "id" FROM "mailbox_import" WHERE "expiresAt" <= ?`,
      [clock().getTime()],
    );
    for (const { id } of expired) await sweepOne(id);
  };
}
