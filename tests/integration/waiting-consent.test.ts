import { armFailpoints } from '@mailkey/server/lib/failpoint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../testkit/api.js';
import { startJourney, type Journey, type RunSeen } from '../testkit/journey.js';
import { createMovingClock } from '../testkit/moving-clock.js';
import { grantsOf } from '../testkit/own-grants.js';
import { createPerson, createProgram } from '../testkit/people.js';

const WAITING = 'consentToConfirm { runId account formerAccount expiresAt }';
const ANA = 'ana@sandbox.test';
const BEN = 'ben@sandbox.test';

let journey: Journey;
let operator: Api;
const time = createMovingClock();

beforeAll(async () => {
  journey = await startJourney({ overrides: { clock: time.now } });
  const person = { email: 'operator@example.org', role: 'OPERATOR' as const };
  operator = (await createPerson(journey.mailkey, { admin: journey.api, ...person })).api;
});
afterAll(() => journey.close());

/** A client whose access ana has granted, an admin having asked for it. */
async function granted(): Promise<string> {
  const { id } = await journey.createClient();
  await validated(id, { as: journey.api, account: ANA });
  return id;
}

async function validated(
  id: string,
  { as, account, mailboxId }: { as: Api; account: string; mailboxId?: string },
): Promise<RunSeen> {
  const started = await grantsOf(journey, as).start(id, mailboxId);
  await as.get(await journey.consented(started, as, { person: account }));
  return journey.ended(started.runId);
}

async function clientOf(id: string): Promise<{
  grant: { id: string; account: string } | null;
  consentToConfirm: { runId: string; account: string; formerAccount: string } | null;
}> {
  const query = `query ($id: ID!) { oauthClient(id: $id) { grant { id account } ${WAITING} } }`;
  return (await journey.api.ask(query, { id })).oauthClient;
}

const decide = (verb: 'confirm' | 'refuse', runId: string, as = journey.api) =>
  as.ask(`mutation ($id: ID!) { ${verb}Consent(runId: $id) { id grant { account } } }`, {
    id: runId,
  });

/** Something that happens once, after the next answer of the provider was judged and before it is stored. */
function meanwhile(happens: () => Promise<unknown>): void {
  armFailpoints((place) => {
    if (place !== 'validate.answered') return undefined;
    armFailpoints(undefined);
    return happens().then(() => undefined);
  });
}

const starterOf = async (id: string): Promise<string | null> =>
  (await journey.api.ask('query ($id: ID!) { run(id: $id) { startedBy } }', { id })).run.startedBy;

