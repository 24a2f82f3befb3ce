import { capped, harmless } from '../../../lib/capped.js';
import { MOST, type FileProblem } from './mailbox-import.js';

/** What a column is about: a field of MailboxInput, and the protocol where its heading says so. */
export interface ImportColumn {
  field: ImportField;
  protocol?: 'IMAP' | 'POP3';
}

/** As in MailboxInput. */
export type ImportField =
  | 'name'
  | 'address'
  | 'enabled'
  | 'authentication'
  | 'password'
  | 'oauthClientId'
  | 'checkEveryMinutes'
  | `incoming.${'protocol' | 'host' | 'port' | 'security' | 'username'}`
  | `outgoing.${'host' | 'port' | 'security' | 'username' | 'fromAddress'}`;

/** By the words of the mailbox's page; the names of MailboxInput are understood as well. */
const WORDS: Record<ImportField, readonly string[]> = {
  name: ['Name', 'Display name'],
  address: ['Address', 'E-mail address', 'E-mail', 'Mailbox'],
  enabled: ['Enabled'],
  authentication: ['Authentication', 'Sign-in'],
  password: ['Password'],
  oauthClientId: ['OAuth client', 'OAuth client id', 'Client'],
  checkEveryMinutes: ['Check every minutes', 'Checked by itself'],
  'incoming.protocol': ['Incoming protocol', 'Protocol'],
  'incoming.host': ['Incoming host', 'Incoming server'],
  'incoming.port': ['Incoming port'],
  'incoming.security': ['Incoming security'],
  'incoming.username': ['Incoming login', 'Incoming user name'],
  'outgoing.host': ['Outgoing host', 'Outgoing server', 'SMTP host', 'SMTP server'],
  'outgoing.port': ['Outgoing port', 'SMTP port'],
  'outgoing.security': ['Outgoing security', 'SMTP security'],
  'outgoing.username': ['Outgoing login', 'Outgoing user name', 'SMTP login', 'SMTP user name'],
  'outgoing.fromAddress': ['From address', 'From', 'Outgoing from address', 'SMTP from address'],
};

const FIELDS = Object.keys(WORDS) as ImportField[]; // its keys
const NEEDED: readonly ImportField[] = ['name', 'address'];
const SEPARATORS = [',', ';', '\t'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** The heading as the template writes it. */
export const headingOf = (field: ImportField): string => WORDS[field][0] ?? field;

const known = new Map<string, ImportColumn>(
  FIELDS.flatMap((field) =>
    [field, ...WORDS[field]].flatMap((words) => {
      const column: [string, ImportColumn] = [plain(words), { field }];
      const [, rest] = /^Incoming (.*)$/.exec(words) ?? [];
      const said = rest === undefined || rest === 'protocol' ? [] : (['IMAP', 'POP3'] as const);
      const byProtocol = said.map((protocol): [string, ImportColumn] => [
        plain(`${protocol} ${rest}`),
        { field, protocol },
      ]);
      return [column, ...byProtocol];
    }),
  ),
);

/** What a heading means; case, blanks and signs do not matter. */
function columnOf(heading: string): ImportColumn | undefined {
  return known.get(plain(heading));
}

function plain(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The separator by which a header names most columns that are known. */
export function separatorOf(header: string): Separator {
  const found = SEPARATORS.map((separator) => ({
    separator,
    count: header.split(separator).filter((cell) => columnOf(cell)).length,
  }));
  return found.reduce((best, one) => (one.count > best.count ? one : best)).separator;
}

export interface Header {
  /** By place; undefined: left out. */
  columns: (ImportColumn | undefined)[];
  /** Headings that nobody knows, as they may be shown. */
  unknown: string[];
}

/** What a header says, or why rows cannot be read by it. It repeats nothing of a line that is no header. */
export function readHeader(cells: readonly string[]): Header | { problem: FileProblem } {
  if (cells.length > MOST.columns)
    return refused('TOO_MANY_COLUMNS', `It has more than ${MOST.columns} columns.`);
  const columns = cells.map(columnOf);
  const fields = columns.flatMap((column) => (column ? [column.field] : []));
  const missing = NEEDED.filter((field) => !fields.includes(field)).map(headingOf);
  if (missing.length > 0)
    return refused(
      'COLUMN_MISSING',
      `The first line names the columns, and ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not among them. Columns are separated by commas, semicolons or tabs; the template has all of them.`,
    );
  const twice = fields.find((field, at) => fields.indexOf(field) !== at);
  if (twice)
    return refused(
      'COLUMN_TWICE',
      `Two columns mean the same: ${headingOf(twice)}. Keep one of them.`,
    );
  const unknown = cells.filter((cell, at) => cell.trim() !== '' && !columns[at]);
  return { columns, unknown: unknown.map((cell) => capped(harmless(cell.trim()), 80)) };
}

const refused = (code: string, message: string) => ({ problem: { code, message } });

const EXAMPLES: readonly Partial<Record<ImportField, string>>[] = [
  {
    name: 'Orders',
    address: 'orders@example.org',
    enabled: 'yes',
    authentication: 'OAUTH2',
    oauthClientId: 'Name or id of the OAuth client',
    checkEveryMinutes: '15',
    'incoming.protocol': 'IMAP',
    'incoming.host': 'imap.example.org',
    'incoming.port': '993',
    'incoming.security': 'TLS',
    'outgoing.host': 'smtp.example.org',
    'outgoing.port': '587',
    'outgoing.security': 'STARTTLS',
  },
];

/** The template: every column, and a row that shows how it is meant. */
export const templateRows: readonly string[][] = [
  FIELDS.map(headingOf),
  ...EXAMPLES.map((example) => FIELDS.map((field) => example[field] ?? '')),
];
