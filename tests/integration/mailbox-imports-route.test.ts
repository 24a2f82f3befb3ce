import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi, type Api } from '../testkit/api.js';
import { stagedFile } from '../testkit/import-drives.js';
import { startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { createPerson, createProgram } from '../testkit/people.js';

const FILE = 'Name;Address;IMAP host;Password\nÄrger;a@import.example;127.0.0.1;s3cret\n';
const LOOK = `query ($id: ID!) { mailboxImport(id: $id) { status total ready unknownColumns
  rows { nodes { line name outcome problems { field code } mailboxId } } } }`;
const COMMIT = `mutation ($id: ID!, $onlyReady: Int) { commitMailboxImport(id: $id, onlyReady: $onlyReady) { status } }`;
const WATCH = `subscription ($id: ID!) { mailboxImportChanged(id: $id) { status created } }`;

let mailkey: Mailkey;
let admin: Api;
beforeAll(async () => {
  mailkey = await startMailkey({ env: { SANDBOX: 'off' } });
  admin = await mailkey.signedIn();
});
afterAll(() => mailkey.close());

async function refused(answer: Promise<Response>) {
  const response = await answer;
  const { errors } = (await response.json()) as {
    errors: { message: string; extensions: { code: string } }[];
  };
  return { status: response.status, code: errors[0]?.extensions.code, said: errors[0]?.message };
}

describe('POST /mailbox-imports', () => {
  it('stages a file, which becomes mailboxes while its sender watches', async () => {
    const id = await stagedFile(admin, FILE);
    expect((await admin.ask(LOOK, { id })).mailboxImport).toEqual({
      status: 'STAGED',
      total: 1,
      ready: 1,
      unknownColumns: [],
      rows: {
        nodes: [{ line: 2, name: 'Ärger', outcome: 'READY', problems: [], mailboxId: null }],
      },
    });
    const watching = admin.subscribe(WATCH, { id });
    expect((await watching.next()).value).toEqual({
      mailboxImportChanged: { status: 'STAGED', created: 0 },
    });
    await admin.ask(COMMIT, { id });
    for await (const { mailboxImportChanged: seen } of watching)
      if (seen.status === 'DONE') {
        expect(seen.created).toBe(1);
        break;
      }
    const { nodes } = (await admin.ask(LOOK, { id })).mailboxImport.rows;
    expect(nodes).toMatchObject([{ outcome: 'CREATED' }]);
    const query = 'query ($id: ID!) { mailbox(id: $id) { address password { isSet } } }';
    expect((await admin.ask(query, { id: nodes[0].mailboxId })).mailbox).toEqual({
      address: 'a@import.example',
      password: { isSet: true },
    });
  });

  it('I6 has a template, and the rows of an import as a file, in which nothing is a formula', async () => {
    const template = await admin.get(`${mailkey.url}/mailbox-imports/template.csv`);
    const text = await template.text();
    expect(template.headers.get('content-type')).toMatch(/^text\/csv/);
    const id = await stagedFile(admin, `${text}=cmd|x,formula@import.example,,,,,,POP3,p.example`);
    const rows = await admin.get(`${mailkey.url}/mailbox-imports/${id}.csv`);
    expect(rows.headers.get('content-disposition')).toMatch(/^attachment/);
    expect((await rows.text()).split('\r\n')).toEqual([
      '"line","name","address","outcome","problems","mailboxId"',
      expect.stringMatching(/^"2","Orders","orders@example.org","PROBLEM","This OAuth client does/),
      expect.stringMatching(/^"3","'=cmd\|x","formula@import.example",/),
      '',
    ]);
    const person = { admin, email: 'third@example.org', role: 'ADMIN' } as const;
    const { api } = await createPerson(mailkey, person);
    expect((await api.get(`${mailkey.url}/mailbox-imports/${id}.csv`)).status).toBe(404);
    const nobody = createApi(mailkey.url);
    expect((await nobody.get(`${mailkey.url}/mailbox-imports/${id}.csv`)).status).toBe(401);
  });

  it('I2 is for those who may create mailboxes, and tells of everybody else', async () => {
    const viewer = await createPerson(mailkey, { admin, email: 'v@example.org', role: 'OPERATOR' });
    const reading = await createProgram(mailkey, admin, { scopes: ['READ', 'OPERATE'] });
    const managing = await createProgram(mailkey, admin, { scopes: ['MANAGE'] });
    const nobody = createApi(mailkey.url);
    expect(await refused(nobody.sendFile(FILE))).toMatchObject({
      status: 401,
      code: 'UNAUTHENTICATED',
    });
    expect(await refused(viewer.api.sendFile(FILE))).toMatchObject({
      status: 403,
      code: 'FORBIDDEN',
    });
    expect(await refused(reading.api.sendFile(FILE))).toMatchObject({ status: 403 });
    const id = await stagedFile(managing.api, FILE);
    expect((await admin.ask(LOOK, { id })).mailboxImport).toBeNull();
    await expect(admin.ask(COMMIT, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(admin.subscribe(WATCH, { id }).next()).rejects.toThrow(/does not exist/);
    const { auditEvents } = await admin.ask(
      '{ auditEvents(action: "mailbox.stage-import") { nodes { outcome actorKind } } }',
    );
    const denied = auditEvents.nodes.filter(
      ({ outcome }: { outcome: string }) => outcome === 'DENIED',
    );
    expect(denied).toHaveLength(3);
  });

  it('joins nobody to those who watch what is theirs', async () => {
    const id = await stagedFile(admin, FILE.replace('a@', 'watched@'));
    const mine = admin.subscribe(WATCH, { id });
    await mine.next();
    const person = { admin, email: 'other@example.org', role: 'ADMIN' } as const;
    const other = await createPerson(mailkey, person);
    await expect(other.api.subscribe(WATCH, { id }).next()).rejects.toThrow(/does not exist/);
    await mine.return(undefined);
  });

  it.each<[string, string | Uint8Array<ArrayBuffer>, Record<string, string>, number, RegExp]>([
    ['a form', FILE, { 'content-type': 'application/x-www-form-urlencoded' }, 415, /text\/csv/],
    ['plain text', FILE, { 'content-type': 'text/plain' }, 415, /text\/csv/],
    ['another charset', FILE, { 'content-type': 'text/csv; charset=latin1' }, 415, /UTF-8/],
    ['gzip', new Uint8Array(gzipSync(FILE)), { 'content-encoding': 'gzip' }, 415, /compressed/],
    ['too much', `${FILE}${' '.repeat(2 * 1024 * 1024)}`, {}, 413, /2 MB/],
    ['nothing', ' ', {}, 422, /empty/],
    ['a header alone', 'Name,Address', {}, 422, /no row/],
    ['no header', 'Box,s3cret\n', {}, 422, /Name and Address are not/],
  ])('refuses in words: %s', async (_what, file, headers, status, words) => {
    const answer = await refused(admin.sendFile(file, headers));
    expect(answer).toMatchObject({ status, said: expect.stringMatching(words) });
    expect(answer.said).not.toContain('s3cret');
  });

  it('takes the charset of UTF-8 and of Excel’s UTF-16', async () => {
    for (const charset of ['utf-8', '"UTF-8"', 'utf-16le', 'utf8; header=present'])
      expect(
        (await admin.sendFile(FILE, { 'content-type': `text/csv; charset=${charset}` })).status,
      ).toBe(201);
  });

  it('I5 takes nothing from pages of other sites, and no other method', async () => {
    const foreign = { origin: 'https://evil.example' };
    expect((await admin.sendFile(FILE, foreign)).status).toBe(403);
    expect((await admin.sendFile(FILE, { 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await admin.get(`${mailkey.url}/mailbox-imports`)).status).toBe(404);
  });
});
