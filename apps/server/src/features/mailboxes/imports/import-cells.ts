import type { IncomingProtocol, MailboxAuthentication } from '../../../graphql/enums.js';
import type { ConnectionSecurity, Provider } from '../../providers/provider.js';
import type { IncomingServerInput, MailboxInput, OutgoingServerInput } from '../mailbox.input.js';
import type { ImportColumn, ImportField } from './import-columns.js';
import type { CellProblem } from './mailbox-import.js';

/** Cells of one row, trimmed, by what they are about. */
export type Cells = Partial<Record<ImportField, string>> & { protocol?: IncomingProtocol };

/** The client that a cell names. */
export type NamedClient =
  { kind: 'found'; id: string; provider: Provider | undefined } | { kind: 'unknown' | 'ambiguous' };

export function cellsOf(
  row: readonly string[],
  columns: readonly (ImportColumn | undefined)[],
): Cells {
  const cells: Cells = {};
  for (const [at, column] of columns.entries()) {
    // Blanks of a password are its own.
    const text = row[at] ?? '';
    const cell = column?.field === 'password' ? text : text.trim();
    if (!column || cell === '') continue;
    cells[column.field] = cell;
    if (column.protocol) cells.protocol = column.protocol;
  }
  return cells;
}

/** What a row asks for, as if it had been typed, and what cannot be read of it. */
export function inputOf(
  cells: Cells,
  client: NamedClient | undefined,
): { input: MailboxInput; problems: CellProblem[] } {
  const read = createReader(cells);
  const provider = client?.kind === 'found' ? client.provider : undefined;
  const input: MailboxInput = {
    name: cells.name ?? '',
    address: cells.address ?? '',
    enabled: read.choice('enabled', YES_OR_NO, 'Write yes or no.') ?? true,
    authentication:
      read.choice('authentication', AUTHENTICATION, 'Write OAUTH2 or PASSWORD.') ??
      usualAuthentication(cells),
    password: cells.password ?? null,
    oauthClientId: client?.kind === 'found' ? client.id : null,
    incoming: incomingOf(cells, read, provider),
    outgoing: outgoingOf(cells, read, provider),
    checkEveryMinutes: read.whole('checkEveryMinutes') ?? null,
  };
  return { input, problems: [...read.problems, ...clientProblems(client)] };
}

/** A password and no client can mean one thing only. */
const usualAuthentication = ({ password, oauthClientId }: Cells): MailboxAuthentication =>
  password && !oauthClientId ? 'PASSWORD' : 'OAUTH2';

function clientProblems(client: NamedClient | undefined): CellProblem[] {
  const problem = (code: string, message: string) => [{ field: 'oauthClientId', code, message }];
  if (client?.kind === 'unknown') return problem('NOT_FOUND', 'This OAuth client does not exist.');
  return client?.kind === 'ambiguous'
    ? problem('AMBIGUOUS', 'Several OAuth clients have this name: write the id of one.')
    : [];
}

type Reader = ReturnType<typeof createReader>;

function createReader(cells: Cells) {
  const problems: CellProblem[] = [];
  return {
    problems,
    choice<T>(field: ImportField, words: Record<string, T>, message: string): T | undefined {
      const cell = cells[field];
      if (cell === undefined) return undefined;
      const word = cell.toLowerCase().replace(/[^a-z0-9]/g, '');
      if (Object.hasOwn(words, word)) return words[word];
      problems.push({ field, code: 'NOT_A_CHOICE', message });
      return undefined;
    },
    /** What is no whole number is out of every range, and judged so. */
    whole(field: ImportField): number | undefined {
      const cell = cells[field];
      if (cell === undefined) return undefined;
      return /^\d{1,9}$/.test(cell) ? Number(cell) : 0;
    },
  };
}

const YES_OR_NO: Record<string, boolean> = {
  yes: true,
  true: true,
  on: true,
  '1': true,
  enabled: true,
  no: false,
  false: false,
  off: false,
  '0': false,
  disabled: false,
};

