import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../testkit/api.js';
import { ADMIN, startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { createPerson, createProgram, signIn, type Person } from '../testkit/people.js';

let mailkey: Mailkey;
let admin: Api;
let viewer: Person;
let ahead = 0;
beforeAll(async () => {
  const clock = () => new Date(Date.now() + ahead);
  mailkey = await startMailkey({ env: { SANDBOX: 'off' }, overrides: { clock } });
  admin = await mailkey.signedIn();
  viewer = await createPerson(mailkey, { admin, email: 'viewer@example.org', role: 'VIEWER' });
});
afterAll(() => mailkey.close());

interface Told {
  action: string;
  outcome: string;
  actorKind: string;
  actorName: string | null;
  subjectId: string | null;
  subjectName: string | null;
  fields: string[];
}

async function find(filter: string): Promise<Told[]> {
  const query = `{ auditEvents(first: 100, ${filter}) { nodes { action outcome actorKind actorName subjectId subjectName fields } } }`;
  return (await admin.ask(query)).auditEvents.nodes;
}

describe('L2 denied attempts', () => {
  it('are told with who tried, once a minute', async () => {
    const deleteIt = () => viewer.api.send('mutation { deleteMailbox(id: "x") }');
    for (let i = 0; i < 5; i++) await deleteIt();
    const denied = { action: 'mutation.deleteMailbox', outcome: 'DENIED', actorName: viewer.email };
    expect(await find('action: "mutation.deleteMailbox"')).toMatchObject([denied]);
    ahead += 61_000;
    await deleteIt();
    expect(await find('action: "mutation.deleteMailbox"')).toHaveLength(2);
  });

  it('are told of programs, of nobody and of routes', async () => {
    const program = await createProgram(mailkey, admin, { scopes: ['READ'] });
    await program.api.send('{ apiKeys { id } }');
    await mailkey.anonymous.send('{ users { totalCount } }');
    await viewer.api.get(`${mailkey.url}/audit.csv`);
    expect(await find('action: "query"')).toMatchObject([
      { action: 'query.users', actorKind: 'anonymous', actorName: null },
      { action: 'query.apiKeys', actorKind: 'api-key', actorName: 'a program that may READ' },
    ]);
    expect(await find('action: "audit.export"')).toMatchObject([
      { outcome: 'DENIED', actorName: viewer.email },
    ]);
  });

  it('are told of subscriptions and of tokens, with what was wanted', async () => {
    const incoming = { protocol: 'IMAP', host: 'imap.example.org', port: 993, security: 'TLS' };
    const input = { name: 'Desk', address: 'desk@example.org', incoming, outgoing: null };
    const signsIn = { authentication: 'PASSWORD', password: 'not a real one' };
    const { createMailbox } = await admin.ask(
      'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }',
      { input: { ...input, ...signsIn } },
    );
    const mailboxIds = [createMailbox.id];
    const { api } = await createProgram(mailkey, admin, { scopes: ['TOKENS'], mailboxIds });
    await expect(api.subscribe('subscription { mailboxChanged { id } }').next()).rejects.toThrow();
    expect(await find('action: "subscription"')).toMatchObject([{ outcome: 'DENIED' }]);
    const foreign = crypto.randomUUID();
    await api.send(`mutation { issueAccessToken(mailboxId: "${foreign}") { username } }`);
    expect(await find(`subjectId: "${foreign}"`)).toMatchObject([
      { action: 'mutation.issueAccessToken', outcome: 'DENIED' },
    ]);
  });
});

describe('L1 signing in', () => {
  it('is told when it works, when it does not, and when it was tried too often', async () => {
    const wrong = { email: viewer.email, password: 'canary wrong password' };
    for (let i = 0; i < 12; i++) await signIn(mailkey, wrong).catch(() => undefined);
    await signIn(mailkey, { email: 'canary-unknown@example.org', password: 'x' }).catch(
      () => undefined,
    );
    const events = await find('action: "session.start"');
    const of = (field: string) => events.filter(({ fields }) => fields.includes(field));
    expect(of('wrong-password')).toHaveLength(11);
    expect(
      of('wrong-password').filter(({ subjectName }) => subjectName === viewer.email),
    ).toHaveLength(10);
    expect(of('throttled')).toHaveLength(1);
    expect(
      events.some(({ outcome, actorName }) => outcome === 'DONE' && actorName === ADMIN.email),
    ).toBe(true);
    // What was typed as an address may be a password.
    expect(JSON.stringify(events)).not.toContain('canary');
  });
});

describe('the audit log in the app', () => {
  it('is read page by page, the latest first', async () => {
    const page = (more: string) =>
      admin.ask(`{ auditEvents(first: 3${more}) { nodes { sequence } pageInfo { endCursor } } }`);
    const first = (await page('')).auditEvents;
    const second = (await page(`, after: "${first.pageInfo.endCursor}"`)).auditEvents;
    const sequences = [...first.nodes, ...second.nodes].map(
      ({ sequence }: { sequence: number }) => sequence,
    );
    const [latest = 0] = sequences;
    expect(sequences).toEqual([0, 1, 2, 3, 4, 5].map((back) => latest - back));
  });

  it('is filtered by action, person, subject and time', async () => {
    expect((await find('action: "user"')).every(({ action }) => action.startsWith('user.'))).toBe(
      true,
    );
    expect(await find('action: "us"')).toEqual([]);
    expect((await find(`action: "user.join", actor: "VIEWER@"`)).length).toBe(1);
    expect(await find('actor: "%"')).toEqual([]);
    const { users } = await admin.ask('{ users { nodes { id email } } }');
    const { id } = users.nodes.find(({ email }: { email: string }) => email === viewer.email);
    expect((await find(`subjectId: "${id}", action: "user"`)).map(({ action }) => action)).toEqual([
      'user.join',
      'user.invite',
    ]);
    expect(await find('to: "2020-01-01T00:00:00Z"')).toEqual([]);
    expect((await find('from: "2020-01-01T00:00:00Z"')).length).toBeGreaterThan(10);
  });
});

describe('attack 24: the export', () => {
  it('E6 has every event, and cells that no spreadsheet runs', async () => {
    ahead = 0;
    const fresh = await mailkey.signedIn();
    for (const sign of ['=', '+', '-', '@']) {
      const name = `${sign}HYPERLINK("https://evil.example")`;
      const key = 'mutation ($name: String!) { createOAuthClient(input: { name: $name }) { id } }';
      await fresh.ask(key, { name });
    }
    const response = await fresh.get(`${mailkey.url}/audit.csv?action=oauth-client`);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toContain('attachment');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const [header, ...rows] = lines(await response.text());
    expect(header).toMatch(/^"sequence","at","actorKind"/);
    expect(rows).toHaveLength(4);
    // Tabs and line breaks do not get into a name; csv.test.ts has them.
    for (const row of rows)
      expect(row).toMatch(/"'[=+\-@]HYPERLINK\(""https:\/\/evil.example""\)"/);
    for (const row of rows) expect(row).not.toMatch(/,"[=+\-@\t\r]/);
  });

  it('is for admins alone, takes the filters of the app, and is told itself', async () => {
    expect((await mailkey.anonymous.get(`${mailkey.url}/audit.csv`)).status).toBe(401);
    expect((await viewer.api.get(`${mailkey.url}/audit.csv`)).status).toBe(403);
    const program = await createProgram(mailkey, admin, { scopes: ['READ', 'MANAGE', 'OPERATE'] });
    expect((await program.api.get(`${mailkey.url}/audit.csv`)).status).toBe(403);
    const fresh = await mailkey.signedIn();
    const get = async (query: string) => fresh.get(`${mailkey.url}/audit.csv?${query}`);
    expect((await get('from=yesterday')).status).toBe(400);
    expect((await get('action=a&action=b')).status).toBe(400);
    expect(lines(await (await get('to=2020-01-01')).text())).toHaveLength(1);
    const all = await admin.ask('{ auditEvents { totalCount } }');
    expect(lines(await (await get('')).text()).length).toBeGreaterThanOrEqual(
      all.auditEvents.totalCount,
    );
    const [last] = await find('action: "audit.export"');
    expect(last).toMatchObject({ outcome: 'DONE', actorName: ADMIN.email });
  });
});

describe('L4 a text with line breaks and escapes', () => {
  it('is one event, and one record of the export, without the text where an id was wanted', async () => {
    const wanted = 'a\r\n"9999","2026-01-01","forged"\u001b[31m';
    const { api } = await createProgram(mailkey, admin, { scopes: ['READ'] });
    const before = (await find('action: "mutation.issueAccessToken"')).length;
    const issue = 'mutation ($id: ID!) { issueAccessToken(mailboxId: $id) { username } }';
    await api.send(issue, { id: wanted });
    const told = await find('action: "mutation.issueAccessToken"');
    expect(told).toHaveLength(before + 1);
    expect(told[0]).toMatchObject({ outcome: 'DENIED', subjectId: null, subjectName: null });
    const fresh = await mailkey.signedIn();
    const text = await (await fresh.get(`${mailkey.url}/audit.csv?action=mutation`)).text();
    expect(lines(text)).toHaveLength(1 + (await find('action: "mutation"')).length);
    expect(text).not.toContain('forged');
  });
});

function lines(text: string): string[] {
  return text.trim().split('\r\n');
}
