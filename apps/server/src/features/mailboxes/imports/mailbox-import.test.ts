import { describe, expect, it } from 'vitest';
import { createProviders } from '../../providers/index.js';
import type { NamedClient } from './import-cells.js';
import { readHeader, templateRows } from './import-columns.js';
import { judgeRow, repeatedLines, twiceProblem } from './import-judge.js';
import { recordsOf } from './import-records.flow.js';
import { textOf } from './import-text.js';
import { MOST } from './mailbox-import.js';

const GOOGLE = createProviders(undefined).GOOGLE;
const CLIENTS: Record<string, NamedClient> = {
  Workspace: { kind: 'found', id: 'c1', provider: GOOGLE },
  Both: { kind: 'ambiguous' },
};
const rules = { plaintextHosts: ['localhost'] };

async function read(file: string | Uint8Array) {
  const decoded = textOf(typeof file === 'string' ? Buffer.from(file) : file);
  if ('problem' in decoded) return decoded;
  const records = await recordsOf(decoded.text);
  if ('problem' in records) return records;
  const [head, ...rows] = records;
  const header = readHeader(head?.cells ?? []);
  if ('problem' in header) return header;
  const around = {
    columns: header.columns,
    rules,
    clientOf: (named: string): NamedClient => CLIENTS[named] ?? { kind: 'unknown' },
  };
  return { unknown: header.unknown, rows: rows.map((row) => judgeRow(row, around)) };
}

async function rowsOf(file: string | Uint8Array) {
  const result = await read(file);
  if ('problem' in result) throw new Error(result.problem.message);
  return result.rows;
}

async function problemOf(file: string | Uint8Array) {
  const result = await read(file);
  return 'problem' in result ? result.problem : undefined;
}

const codes = ({ problems }: { problems: { field: string; code: string }[] }) =>
  problems.map(({ field, code }) => `${field} ${code}`);

const utf16 = (text: string, bigEndian = false) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};

const PLAIN = 'Name,Address,OAuth client\nÄrger,a@example.org,Workspace\n';

