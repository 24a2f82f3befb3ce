import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Database } from '../../../db/database.js';
import { actorOf, type Context } from '../../../graphql/context.js';
import { auditEntry, type Audit } from '../../access/audit-entry.js';
import type { Clock } from '../../../lib/clock.js';
import { failpoint } from '../../../lib/failpoint.js';
import { createTurns } from '../../../lib/turns.js';
import type { Providers } from '../../providers/index.js';
import type { MailHostStore } from '../mail-host.store.js';
import type { MailboxRules } from '../mailbox-settings.js';
import { cellsOf } from './import-cells.js';
import { readHeader, type Header } from './import-columns.js';
import {
  addressKey,
  existsProblem,
  judgeRow,
  repeatedLines,
  shown,
  twiceProblem,
  type ImportRow,
  type JudgedRow,
} from './import-judge.js';
import { mailboxesAt, namedClients, type KnownMailbox } from './import-lookups.store.js';
import { textOf } from './import-text.js';
import type { FileProblem, ImportOutcome } from './mailbox-import.js';
import { MailboxImport, MailboxImportRow } from './mailbox-import.entity.js';
import { KEPT_MS, type MailboxImportStore } from './mailbox-import.store.js';

export interface StagingDependencies {
  database: Database;
  mailboxImports: MailboxImportStore;
  mailHosts: Pick<MailHostStore, 'unconfirmed'>;
  providers: Providers;
  rules: MailboxRules;
  audit: Pick<Audit, 'record'>;
  clock: Clock;
}

/** Rows that are judged at one go, and written in one transaction. */
const AT_ONCE = 500;
const MOST_SERVERS = 20;

export type ImportStage = ReturnType<typeof createStaging>;

/** Reads a file and judges its rows; no mailbox is written. Passwords are sealed as they are staged. */
export function createStaging(deps: StagingDependencies) {
  const { database, mailboxImports: store, clock } = deps;

  /** Gives the id of the import, or why the file cannot be read. */
  return async function stage(
    context: Pick<Context, 'actor'> & { request: { ip: string } },
    bytes: Uint8Array,
  ): Promise<{ id: string } | { problem: FileProblem }> {
    const read = await fileOf(bytes);
    if ('problem' in read) return read;
    const judged = await judgedRows(read);
    const begun = newImport(actorOf(context).id, read, clock());
    await database.transaction((manager) => store.begin(manager, begun));
    const counts = await place(begun.id, judged);
    const newServers = shortened(await serversToConfirm(begun.id));
    await database.transaction(async (manager) => {
      await store.update(manager, { id: begun.id, ...counts, newServers, stagedAt: clock() });
      const subject = { kind: 'mailbox-import', id: begun.id, name: rowsInWords(judged.length) };
      await deps.audit.record(manager, auditEntry(context, 'mailbox.stage-import', { subject }));
    });
    return { id: begun.id };
  };

  async function judgedRows({ header, rows }: ReadFile): Promise<JudgedRow[]> {
    const { columns } = header;
    const named = rows.flatMap(({ cells }) => cellsOf(cells, columns).oauthClientId ?? []);
    const clientOf = await namedClients(database.read, named, deps.providers);
    const around = { columns, clientOf, rules: deps.rules };
    const turn = createTurns();
    const judged: JudgedRow[] = [];
    for (const row of rows) {
      if (judged.length % AT_ONCE === 0) await turn();
      judged.push(judgeRow(row, around));
    }
    return judged;
  }

  /** Writes the rows with their verdicts; gives how many have which. */
  async function place(importId: string, judged: readonly JudgedRow[]): Promise<Counts> {
    const lines = repeatedLines(judged);
    const counts = { ready: 0, problems: 0, twice: 0, existing: 0 };
    for (let from = 0; from < judged.length; from += AT_ONCE) {
      const some = judged.slice(from, from + AT_ONCE);
      await database.transaction(async (manager) => {
        const rows = await rowsOf(manager, some, { importId, lines });
        await store.addRows(manager, rows);
        for (const { outcome } of rows) counts[COUNTED[outcome]] += 1;
      });
      await failpoint('import.staging');
    }
    return counts;
  }

  async function rowsOf(
    manager: EntityManager,
    judged: readonly JudgedRow[],
    { importId, lines }: { importId: string; lines: ReadonlyMap<string, readonly number[]> },
  ): Promise<MailboxImportRow[]> {
    const addresses = judged
      .map(({ address }) => address)
      .filter((address) => address.length <= 254);
    const there = await mailboxesAt(manager, addresses);
    return judged.map((row) => {
      const key = addressKey(row.address);
      return rowOf(row, { importId, lines: lines.get(key), known: there.get(key) });
    });
  }

  /** What is not ready keeps nothing of what it asked for. */
  function rowOf(judged: JudgedRow, { importId, lines, known }: Found): MailboxImportRow {
    const problems = [
      ...judged.problems,
      ...(lines ? [twiceProblem(lines)] : []),
      ...(known ? [existsProblem(known.name)] : []),
    ];
    const outcome = outcomeOf(judged, { lines, known });
    const ready = outcome === 'READY';
    const row = { id: randomUUID(), settings: ready ? judged.settings : null };
    const { password } = judged;
    return Object.assign(new MailboxImportRow(), row, {
      importId,
      line: judged.line,
      outcome,
      problems,
      name: shown(judged.name),
      address: shown(judged.address),
      sealedPassword: ready && password ? store.seal(password, row) : null,
      mailboxId: outcome === 'EXISTS' ? (known?.id ?? null) : null,
    });
  }

  async function serversToConfirm(importId: string): Promise<string[]> {
    const users = await store.tokenUsers(importId);
    const places = await Promise.all(users.map((user) => deps.mailHosts.unconfirmed(user)));
    return [...new Set(places.flat())];
  }
}

