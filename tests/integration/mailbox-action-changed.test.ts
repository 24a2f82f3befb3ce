import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMailkey, type Mailkey } from '../testkit/mailkey.js';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const ORDER = `mutation { actOnMailboxes(input: { kind: CHECK, ids: ["${NOBODY}"] }) { id } }`;
const WATCH = `subscription ($id: ID!) { mailboxActionChanged(id: $id) { status notFound } }`;

let mailkey: Mailkey;
beforeAll(async () => {
  mailkey = await startMailkey({ env: { SANDBOX: 'off' } });
});
afterAll(() => mailkey.close());

it('shows whoever comes how far an action is, also beside those who watch it already', async () => {
  const admin = await mailkey.signedIn();
  const { id } = (await admin.ask(ORDER)).actOnMailboxes;
  const over = { mailboxActionChanged: { status: 'DONE', notFound: 1 } };
  const watching = [];
  for (let time = 0; time < 3; time += 1) {
    const events = admin.subscribe(WATCH, { id });
    watching.push(events);
    expect((await events.next()).value).toEqual(over);
  }
  await Promise.all(watching.map((events) => events.return(undefined)));
});

it('shows nothing of an action that does not exist, and ends', async () => {
  const admin = await mailkey.signedIn();
  expect(await admin.subscribe(WATCH, { id: NOBODY }).next()).toMatchObject({ done: true });
});

describe('its results as a file', () => {
  const cell = (text: string) => `"${text}"`;

  it('have a line for each mailbox, and no formula', async () => {
    const admin = await mailkey.signedIn();
    const input = {
      name: '=HYPERLINK("https://evil.example")',
      address: 'a@b.example',
      authentication: 'PASSWORD',
      password: 'made-up',
      enabled: false,
      incoming: { protocol: 'IMAP', host: 'mail.example', port: 993, security: 'TLS' },
    };
    const create = 'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }';
    const { id } = (await admin.ask(create, { input })).createMailbox;
    const order = `mutation { actOnMailboxes(input: { kind: DELETE, ids: ["${id}", "${NOBODY}"] }) { id } }`;
    const action = (await admin.ask(order)).actOnMailboxes.id;
    const over = 'subscription ($id: ID!) { mailboxActionChanged(id: $id) { status } }';
    for await (const { mailboxActionChanged } of admin.subscribe(over, { id: action }))
      if (mailboxActionChanged.status === 'DONE') break;
    const file = await admin.get(`${mailkey.url}/mailbox-actions/${action}.csv`);
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(file.headers.get('cache-control')).toBe('no-store');
    expect((await file.text()).split('\r\n')).toEqual([
      ['name', 'address', 'outcome', 'code', 'message', 'mailboxId'].map(cell).join(','),
      `"'=HYPERLINK(""https://evil.example"")","a@b.example","DONE","","","${id}"`,
      `"","","NOT_FOUND","","","${NOBODY}"`,
      '',
    ]);
  });

  it('are for whoever may read, and of what is there', async () => {
    const admin = await mailkey.signedIn();
    const at = (what: string) => `${mailkey.url}/mailbox-actions/${what}`;
    expect((await fetch(at(`${NOBODY}.csv`))).status).toBe(401);
    for (const what of [`${NOBODY}.csv`, '.csv', NOBODY, `${NOBODY}.csv/x`])
      expect([what, (await admin.get(at(what))).status]).toEqual([what, 404]);
  });
});