describe('a file', () => {
  it.each([
    ['UTF-8', Buffer.from(PLAIN)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${PLAIN}`)],
    ['CRLF', Buffer.from(PLAIN.replaceAll('\n', '\r\n'))],
    ['CR alone', Buffer.from(PLAIN.replaceAll('\n', '\r'))],
    ['semicolons', Buffer.from(PLAIN.replaceAll(',', ';'))],
    ['tabs in UTF-16, as Excel writes Unicode text', utf16(PLAIN.replaceAll(',', '\t'))],
    ['UTF-16 the other way round', utf16(PLAIN, true)],
    ['a first line that says the separator', Buffer.from(`sep=;\r\n${PLAIN.replaceAll(',', ';')}`)],
    ['quotes', Buffer.from('"Name","Address","OAuth client"\n"Ärger","a@example.org","Workspace"')],
    ['names of the API', Buffer.from(PLAIN.replace('OAuth client', 'oauthClientId'))],
  ])('is read: %s', async (_kind, bytes) => {
    expect(await rowsOf(bytes)).toMatchObject([
      { name: 'Ärger', address: 'a@example.org', problems: [] },
    ]);
  });

  it.each([
    ['empty', ' \r\n\t', 'EMPTY', /empty/],
    [
      'Latin-1',
      Buffer.from('Name,Address\nb,b@x.org\n\xc4rger,a@x.org', 'latin1'),
      'NOT_UTF8',
      /Line 3/,
    ],
    ['a workbook', Buffer.from('PK\u0003\u0004…'), 'NOT_CSV', /workbook/],
    ['UTF-16 without its mark', Buffer.from(PLAIN, 'utf16le'), 'NOT_TEXT', /zero bytes/],
    ['half of UTF-16', utf16(PLAIN).subarray(0, 21), 'BROKEN_UTF16', /UTF-16/],
    ['no header', 'Box,a@example.org,s3cret\n', 'COLUMN_MISSING', /Name and Address are not/],
    ['one column less', 'Name,Password\nBox,s3cret', 'COLUMN_MISSING', /Address is not/],
    ['a column twice', 'Name,Address,E-mail\n', 'COLUMN_TWICE', /Address/],
    ['two incoming hosts', 'Name,Address,IMAP host,POP3 host\n', 'COLUMN_TWICE', /Incoming host/],
    [
      'a stray quote',
      'Name,Address\nA,a@x.org\nB "s3cret",b@x.org',
      'INVALID_OPENING_QUOTE',
      /line 3/,
    ],
    [
      'text behind a quote',
      'Name,Address\n"A"s3cret,a@x.org',
      'CSV_INVALID_CLOSING_QUOTE',
      /line 2/,
    ],
    [
      'an open quote',
      'Name,Address\n\n"A,s3cret\n',
      'CSV_QUOTE_NOT_CLOSED',
      /line 3 is not closed/,
    ],
    ['an endless row', `Name,Address\n"${'x\n'.repeat(11_000)}`, 'CSV_MAX_RECORD_SIZE', /line 2/],
    [
      'too many rows',
      `Name,Address${'\na,a@x.org'.repeat(MOST.rows + 1)}`,
      'TOO_MANY_ROWS',
      /10000/,
    ],
    ['too many lines', '\n'.repeat(MOST.lines), 'EMPTY', /empty/],
    ['too many blank lines', `Name,Address${'\n'.repeat(MOST.lines)}`, 'TOO_MANY_LINES', /30000/],
    ['too many columns', `Name,Address${',x'.repeat(MOST.columns)}`, 'TOO_MANY_COLUMNS', /60/],
  ])('is refused in words, and nothing of it is repeated: %s', async (_kind, file, code, words) => {
    const problem = await problemOf(file);
    expect(problem).toMatchObject({ code, message: expect.stringMatching(words) });
    expect(problem?.message).not.toMatch(/s3cret/);
  });

  it('names columns that nobody knows', async () => {
    const result = await read('Name;Address;Shoe size;;Com\u202ement\nA;a@x.org;43;;hi');
    expect(result).toMatchObject({ unknown: ['Shoe size', 'Com\ufffdment'] });
  });

  it('has a template that is understood', () => {
    const header = readHeader(templateRows[0] ?? []);
    expect(header).toMatchObject({ unknown: [] });
    expect('columns' in header && header.columns.every(Boolean)).toBe(true);
  });
});

describe('a row', () => {
  it('has the line of the file in which it begins', async () => {
    const file = 'Name,Address\r\n\r\n"A\r\nB",a@x.org\r\n,,\r\nC,c@x.org\r\n';
    expect((await rowsOf(file)).map(({ line }) => line)).toEqual([3, 6]);
  });

  it.each([
    ['the provider’s servers', 'OAuth client', 'Workspace', { incoming: GOOGLE.incoming[0] }],
    [
      'one of them',
      'OAuth client,Protocol',
      'Workspace,POP3',
      { incoming: GOOGLE.incoming.find(({ protocol }) => protocol === 'POP3') },
    ],
    [
      'a login there',
      'OAuth client,IMAP login',
      'Workspace,me@x.org',
      { incoming: { ...GOOGLE.incoming[0], username: 'me@x.org' } },
    ],
    [
      'none',
      'OAuth client,Incoming protocol,SMTP host',
      'Workspace,none,S.example',
      { incoming: null, outgoing: { host: 's.example', port: 587, security: 'STARTTLS' } },
    ],
    [
      'POP3 by its heading',
      'OAuth client,POP3 host',
      'Workspace,p.example',
      { incoming: { protocol: 'POP3', host: 'p.example', port: 995, security: 'TLS' } },
    ],
    [
      'security by the port',
      'OAuth client,IMAP host,IMAP port',
      'Workspace,i.example,143',
      { incoming: { port: 143, security: 'STARTTLS' } },
    ],
    [
      'the port by security',
      'OAuth client,SMTP host,SMTP security',
      'Workspace,s.example,SSL/TLS',
      { outgoing: { port: 465, security: 'TLS' } },
    ],
    [
      'a password alone',
      'Password,IMAP host',
      'pass word ,i.example',
      { authentication: 'PASSWORD', oauthClientId: null },
    ],
    [
      'switched off',
      'OAuth client,Enabled,Check every minutes',
      'Workspace,No,60',
      { enabled: false, checkEveryMinutes: 60 },
    ],
  ])('may say: %s', async (_what, columns, cells, settings) => {
    const [row] = await rowsOf(`Name,Address,${columns}\nA,a@x.org,${cells}`);
    expect(row?.problems).toEqual([]);
    expect(row?.settings).toMatchObject(settings);
  });

  it('keeps a password as it stands, blanks and quotes too', async () => {
    const [row] = await rowsOf('Name,Address,Password,IMAP host\nA,a@x.org," p""w ",i.example');
    expect(row?.password).toBe(' p"w ');
  });

  it.each([
    ['no client', 'IMAP host', 'i.example', ['oauthClientId EMPTY']],
    ['an unknown one', 'Client', 'Nobody', ['oauthClientId NOT_FOUND']],
    ['one of several', 'Client', 'Both', ['oauthClientId AMBIGUOUS']],
    [
      'odd words',
      'Client,Enabled,Sign-in,Protocol,SMTP security',
      'Workspace,perhaps,magic,MAPI,maybe',
      [
        'enabled NOT_A_CHOICE',
        'authentication NOT_A_CHOICE',
        'incoming.protocol NOT_A_CHOICE',
        'outgoing.security NOT_A_CHOICE',
      ],
    ],
    ['words of every object', 'Client,Enabled', 'Workspace,constructor', ['enabled NOT_A_CHOICE']],
    [
      'ports that are none',
      'Client,IMAP host,IMAP port,SMTP host,SMTP port',
      'Workspace,i.example,993.0,s.example,1e3',
      ['incoming.port OUT_OF_RANGE', 'outgoing.port OUT_OF_RANGE'],
    ],
    [
      'a host that is none',
      'Client,IMAP host',
      'Workspace,https://i.example',
      ['incoming.host NOT_A_HOST'],
    ],
    ['a port without a host', 'Password,IMAP port', 'p,993', ['incoming.host NOT_A_HOST']],
    [
      'no TLS',
      'Client,IMAP host,IMAP security',
      'Workspace,localhost,none',
      ['incoming.security TLS_REQUIRED'],
    ],
    ['no password', 'Sign-in,IMAP host', 'password,i.example', ['password EMPTY']],
    ['no server', 'Password', 'p', ['incoming NO_SERVER']],
    [
      'a rare interval',
      'Client,Check every minutes',
      'Workspace,now',
      ['checkEveryMinutes OUT_OF_RANGE'],
    ],
    ['a cell too many', 'Client', 'Workspace,left, over', [' TOO_MANY_CELLS']],
  ])('is a problem: %s', async (_what, columns, cells, expected) => {
    const [row] = await rowsOf(`Name,Address,${columns}\nA,a@x.org,${cells}`);
    expect(codes(row!)).toEqual(expected);
  });

  it('is judged with the words of a mailbox that is typed', async () => {
    const [row] = await rowsOf('Name,Address,Client\n,nobody,Workspace');
    expect(row?.problems).toEqual([
      { field: 'name', code: 'EMPTY', message: 'A name is needed.' },
      { field: 'address', code: 'NOT_AN_EMAIL', message: 'This is not an e-mail address.' },
    ]);
  });
});

it('addresses that stand there twice are told with their lines, whatever their case', () => {
  const rows = [2, 3, 5, 8, 9, 10, 11].map((line) => ({
    line,
    address: `A${line % 2 ? 1 : 2}@x.org`,
  }));
  const lines = repeatedLines([
    ...rows,
    { line: 12, address: 'a2@X.ORG' },
    { line: 13, address: '' },
  ]);
  expect(lines.get('a2@x.org')).toEqual([2, 8, 10, 12]);
  expect(twiceProblem([3, 7]).message).toMatch(/^Lines 3 and 7 have/);
  expect(twiceProblem([1, 2, 3, 4, 5, 6, 7]).message).toMatch(
    /^Lines 1, 2, 3, 4, 5 and 2 more have/,
  );
});
