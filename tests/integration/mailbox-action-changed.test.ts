import { afterAll, beforeAll, expect, it } from 'vitest';
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
