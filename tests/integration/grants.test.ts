import 'reflect-metadata';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startJourney, type Journey } from '../testkit/journey.js';
import { grantsOf } from '../testkit/own-grants.js';

const ANA = 'ana@sandbox.test';
const BEN = 'ben@sandbox.test';

let journey: Journey;
let grants: ReturnType<typeof grantsOf>;
let clientId: string;
let ana: string;
let ben: string;

beforeAll(async () => {
  journey = await startJourney();
  grants = grantsOf(journey);
  clientId = (await journey.createClient()).id;
  ana = await grants.addMailbox(clientId, ANA);
  ben = await grants.addMailbox(clientId, BEN);
});
afterEach(() => journey.sandbox.befall(undefined));
afterAll(() => journey.close());

const listed = async () =>
  (await grants.list(clientId)).map(({ account, mailbox, mailboxes }) => ({
    account,
    of: mailbox?.id ?? 'all',
    used: mailboxes.nodes.map(({ address }) => address),
  }));

describe('the grants of a client', () => {
  it('begin with the one of whoever validated it, for every mailbox', async () => {
    expect(await listed()).toEqual([]);
    await grants.signIn(ANA, clientId);
    expect(await listed()).toEqual([{ account: ANA, of: 'all', used: [ANA, BEN] }]);
    const [first] = await grants.list(clientId);
    expect(first).toMatchObject({ health: 'HEALTHY', healthReason: null, mailbox: null });
    expect(first?.nextRenewalAt).not.toBeNull();
    expect((await grants.ofMailbox(ben)).grant?.id).toBe(first?.id);
    expect((await grants.ofMailbox(ben)).ownGrant).toBeNull();
  });

  it('have one beside it for a mailbox that signs in itself, with its address as the hint', async () => {
    const started = await grants.start(clientId, ben);
    const asked = new URL(await journey.open(started));
    expect(asked.searchParams.get('login_hint')).toBe(BEN);
    await journey.api.get(await journey.consented(started, journey.api, { person: BEN }));
    const run = await journey.ended(started.runId);
    expect(run).toMatchObject({ status: 'SUCCEEDED', message: `Validated by ${BEN} for ${BEN}.` });
    expect(await listed()).toEqual([
      { account: ANA, of: 'all', used: [ANA] },
      { account: BEN, of: ben, used: [BEN] },
    ]);
    expect((await grants.ofMailbox(ben)).grant?.account).toBe(BEN);
    expect((await grants.ofMailbox(ana)).grant?.account).toBe(ANA);
  });

  it('show the sign-in in the history of the mailbox and of the client', async () => {
    const started = await grants.start(clientId, ben);
    const history = `query ($client: ID!, $mailbox: ID!) {
      mailbox(id: $mailbox) { runs(first: 1) { nodes { id kind } } }
      oauthClient(id: $client) { runs(first: 1) { nodes { id mailbox { address } } } }
    }`;
    const seen = await journey.api.ask(history, { client: clientId, mailbox: ben });
    expect(seen.mailbox.runs.nodes).toEqual([{ id: started.runId, kind: 'VALIDATION' }]);
    expect(seen.oauthClient.runs.nodes).toEqual([{ id: started.runId, mailbox: { address: BEN } }]);
  });

  it('are told apart where somebody else signs in than the owner', async () => {
    const run = await grants.signIn(ANA, clientId, ben);
    expect(run.status).toBe('WARNING');
    expect(run.diagnoses.map(({ code }) => code)).toContain('signed-in-as-other-user');
    const { grant } = await grants.ofMailbox(ben);
    expect(grant?.diagnoses.map(({ code }) => code)).toContain('signed-in-as-other-user');
  });

  it('say nothing against a delegate who signs in for a shared mailbox', async () => {
    const { host, port } = journey.sandbox.servers.smtpStarttls;
    const shared = await grants.addMailbox(clientId, 'support@sandbox.test', {
      outgoing: {
        host,
        port,
        security: 'STARTTLS',
        username: ANA,
        fromAddress: 'support@sandbox.test',
      },
    });
    const run = await grants.signIn(ANA, clientId, shared);
    expect(run).toMatchObject({ status: 'SUCCEEDED', diagnoses: [] });
    expect((await grants.ofMailbox(shared)).ownGrant).not.toBeNull();
  });

  it('keep the living one until a new sign-in has succeeded', async () => {
    await grants.signIn(BEN, clientId, ben);
    const { ownGrant } = await grants.ofMailbox(ben);
    journey.sandbox.befall('bad-gateway');
    expect((await grants.signIn(BEN, clientId, ben)).status).toBe('FAILED');
    journey.sandbox.befall(undefined);
    expect((await grants.ofMailbox(ben)).ownGrant).toEqual(ownGrant);
    expect((await grants.renew(ownGrant?.id ?? '')).health).toBe('HEALTHY');
  });

  it('are not given to a mailbox that has left the client meanwhile', async () => {
    const other = await journey.createClient({ name: 'Meanwhile' });
    const leaving = await grants.addMailbox(clientId, 'ana@sandbox.test');
    const started = await grants.start(clientId, leaving);
    const callback = await journey.consented(started, journey.api, { person: ANA });
    await journey.api.ask(
      'mutation ($id: ID!, $input: MailboxPatch!) { updateMailbox(id: $id, input: $input) { id } }',
      { id: leaving, input: { oauthClientId: other.id } },
    );
    await journey.api.get(callback);
    expect(await journey.ended(started.runId)).toMatchObject({ status: 'FAILED' });
    expect(await grants.ofMailbox(leaving)).toEqual({ grant: null, ownGrant: null });
  });

  it('may be asked for at the same time, each once', async () => {
    const forClient = await grants.start(clientId);
    const forBen = await grants.start(clientId, ben);
    expect((await journey.run(forClient.runId)).status).toBe('WAITING');
    const again = await grants.start(clientId, ben);
    expect((await journey.run(forBen.runId)).status).toBe('CANCELLED');
    expect((await journey.run(again.runId)).status).toBe('WAITING');
  });

  it('are for mailboxes of the client alone, and for persons', async () => {
    const other = await journey.createClient({ name: 'Other' });
    const refused = { code: 'BAD_USER_INPUT' };
    await expect(grants.start(other.id, ben)).rejects.toMatchObject(refused);
    const application = await journey.createClient({
      name: 'Application',
      grantType: 'CLIENT_CREDENTIALS',
      scopes: ['https://outlook.office365.com/.default'],
    });
    const mailbox = await grants.addMailbox(application.id, ANA);
    await expect(grants.start(application.id, mailbox)).rejects.toMatchObject(refused);
  });
});
