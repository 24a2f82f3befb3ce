import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startHoldingServer, type HoldingServer } from '../testkit/holding-server.js';
import { startJourney, type Journey } from '../testkit/journey.js';

let journey: Journey;
let clientId: string;
let server: HoldingServer;
let mailboxId: string;
let runId: string;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey.close());

/** A check that is in the middle: its server has taken the call and says nothing. */
beforeEach(async () => {
  const { id } = await journey.createClient();
  const started = await journey.validate(id);
  await journey.api.get(await journey.consented(started));
  await journey.ended(started.runId);
  clientId = id;
  server = await startHoldingServer('127.0.0.1');
  mailboxId = await createMailbox();
  const check = 'mutation ($id: ID!) { checkMailbox(id: $id) { id } }';
  runId = (await journey.api.ask(check, { id: mailboxId })).checkMailbox.id;
  await expect.poll(() => server.callers.size).toBe(1);
});
afterEach(() => server.close());

async function createMailbox(): Promise<string> {
  const incoming = { protocol: 'IMAP', security: 'TLS', host: server.host, port: server.port };
  const input = {
    name: 'Ana',
    address: 'ana@sandbox.test',
    oauthClientId: clientId,
    incoming,
    outgoing: null,
  };
  const create = 'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }';
  return (await journey.api.ask(create, { input })).createMailbox.id;
}

const updateMailbox = (input: object) =>
  journey.api.ask(
    'mutation ($id: ID!, $input: MailboxPatch!) { updateMailbox(id: $id, input: $input) { id } }',
    { id: mailboxId, input },
  );
const updateClient = (input: object) =>
  journey.api.ask(
    'mutation ($id: ID!, $input: OAuthClientPatch!) { updateOAuthClient(id: $id, input: $input) { id } }',
    { id: clientId, input },
  );
const remove = (what: 'Mailbox' | 'OAuthClient', id: string) =>
  journey.api.send(`mutation ($id: ID!) { delete${what}(id: $id) }`, { id });

async function audited(action: string): Promise<{ actorKind: string; subjectId: string }[]> {
  const query = `query ($action: String) { auditEvents(first: 5, action: $action) { nodes { actorKind subjectId } } }`;
  return (await journey.api.ask(query, { action })).auditEvents.nodes;
}

async function mailbox() {
  const query = `query ($id: ID!) { incidents(first: 5, open: true) { totalCount } mailbox(id: $id) {
    status incomingState lastOkAt failingSince incident { id } history { nodes { status } } } }`;
  return journey.api.ask(query, { id: mailboxId });
}

/** Its end is the system's doing, and the connection is given up. */
async function expectLetGo(): Promise<void> {
  await expect.poll(() => server.callers.size).toBe(0);
  const [last] = await audited('run.cancel');
  expect(last).toMatchObject({ actorKind: 'system', subjectId: runId });
}

describe('F12 a change in the middle of a check', () => {
  it.each([
    [
      'another server',
      () => updateMailbox({ outgoing: journey.sandbox.servers.smtpTls }),
      'mailbox',
    ],
    ['another way to sign in', () => updateMailbox(withPassword), 'mailbox'],
    ['another application', () => updateClient({ clientId: 'another' }), 'oauth-client'],
    ['another secret', () => updateClient({ clientSecret: 'another' }), 'oauth-client'],
    ['a client that is off', () => updateClient({ enabled: false }), 'oauth-client'],
  ])('to %s ends it, and nothing that it saw is said', async (_, change, changed) => {
    await change();
    expect(await journey.ended(runId)).toMatchObject({
      status: 'CANCELLED',
      message: expect.stringMatching(/while the check went on\./),
      diagnoses: [],
    });
    expect(await mailbox()).toEqual({
      incidents: { totalCount: 0 },
      mailbox: {
        status: 'UNCHECKED',
        incomingState: 'UNKNOWN',
        lastOkAt: null,
        failingSince: null,
        incident: null,
        history: { nodes: [{ status: 'UNCHECKED' }] },
      },
    });
    await expectLetGo();
    expect(await audited(`${changed}.update`)).not.toEqual([]);
  });

  it('that switches the mailbox off ends it', async () => {
    await updateMailbox({ enabled: false });
    expect(await journey.ended(runId)).toMatchObject({ status: 'CANCELLED' });
    expect(await mailbox()).toMatchObject({
      incidents: { totalCount: 0 },
      mailbox: { status: 'DISABLED', incident: null },
    });
    await expectLetGo();
  });

  it('that deletes the mailbox ends it, and whoever watches learns that it is gone', async () => {
    const watching = journey.ended(runId);
    await remove('Mailbox', mailboxId);
    expect(await watching).toBeNull();
    await expectLetGo();
    const [deleted] = await audited('mailbox.delete');
    expect(deleted).toMatchObject({ subjectId: mailboxId, actorKind: 'user' });
  });

  it('of a name leaves it alone, and so does a deletion of the client, which is refused', async () => {
    await updateMailbox({ name: 'Ana B.', checkEveryMinutes: 60 });
    await updateClient({ name: 'Rehearsal 2' });
    const { errors } = await remove('OAuthClient', clientId);
    expect(errors?.[0]?.extensions?.['code']).toBe('IN_USE');
    expect(server.callers.size).toBe(1);
    server.release();
    expect(await journey.ended(runId)).toMatchObject({ status: 'FAILED' });
    expect((await mailbox()).mailbox).toMatchObject({
      status: 'FAILING',
      incomingState: 'FAILING',
    });
    await remove('Mailbox', mailboxId);
  });
});

const withPassword = { authentication: 'PASSWORD', password: 'not a real one' };