interface ReadFile {
  header: Header;
  rows: readonly ImportRow[];
}

async function fileOf(bytes: Uint8Array): Promise<ReadFile | { problem: FileProblem }> {
  const decoded = textOf(bytes);
  if ('problem' in decoded) return decoded;
  // Its parser is loaded with the first file.
  const { recordsOf } = await import('./import-records.flow.js');
  const records = await recordsOf(decoded.text);
  if ('problem' in records) return records;
  const [head, ...rows] = records;
  const header = readHeader(head?.cells ?? []);
  if ('problem' in header) return header;
  if (rows.length > 0) return { header, rows };
  return { problem: { code: 'NO_ROWS', message: 'It has a header and no row below it.' } };
}

interface Found {
  importId: string;
  /** All lines that have its address, where there are several. */
  lines: readonly number[] | undefined;
  known: KnownMailbox | undefined;
}

type Counts = Pick<MailboxImport, 'ready' | 'problems' | 'twice' | 'existing'>;

const COUNTED: Record<ImportOutcome, keyof Counts> = {
  READY: 'ready',
  PROBLEM: 'problems',
  TWICE: 'twice',
  EXISTS: 'existing',
  CREATED: 'existing',
  REFUSED: 'problems',
};

function outcomeOf(
  { problems }: JudgedRow,
  { lines, known }: Pick<Found, 'lines' | 'known'>,
): ImportOutcome {
  if (problems.length > 0) return 'PROBLEM';
  if (lines) return 'TWICE';
  return known ? 'EXISTS' : 'READY';
}

function newImport(ownerId: string, { header, rows }: ReadFile, now: Date): MailboxImport {
  return Object.assign(new MailboxImport(), {
    id: randomUUID(),
    ownerId,
    asked: null,
    status: 'STAGED',
    total: rows.length,
    ready: 0,
    problems: 0,
    twice: 0,
    existing: 0,
    created: 0,
    refused: 0,
    unknownColumns: header.unknown,
    newServers: [],
    begunAt: now,
    stagedAt: null,
    orderedAt: null,
    endedAt: null,
    expiresAt: new Date(now.getTime() + KEPT_MS.staged),
  });
}

const rowsInWords = (count: number): string => (count === 1 ? '1 row' : `${count} rows`);

function shortened(servers: readonly string[]): string[] {
  const more = servers.length - MOST_SERVERS;
  return [...servers.slice(0, MOST_SERVERS), ...(more > 0 ? [`… (${more} more)`] : [])];
}
