import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Api } from '../testkit/api.js';
import {
  forgetConfirmations,
  startForeignMail,
  type ForeignMail,
} from '../testkit/foreign-mail.js';
import { startJourney, type Journey } from '../testkit/journey.js';
import { ADMIN } from '../testkit/mailkey.js';
import { createMovingClock, eventually } from '../testkit/moving-clock.js';
import { grantsOf } from '../testkit/own-grants.js';
import { createProgram } from '../testkit/people.js';

const ANA = 'ana@sandbox.test';
const CREATE =
  'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id unconfirmedHosts } }';
const UPDATE = `mutation ($id: ID!, $input: MailboxPatch!) {
  updateMailbox(id: $id, input: $input) { id unconfirmedHosts } }`;
const CONFIRM = 'mutation ($id: ID!) { confirmMailHosts(mailboxId: $id) { id unconfirmedHosts } }';
const SEEN = `query ($id: ID!) { mailbox(id: $id) {
  status nextCheckAt suspectedSince unconfirmedHosts incident { id code actor } incoming { host port } } }`;
const REAUTHENTICATE = { extensions: { code: 'FORBIDDEN', reason: 'REAUTHENTICATE' } };
const NEEDS_SCOPE = { code: 'FORBIDDEN', message: expect.stringContaining('ADDRESSES') as string };

/** Tokens start like this; what was asked of the foreign servers must hold none, in clear or in Base64. */
const TOKEN = /eyJ|Bearer|QmVhcmVy|XOAUTH2|OAUTHBEARER/i;