const AUTHENTICATION: Record<string, MailboxAuthentication> = {
  oauth2: 'OAUTH2',
  oauth: 'OAUTH2',
  xoauth2: 'OAUTH2',
  oauth20: 'OAUTH2',
  password: 'PASSWORD',
};

const SECURITY: Record<string, ConnectionSecurity> = {
  tls: 'TLS',
  ssl: 'TLS',
  ssltls: 'TLS',
  tlsssl: 'TLS',
  starttls: 'STARTTLS',
  none: 'NONE',
};

const NO_SERVER = 'NO_SERVER';
const PROTOCOL: Record<string, IncomingProtocol | typeof NO_SERVER> = {
  imap: 'IMAP',
  imap4: 'IMAP',
  pop3: 'POP3',
  pop: 'POP3',
  none: NO_SERVER,
};

type Protocol = IncomingProtocol | 'SMTP';

/** RFC 8314 and the registered ports, as the mailbox's page offers them. */
const PORTS: Record<Protocol, Record<ConnectionSecurity, number>> = {
  IMAP: { TLS: 993, STARTTLS: 143, NONE: 143 },
  POP3: { TLS: 995, STARTTLS: 110, NONE: 110 },
  SMTP: { TLS: 465, STARTTLS: 587, NONE: 25 },
};

/** Undefined: the row says nothing, so it is the provider's. Null: it says that there is none. */
function incomingOf(
  cells: Cells,
  read: Reader,
  provider: Provider | undefined,
): IncomingServerInput | null | undefined {
  const said = read.choice('incoming.protocol', PROTOCOL, 'Write IMAP or POP3, or none.');
  if (said === NO_SERVER || isNone(cells['incoming.host'])) return null;
  const protocol = said ?? cells.protocol;
  const server = serverOf({ cells, read, direction: 'incoming', protocol: protocol ?? 'IMAP' });
  if (!server && !protocol) return undefined;
  const usual = provider?.incoming.find((one) => !protocol || one.protocol === protocol);
  return { ...(usual ?? { protocol: protocol ?? 'IMAP', ...NOWHERE }), ...server };
}

function outgoingOf(
  cells: Cells,
  read: Reader,
  provider: Provider | undefined,
): OutgoingServerInput | null | undefined {
  if (isNone(cells['outgoing.host'])) return null;
  const server = serverOf({ cells, read, direction: 'outgoing', protocol: 'SMTP' });
  const fromAddress = cells['outgoing.fromAddress'];
  if (!server && fromAddress === undefined) return undefined;
  return {
    ...(provider?.outgoing ?? NOWHERE),
    ...server,
    ...(fromAddress !== undefined && { fromAddress }),
  };
}

/** Judged as what it is: no host. */
const NOWHERE = { host: '', port: 1, security: 'TLS' } as const;

const isNone = (host: string | undefined): boolean => host?.toLowerCase() === 'none';

interface ServerCells {
  cells: Cells;
  read: Reader;
  direction: 'incoming' | 'outgoing';
  protocol: Protocol;
}

/** What the cells of a server say; with a host, port and security follow from each other where one is empty. */
function serverOf({ cells, read, direction, protocol }: ServerCells) {
  const host = cells[`${direction}.host`];
  const port = read.whole(`${direction}.port`);
  const security = read.choice(`${direction}.security`, SECURITY, 'Write TLS, STARTTLS or NONE.');
  const username = cells[`${direction}.username`];
  const login = username === undefined ? {} : { username };
  if (host !== undefined) {
    const secured = security ?? usualSecurity(protocol, port);
    const whole = { host, security: secured, port: port ?? PORTS[protocol][secured], ...login };
    return protocol === 'SMTP' ? whole : { protocol, ...whole };
  }
  const some = { ...(port !== undefined && { port }), ...(security && { security }), ...login };
  return Object.keys(some).length > 0 ? some : undefined;
}

function usualSecurity(protocol: Protocol, port: number | undefined): ConnectionSecurity {
  const ports = PORTS[protocol];
  if (port === ports.TLS) return 'TLS';
  if (port === ports.STARTTLS || protocol === 'SMTP') return 'STARTTLS';
  return 'TLS';
}
