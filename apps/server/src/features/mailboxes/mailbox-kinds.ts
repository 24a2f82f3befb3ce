/**
 * Expressions on a row of `mailbox` by which mailboxes are alike: what is judged from their settings is
 * judged once for all that are. The database compares; nothing is loaded.
 */

type Server = 'incoming' | 'outgoing';
type ServerField = 'protocol' | 'host' | 'port' | 'security' | 'username' | 'fromAddress';

export const part = (server: Server, field: ServerField): string =>
  `json_extract("mailbox"."${server}", '$.${field}')`;

/** Null where there is no such server. */
const login = (server: Server): string =>
  `CASE WHEN ${part(server, 'host')} IS NOT NULL
    THEN lower(COALESCE(${part(server, 'username')}, "mailbox"."address")) END`;

export const sendingLogin = login('outgoing');

const local = (address: string): string =>
  `substr(${address}, 1, instr(${address} || '@', '@') - 1)`;

/** How an address relates to the account that has signed in: the same, of the same name elsewhere, another. */
const relation = (address: string, account: string): string =>
  `CASE WHEN ${address} = ${account} THEN 2 WHEN ${local(address)} = ${local(account)} THEN 1
    WHEN ${address} IS NULL THEN NULL ELSE 0 END`;

const ofOneOf = (value: string, known: readonly (string | number)[]): string =>
  `CASE WHEN ${value} IN (${known.map((one) => `'${one}'`).join(', ')}) THEN ${value} END`;

const domain = `lower(substr("mailbox"."address", instr("mailbox"."address", '@')))`;

/** By everything that the findings of a client look at: few, whatever mailboxes there are. */
export function lintKind(account: string, known: { hosts: string[]; ports: number[] }): string[] {
  const ports = known.ports.map(String);
  const server = (one: Server): string[] => [
    ofOneOf(`lower(${part(one, 'host')})`, known.hosts),
    ofOneOf(`CAST(${part(one, 'port')} AS TEXT)`, ports),
    part(one, 'security'),
    `${part(one, 'host')} IS NULL`,
  ];
  return [
    part('incoming', 'protocol'),
    ...server('incoming'),
    ...server('outgoing'),
    `${sendingLogin} = lower("mailbox"."address")`,
    `lower("mailbox"."address") = ${account}`,
    ...PERSONAL.map((name) => `${domain} GLOB '@${name}.*'`),
  ];
}

/** Names of domains of personal accounts at Microsoft; which ones are is for the rules to say. */
const PERSONAL = ['outlook', 'hotmail', 'live', 'msn', 'passport', 'windowslive'];

/** By everything that the receipt of a consent looks at. */
export const receiptKind = (account: string): string[] => [
  '"mailbox"."authentication"',
  ...(['incoming', 'outgoing'] as const).flatMap((one) => [
    ...(['protocol', 'host', 'port', 'security'] as const).map((field) => part(one, field)),
    relation(login(one), account),
  ]),
  `${part('outgoing', 'fromAddress')} IS NULL`,
  relation(`lower("mailbox"."address")`, account),
  domain,
];
