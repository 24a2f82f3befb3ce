import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '@mailkey/server/db/data-source';
import type { Api } from '../testkit/api.js';
import { startJourney, type Journey } from '../testkit/journey.js';
import { grantsOf } from '../testkit/own-grants.js';
import { createPerson } from '../testkit/people.js';

const CONSENT = 'runId account formerAccount startedBy mailbox { id }';
const ANA = 'ana@sandbox.test';
const BEN = 'ben@sandbox.test';
const ADDRESSES = ['first@sandbox.test', 'second@sandbox.test'];

interface Waiting {
  runId: string;
  account: string | null;
  startedBy: string | null;
  mailbox: { id: string } | null;
}

let journey: Journey;
let operator: Api;

beforeAll(async () => {
  journey = await startJourney();
  const person = { email: 'operator@example.org', role: 'OPERATOR' as const };
  operator = (await createPerson(journey.mailkey, { admin: journey.api, ...person })).api;
});
afterAll(() => journey.close());

/** A client that ana has granted, with two mailboxes whose consents by ben wait. */
async function twoWait() {
  const { id } = await journey.createClient();
  await grantsOf(journey).signIn(ANA, id);
  const mailboxIds = await Promise.all(
    ADDRESSES.map((address) => grantsOf(journey).addMailbox(id, address)),
  );
  const runs = [];
  for (const mailboxId of mailboxIds) runs.push((await consented(id, mailboxId)).id);
  return { id, mailboxIds, runs };
}

const consented = (id: string, mailboxId?: string) =>
  grantsOf(journey, operator).signIn(BEN, id, mailboxId);

async function waitingAt(id: string): Promise<Waiting[]> {
  const query = `query ($id: ID!) {
    oauthClient(id: $id) { consentToConfirm { ${CONSENT} } consentsToConfirm { ${CONSENT} } }
  }`;
  const { consentToConfirm, consentsToConfirm } = (await journey.api.ask(query, { id }))
    .oauthClient;
  expect(consentToConfirm).toEqual(consentsToConfirm[0] ?? null);
  return consentsToConfirm;
}

const decide = (verb: 'confirm' | 'refuse', runId: string | undefined) =>
  journey.api.ask(`mutation ($id: ID!) { ${verb}Consent(runId: $id) { id } }`, { id: runId });

const ownAccount = async (mailboxId: string | undefined) => {
  const { ownGrant, grant } = await grantsOf(journey).ofMailbox(mailboxId ?? '');
  return ownGrant && grant?.account;
};

describe('R3 consents of single mailboxes', () => {
  it('wait beside each other and that of the client, and say for which they are', async () => {
    const { id, mailboxIds, runs } = await twoWait();
    const client = (await consented(id)).id;
    const one = { account: BEN, formerAccount: ANA, startedBy: 'operator@example.org' };
    expect(await waitingAt(id)).toEqual([
      { ...one, runId: runs[0], mailbox: { id: mailboxIds[0] } },
      { ...one, runId: runs[1], mailbox: { id: mailboxIds[1] } },
      { ...one, runId: client, mailbox: null },
    ]);
    await decide('confirm', runs[1]);
    await decide('refuse', client);
    expect((await waitingAt(id)).map(({ runId }) => runId)).toEqual([runs[0]]);
    expect(await ownAccount(mailboxIds[0])).toBeNull();
    expect(await ownAccount(mailboxIds[1])).toBe(BEN);
  });

  it('give way to a later one of the same mailbox alone', async () => {
    const { id, mailboxIds, runs } = await twoWait();
    const again = (await consented(id, mailboxIds[0])).id;
    expect((await waitingAt(id)).map(({ runId }) => runId)).toEqual([runs[1], again]);
    await expect(decide('confirm', runs[0])).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('need no run to be confirmed: those are kept for a while only', async () => {
    const { id, mailboxIds, runs } = await twoWait();
    const source = await connect(journey.mailkey.config.databasePath);
    await source.query('DELETE FROM "run" WHERE "id" = ?', [runs[0]]);
    await source.destroy();
    expect((await waitingAt(id))[0]).toMatchObject({ startedBy: null, mailbox: {} });
    await decide('confirm', runs[0]);
    expect(await ownAccount(mailboxIds[0])).toBe(BEN);
  });

  it('end with the mailbox, and where it is led to another client', async () => {
    const { id, mailboxIds, runs } = await twoWait();
    const other = await journey.createClient();
    await journey.api.ask('mutation ($id: ID!) { deleteMailbox(id: $id) }', { id: mailboxIds[0] });
    const lead = `mutation ($id: ID!, $to: ID!) {
      updateMailbox(id: $id, input: { oauthClientId: $to }) { id }
    }`;
    await journey.api.ask(lead, { id: mailboxIds[1], to: other.id });
    expect(await waitingAt(id)).toEqual([]);
    await journey.api.ask(lead, { id: mailboxIds[1], to: id });
    for (const runId of runs)
      await expect(decide('confirm', runId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