describe('access tokens', () => {
  const clock = createMovingClock();
  let [journey, foreign] = [{} as Journey, {} as ForeignMail];
  let [manager, mover] = [{} as Api, {} as Api];
  let clientId = '';

  beforeAll(async () => {
    foreign = await startForeignMail();
    const { now } = clock;
    journey = await startJourney({
      sandbox: { clock: now },
      overrides: {
        clock: now,
        elapsed: () => now().getTime(),
        lookEveryMs: 20,
        authorities: foreign.authorities,
      },
    });
    const scopes = ['READ', 'OPERATE', 'MANAGE'];
    manager = (await createProgram(journey.mailkey, journey.api, { scopes })).api;
    const more = { scopes: [...scopes, 'ADDRESSES'] };
    mover = (await createProgram(journey.mailkey, journey.api, more)).api;
    clientId = (await journey.createClient()).id;
    await grantsOf(journey).signIn(ANA, clientId);
  });
  afterAll(async () => {
    await journey.close();
    await foreign.close();
  });
  beforeEach(() => signIn());
  afterEach(() => removeAll());

  const signIn = () =>
    journey.api.ask(
      'mutation ($email: String!, $password: String!) { login(email: $email, password: $password) { id } }',
      ADMIN,
    );
  /** The session goes on, but nobody has shown the password for a while. */
  const leaveOpen = () => clock.forward(16);
  const own = () => ({ protocol: 'IMAP', ...journey.sandbox.servers.imapTls });
  const input = (more: object = {}) => ({
    name: 'Ana',
    address: ANA,
    oauthClientId: clientId,
    incoming: own(),
    outgoing: null,
    // No regular check asks for a token beside what a test does.
    enabled: false,
    ...more,
  });
  const created = new Set<string>();
  const clients = new Set<string>();
  /** A client besides, which the same person has signed in with. */
  async function another(): Promise<string> {
    const { id } = await journey.createClient();
    clients.add(id);
    await grantsOf(journey).signIn(ANA, id);
    return id;
  }
  async function create(more: object = {}, api = journey.api): Promise<string> {
    const { id } = (await api.ask(CREATE, { input: input(more) })).createMailbox;
    created.add(id);
    return id;
  }
  const seen = async (id: string) => (await journey.api.ask(SEEN, { id })).mailbox;
  async function check(id: string) {
    const { checkMailbox } = await journey.api.ask(
      'mutation ($id: ID!) { checkMailbox(id: $id) { id } }',
      { id },
    );
    return journey.ended(checkMailbox.id);
  }
  /** No regular check of another test asks for a token, or is in the middle of it. */
  async function removeAll(): Promise<void> {
    await signIn();
    for (const id of created)
      await journey.api.ask('mutation ($id: ID!) { deleteMailbox(id: $id) }', { id });
    created.clear();
    // Nor does upkeep, for a grant that no other test needs.
    for (const id of clients)
      await journey.api.ask('mutation ($id: ID!) { deleteOAuthClient(id: $id) }', { id });
    clients.clear();
  }
  const nothingCame = () => {
    expect(foreign.heard()).not.toMatch(TOKEN);
    expect(foreign.imap.connections + foreign.smtp.connections).toBe(0);
  };

  describe('are not led to a foreign server', () => {
    const edits: [string, (mailbox: { other: string }) => object][] = [
      ['another host and port', () => ({ incoming: foreign.incoming() })],
      ['another spelling of its host', () => ({ incoming: foreign.incoming('LocalHost') })],
      ['a final dot', () => ({ incoming: foreign.incoming('localhost.') })],
      ['an address', () => ({ incoming: foreign.incoming('127.0.0.1') })],
      ['a short address', () => ({ incoming: foreign.incoming('127.1') })],
      ['one number', () => ({ incoming: foreign.incoming('2130706433') })],
      ['a hexadecimal one', () => ({ incoming: foreign.incoming('0x7f.1') })],
      ['another port', () => ({ incoming: { ...own(), port: foreign.imap.port } })],
      ['a server to send by', () => ({ outgoing: foreign.outgoing() })],
      ['another client', ({ other }) => ({ oauthClientId: other })],
    ];

    it.each(edits)('HO1 by a key with MANAGE alone: %s', async (_what, edit) => {
      const id = await create();
      const other = await another();
      const change = manager.ask(UPDATE, { id, input: edit({ other }) });
      await expect(change).rejects.toMatchObject(NEEDS_SCOPE);
      expect(await seen(id)).toMatchObject({ incoming: own0(), unconfirmedHosts: [] });
      nothingCame();
    });

    it.each(edits)('HO1 by a session that was left open: %s', async (_what, edit) => {
      const id = await create();
      const other = await another();
      leaveOpen();
      const change = { id, input: edit({ other }) };
      await expect(journey.api.ask(UPDATE, change)).rejects.toMatchObject(REAUTHENTICATE);
      nothingCame();
    });

    it('HO1 by a new mailbox, or by one whose password is given up for a token', async () => {
      const incoming = foreign.incoming();
      await expect(create({ incoming }, manager)).rejects.toMatchObject(NEEDS_SCOPE);
      // No check of it tells the server the password, as nobody has switched it on.
      const password = { authentication: 'PASSWORD', password: 'hers alone', enabled: false };
      const id = await create({ ...password, incoming }, manager);
      const change = { id, input: { authentication: 'OAUTH2' } };
      await expect(manager.ask(UPDATE, change)).rejects.toMatchObject(NEEDS_SCOPE);
      leaveOpen();
      await expect(create({ incoming })).rejects.toMatchObject(REAUTHENTICATE);
      await expect(journey.api.ask(UPDATE, change)).rejects.toMatchObject(REAUTHENTICATE);
      expect(foreign.heard()).not.toMatch(TOKEN);
    });

    it('HO1 while what is no address is edited as before', async () => {
      const id = await create();
      leaveOpen();
      for (const api of [manager, journey.api]) {
        const change = { name: 'Ana B.', checkEveryMinutes: 60, incoming: own() };
        expect(await api.ask(UPDATE, { id, input: change })).toMatchObject({
          updateMailbox: { unconfirmedHosts: [] },
        });
      }
    });

    const own0 = () => ({ host: own().host, port: own().port });
  });

  describe('for a server that nobody has confirmed', () => {
    let id = '';
    const place = () => `localhost:${foreign.imap.port}`;
    beforeEach(async () => {
      id = await create({ incoming: foreign.incoming(), outgoing: foreign.outgoing() });
      await forgetConfirmations(journey.mailkey.config.databasePath);
      await journey.api.ask(UPDATE, { id, input: { enabled: true } });
    });

    it('HO2 are not fetched by a check, which says who must do what', async () => {
      // Upkeep has nothing to do by itself.
      const grants = grantsOf(journey);
      for (const grant of await grants.list(clientId)) await grants.renew(grant.id);
      const refreshes = journey.requests('refresh_token');
      const run = await check(id);
      expect(run).toMatchObject({ status: 'FAILED', diagnoses: [{ certainty: 'CERTAIN' }] });
      expect(run.diagnoses.map(({ code }) => code)).toEqual(['mail-server-unconfirmed']);
      expect(run.message).toContain('an admin must confirm it');
      const [first, token] = run.steps;
      expect(first).toMatchObject({ name: 'mail-server', status: 'FAILED' });
      expect(first?.detail).toContain(place());
      expect(token).toMatchObject({ name: 'token', status: 'SKIPPED' });
      expect(journey.requests('refresh_token')).toBe(refreshes);
      nothingCame();
    });

    it('HO2 are not fetched by regular checks, which tell it once', async () => {
      await eventually(() => seen(id), { status: 'UNCHECKED' });
      clock.forward(17);
      await signIn();
      await eventually(() => seen(id), { suspectedSince: expect.any(String) as string });
      clock.forward(1.2);
      const incident = { code: 'mail-server-unconfirmed', actor: 'OPERATOR' };
      const first = await eventually(() => seen(id), { status: 'FAILING', incident });
      clock.forward(16);
      await signIn();
      await check(id);
      expect((await seen(id)).incident.id).toBe(first.incident.id);
      nothingCame();
    });

    it('HO2 go there soon once another mailbox with these servers is saved by somebody who may', async () => {
      await check(id);
      const soon = async () => Date.parse((await seen(id)).nextCheckAt) - clock.now().getTime();
      await expect.poll(soon).toBeGreaterThan(5 * 60_000);
      await create({ incoming: foreign.incoming(), outgoing: foreign.outgoing() });
      expect(await seen(id)).toMatchObject({ unconfirmedHosts: [] });
      expect(await soon()).toBeLessThan(60_000);
    });

    it('HO2 are not handed out', async () => {
      const program = { scopes: ['TOKENS'], mailboxIds: [id] };
      const { api } = await createProgram(journey.mailkey, journey.api, program);
      const issue = 'mutation ($id: ID!) { issueAccessToken(mailboxId: $id) { accessToken } }';
      await expect(api.ask(issue, { id })).rejects.toMatchObject({
        code: 'TOKEN_UNAVAILABLE',
        message: expect.stringContaining(place()) as string,
      });
    });

    it('HO2 are not sent with an alert', async () => {
      const channel = {
        type: 'EMAIL',
        name: 'Mail',
        mailboxId: id,
        recipients: ['x@sandbox.test'],
      };
      const add = `mutation ($input: AlertChannelInput!) { createAlertChannel(input: $input) { channel { id } } }`;
      await expect(journey.api.ask(add, { input: channel })).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
      });
      await journey.api.ask(CONFIRM, { id });
      const { createAlertChannel } = await journey.api.ask(add, { input: channel });
      await forgetConfirmations(journey.mailkey.config.databasePath);
      const test = 'mutation ($id: ID!) { testAlertChannel(id: $id) { state answer } }';
      const sent = (await journey.api.ask(test, { id: createAlertChannel.channel.id }))
        .testAlertChannel;
      expect(sent.answer).toContain(`localhost:${foreign.smtp.port}`);
      nothingCame();
    });

    it('HO1 HO2 go to a server that a key with ADDRESSES names for a mailbox of the client', async () => {
      const smtp = `localhost:${foreign.smtp.port}`;
      const named = { input: input({ incoming: foreign.incoming() }) };
      const { createMailbox: other } = await mover.ask(CREATE, named);
      expect(other.unconfirmedHosts).toEqual([]);
      expect((await seen(id)).unconfirmedHosts).toEqual([smtp]);
      const edit = { id: other.id, input: { outgoing: foreign.outgoing() } };
      expect((await mover.ask(UPDATE, edit)).updateMailbox.unconfirmedHosts).toEqual([]);
      expect((await seen(id)).unconfirmedHosts).toEqual([]);
      await check(id);
      expect(foreign.heard()).toMatch(TOKEN);
    });

    it('HO2 go there once somebody who may has confirmed it', async () => {
      const places = [place(), `localhost:${foreign.smtp.port}`];
      expect(await seen(id)).toMatchObject({ unconfirmedHosts: places });
      await expect(manager.ask(CONFIRM, { id })).rejects.toMatchObject(NEEDS_SCOPE);
      leaveOpen();
      await expect(journey.api.ask(CONFIRM, { id })).rejects.toMatchObject(REAUTHENTICATE);
      expect(await mover.ask(CONFIRM, { id })).toMatchObject({
        confirmMailHosts: { unconfirmedHosts: [] },
      });
      await check(id);
      expect(foreign.heard()).toMatch(TOKEN);
    });
  });
});
