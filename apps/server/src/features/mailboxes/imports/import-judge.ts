import { capped, harmless } from '../../../lib/capped.js';
import type { FieldProblem } from '../../../lib/errors.js';
import {
  settingsProblems,
  newMailboxSettings,
  type MailboxRules,
  type MailboxSettings,
} from '../mailbox-settings.js';
import { cellsOf, inputOf, type NamedClient } from './import-cells.js';
import type { ImportColumn } from './import-columns.js';
import type { CellProblem } from './mailbox-import.js';

/** One row of a file that has something in it. */
export interface ImportRow {
  /** Of the file, from 1: where the row begins. */
  line: number;
  cells: readonly string[];
}

export interface JudgedRow {
  line: number;
  /** As they may be shown; empty where nobody knows which cell is which. */
  name: string;
  address: string;
  settings: MailboxSettings;
  password: string | null;
  problems: CellProblem[];
}

export interface ImportSurroundings {
  columns: readonly (ImportColumn | undefined)[];
  rules: MailboxRules;
  /** By what a cell says: an id or a name. */
  clientOf(named: string): NamedClient;
}

/** A row as createMailbox would judge it, after what its cells cannot say. */
export function judgeRow({ line, cells: row }: ImportRow, around: ImportSurroundings): JudgedRow {
  const cells = cellsOf(row, around.columns);
  const client =
    cells.oauthClientId === undefined ? undefined : around.clientOf(cells.oauthClientId);
  const { input, problems: unread } = inputOf(cells, client);
  const settings = newMailboxSettings(
    input,
    client?.kind === 'found' ? client.provider : undefined,
  );
  const known = client?.kind === 'found';
  // Of a client that nobody knows the servers are not known either.
  const covered = client && !known ? 'NO_SERVER' : undefined;
  const password = { typed: input.password, stored: false };
  const judged = settingsProblems(settings, password, { ...around.rules, clientKnown: known });
  const all = [...unread, ...judged.map(asCellProblem)].filter(({ code }) => code !== covered);
  const surplus = row.slice(around.columns.length).some((cell) => cell.trim() !== '');
  return surplus
    ? { ...nameless(line), settings, password: null, problems: [tooManyCells(row, around)] }
    : {
        line,
        name: settings.name,
        address: settings.address,
        settings,
        password: input.password ?? null,
        problems: firstOfEach(all),
      };
}

const nameless = (line: number) => ({ line, name: '', address: '' });

/** What is in which cell is anybody's guess, so nothing of it is shown. */
const tooManyCells = (
  row: readonly string[],
  { columns }: Pick<ImportSurroundings, 'columns'>,
): CellProblem => ({
  field: '',
  code: 'TOO_MANY_CELLS',
  message: `This row has ${row.length} cells and the header ${columns.length}. Put a cell that holds a separator into quotation marks.`,
});

const asCellProblem = ({ path, ...problem }: FieldProblem): CellProblem => ({
  field: path.replace(/^input\./, ''),
  ...problem,
});

/** A cell that cannot be read is missing as well: one sentence is enough. */
function firstOfEach(problems: readonly CellProblem[]): CellProblem[] {
  return problems.filter(
    ({ field }, at) => problems.findIndex((other) => other.field === field) === at,
  );
}

/** As it may be shown, whatever stood in the cell. */
export const shown = (text: string): string => capped(harmless(text), 200);

/** How two addresses are the same: by the letters, whatever their case. */
export const addressKey = (address: string): string => address.toLowerCase();

/** The lines of each address that stands in several rows. */
export function repeatedLines(
  rows: readonly Pick<JudgedRow, 'line' | 'address'>[],
): ReadonlyMap<string, readonly number[]> {
  const lines = new Map<string, number[]>();
  for (const { line, address } of rows) {
    if (address === '') continue;
    const key = addressKey(address);
    lines.set(key, [...(lines.get(key) ?? []), line]);
  }
  return new Map([...lines].filter(([, all]) => all.length > 1));
}

const MOST_NAMED = 5;

export function twiceProblem(lines: readonly number[]): CellProblem {
  const named = lines.slice(0, MOST_NAMED);
  const more = lines.length - named.length;
  const last = more > 0 ? `${more} more` : String(named.pop());
  return {
    field: 'address',
    code: 'TWICE',
    message: `Lines ${named.join(', ')} and ${last} have the same address. Keep one of them.`,
  };
}

export const existsProblem = (name: string): CellProblem => ({
  field: 'address',
  code: 'EXISTS',
  message: `There is a mailbox with this address already: ${shown(name)}. Take the row out, or edit that mailbox.`,
});