describe('R3 a consent that an OPERATOR has asked for', () => {
  it('is the first grant of a client without any', async () => {
    const { id } = await journey.createClient();
    expect((await validated(id, { as: operator, account: ANA })).status).toBe('SUCCEEDED');
    expect((await clientOf(id)).grant?.account).toBe(ANA);
  });

  it('replaces the grant of the same account', async () => {
    const id = await granted();
    expect((await validated(id, { as: operator, account: ANA })).status).toBe('SUCCEEDED');
    expect((await clientOf(id)).consentToConfirm).toBeNull();
  });

  it('waits for an admin where another account has consented, and says whose it is', async () => {
    const id = await granted();
    const run = await validated(id, { as: operator, account: BEN });
    expect(run).toMatchObject({ status: 'WARNING' });
    expect(run.message).toContain(`${BEN} has consented`);
    expect(run.message).toContain('an admin must confirm');
    expect(run.steps.find(({ name }) => name === 'grant')?.status).toBe('WARNING');
    const client = await clientOf(id);
    expect(client.grant?.account).toBe(ANA);
    expect(await starterOf(run.id)).toBe('operator@example.org');
    expect(client.consentToConfirm).toMatchObject({
      runId: run.id,
      account: BEN,
      formerAccount: ANA,
    });
    await expect(decide('confirm', run.id, operator)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(decide('refuse', run.id, operator)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { confirmConsent } = await decide('confirm', run.id);
    expect(confirmConsent.grant.account).toBe(BEN);
    expect((await clientOf(id)).consentToConfirm).toBeNull();
    await expect(decide('confirm', run.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('waits where another account has become the first one meanwhile', async () => {
    const { id } = await journey.createClient();
    const mailboxId = await grantsOf(journey).addMailbox(id, 'desk@sandbox.test');
    meanwhile(() => validated(id, { as: journey.api, account: ANA }));
    const run = await validated(id, { as: operator, account: BEN, mailboxId });
    expect(run).toMatchObject({ status: 'WARNING' });
    expect(run.message).toContain(`the access in use is of ${ANA}`);
    expect((await clientOf(id)).consentToConfirm?.runId).toBe(run.id);
  });

  it('is in use at once where the other one has gone meanwhile', async () => {
    const id = await granted();
    const grantId = (await clientOf(id)).grant?.id;
    meanwhile(() => grantsOf(journey).revoke(grantId ?? ''));
    const run = await validated(id, { as: operator, account: BEN });
    expect(run).toMatchObject({ status: 'SUCCEEDED' });
    expect(run.steps.find(({ name }) => name === 'grant')?.status).toBe('SUCCEEDED');
    expect(await clientOf(id)).toMatchObject({ grant: { account: BEN }, consentToConfirm: null });
  });

  it('is revoked where the admin refuses it', async () => {
    const id = await granted();
    const run = await validated(id, { as: operator, account: BEN });
    await decide('refuse', run.id);
    expect(await clientOf(id)).toMatchObject({ grant: { account: ANA }, consentToConfirm: null });
  });

  it('gives way to a later one, and ends with an edit of the client', async () => {
    const id = await granted();
    const first = await validated(id, { as: operator, account: BEN });
    const second = await validated(id, { as: operator, account: BEN });
    expect((await clientOf(id)).consentToConfirm?.runId).toBe(second.id);
    await expect(decide('confirm', first.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await journey.api.ask(
      'mutation ($id: ID!) { updateOAuthClient(id: $id, input: { scopes: ["offline_access"] }) { id } }',
      { id },
    );
    await expect(decide('confirm', second.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await clientOf(id)).consentToConfirm).toBeNull();
  });

  it('goes with its client', async () => {
    const id = await granted();
    const run = await validated(id, { as: operator, account: BEN });
    await journey.api.ask('mutation ($id: ID!) { deleteOAuthClient(id: $id) }', { id });
    await expect(decide('confirm', run.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is the same by a key, which may confirm nothing, whatever its scopes', async () => {
    const id = await granted();
    const scopes = ['READ', 'OPERATE', 'MANAGE'];
    const { api: program } = await createProgram(journey.mailkey, journey.api, { scopes });
    const started = await journey.validate(id, program);
    const browser = journey.newBrowser();
    await browser.get(await journey.consented(started, browser, { person: BEN }));
    const run = await journey.ended(started.runId);
    expect((await clientOf(id)).grant?.account).toBe(ANA);
    expect(await starterOf(run.id)).toBe('a program that may READ and OPERATE and MANAGE');
    await expect(decide('confirm', run.id, program)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await decide('confirm', run.id);
    expect((await clientOf(id)).grant?.account).toBe(BEN);
  });

  it('is dropped after a day', async () => {
    const id = await granted();
    const run = await validated(id, { as: operator, account: BEN });
    time.forward(24 * 60 + 1);
    const api = await journey.mailkey.signedIn();
    await expect(decide('confirm', run.id, api)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    time.forward(-24 * 60 - 1);
  });

  it('needs no leave where an admin has asked for it', async () => {
    const id = await granted();
    expect((await validated(id, { as: journey.api, account: BEN })).status).toBe('SUCCEEDED');
    expect((await clientOf(id)).grant?.account).toBe(BEN);
  });

  it('waits where it would take the place of what a mailbox signs in with', async () => {
    const id = await granted();
    const ask = grantsOf(journey);
    const mailboxId = await ask.addMailbox(id, ANA);
    const account = async () => (await ask.ofMailbox(mailboxId)).grant?.account;
    const run = await validated(id, { as: operator, account: BEN, mailboxId });
    expect(run).toMatchObject({ status: 'WARNING' });
    expect(await account()).toBe(ANA);
    await decide('confirm', run.id);
    expect(await account()).toBe(BEN);
    expect((await clientOf(id)).grant?.account).toBe(ANA);
    // Its own person needs nobody's word.
    expect((await validated(id, { as: operator, account: ANA, mailboxId })).status).toBe(
      'SUCCEEDED',
    );
    expect(await account()).toBe(ANA);
  });
});
