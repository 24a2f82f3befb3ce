import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Api } from '../testkit/api.js';
import { changeBehindItsBack } from '../testkit/behind-its-back.js';
import { startJourney, type Journey } from '../testkit/journey.js';
import { ADMIN } from '../testkit/mailkey.js';
import { createMovingClock } from '../testkit/moving-clock.js';
import { createProgram } from '../testkit/people.js';
import { startReceiver, type Receiver } from '../testkit/receiver.js';

const UPDATE = `mutation ($id: ID!, $input: OAuthClientPatch!) {
  updateOAuthClient(id: $id, input: $input) { id endpointsConfirmationNeeded } }`;
const CONFIRM =
  'mutation ($id: ID!) { confirmEndpoints(oauthClientId: $id) { id endpointsConfirmationNeeded } }';
const REAUTHENTICATE = { extensions: { code: 'FORBIDDEN', reason: 'REAUTHENTICATE' } };
const NEEDS_SCOPE = { code: 'FORBIDDEN', message: expect.stringContaining('ADDRESSES') as string };

const clock = createMovingClock();
let [journey, foreign] = [{} as Journey, {} as Receiver];
let [manager, mover] = [{} as Api, {} as Api];

beforeAll(async () => {
  foreign = await startReceiver();
  const { now } = clock;
  journey = await startJourney({ sandbox: { clock: now }, overrides: { clock: now } });
  const scopes = ['READ', 'OPERATE', 'MANAGE'];
  manager = (await createProgram(journey.mailkey, journey.api, { scopes })).api;
  const more = { scopes: [...scopes, 'ADDRESSES'] };
  mover = (await createProgram(journey.mailkey, journey.api, more)).api;
});
afterAll(async () => {
  await journey.close();
  await foreign.close();
});
beforeEach(() =>
  journey.api.ask(
    'mutation ($email: String!, $password: String!) { login(email: $email, password: $password) { id } }',
    ADMIN,
  ),
);

/** The session goes on, but nobody has shown the password for a while. */
const leaveOpen = () => clock.forward(16);
/** The sandbox is at localhost, and this is somebody else on another address. */
const elsewhere = () => foreign.url;

describe('the addresses of a client with a secret', () => {
  it.each<[string, () => object]>([
    ['the token URL', () => ({ accessTokenUrl: foreign.url })],
    ['its port alone', () => ({ accessTokenUrl: `http://localhost:${foreign.port}/token` })],
    ['the authorization URL', () => ({ authorizeUrl: foreign.url })],
    ['another path', () => ({ accessTokenUrl: `${journey.sandbox.accessTokenUrl}/other` })],
    ['none', () => ({ accessTokenUrl: null })],
    ['the provider', () => ({ provider: 'MICROSOFT_365' })],
    ['with a secret of its own', () => ({ accessTokenUrl: foreign.url, clientSecret: 'new' })],
  ])(
    'HO5 are not changed by a key with MANAGE, nor by a session left open: %s',
    async (_, edit) => {
      const { id } = await journey.createClient();
      const change = { id, input: edit() };
      await expect(manager.ask(UPDATE, change)).rejects.toMatchObject(NEEDS_SCOPE);
      leaveOpen();
      await expect(journey.api.ask(UPDATE, change)).rejects.toMatchObject(REAUTHENTICATE);
      await mover.ask(UPDATE, change);
      expect(foreign.received).toEqual([]);
    },
  );

  it('HO5 while everything else is edited as before', async () => {
    const { id } = await journey.createClient();
    leaveOpen();
    const { accessTokenUrl, scopes } = journey.sandbox;
    for (const api of [manager, journey.api]) {
      await api.ask(UPDATE, { id, input: { name: 'B', tenant: 't', scopes, accessTokenUrl } });
      await api.ask(UPDATE, { id, input: { clientSecret: 'another one' } });
    }
    const bare = await journey.createClient({ clientSecret: undefined });
    await manager.ask(UPDATE, { id: bare.id, input: { accessTokenUrl: foreign.url } });
  });
});

describe('two endpoints at two sites', () => {
  const validate = `mutation ($id: ID!) { validateOAuthClient(id: $id) {
    authorizationUrl run { status message diagnoses { code actor } } } }`;
  const start = async (id: string, api = journey.api) =>
    (await api.ask(validate, { id })).validateOAuthClient;
  const refused = {
    authorizationUrl: null,
    run: { status: 'FAILED', diagnoses: [{ code: 'endpoints-unconfirmed', actor: 'OPERATOR' }] },
  };

  it.each(['AUTHORIZATION_CODE', 'CLIENT_CREDENTIALS'])(
    'HO6 get neither a code nor a secret before an admin has confirmed them: %s',
    async (grantType) => {
      const { id } = await journey.createClient({ accessTokenUrl: elsewhere(), grantType });
      const started = await start(id, manager);
      expect(started).toMatchObject(refused);
      expect(started.run.message).toContain('127.0.0.1');
      expect(started.run.message).toContain('localhost');
      for (const api of [manager, mover])
        await expect(api.ask(CONFIRM, { id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
      leaveOpen();
      await expect(journey.api.ask(CONFIRM, { id })).rejects.toMatchObject(REAUTHENTICATE);
      expect(await start(id)).toMatchObject(refused);
      expect(foreign.received).toEqual([]);
    },
  );

  it('HO6 are confirmed as this pair, and an edit of either ends that', async () => {
    const { id } = await journey.createClient({ accessTokenUrl: elsewhere() });
    const needed = async () =>
      (
        await journey.api.ask(
          'query ($id: ID!) { oauthClient(id: $id) { endpointsConfirmationNeeded findings { code severity } } }',
          { id },
        )
      ).oauthClient;
    const told = { code: 'url-hosts-differ', severity: 'ERROR' };
    const seen = await needed();
    expect(seen.endpointsConfirmationNeeded).toBe(true);
    expect(seen.findings).toContainEqual(told);
    await journey.api.ask(CONFIRM, { id });
    const after = await needed();
    expect(after.endpointsConfirmationNeeded).toBe(false);
    expect(after.findings).not.toContainEqual(told);
    expect((await start(id)).authorizationUrl).toMatch(/\/oauth\/start\//);
    await journey.api.ask(UPDATE, { id, input: { accessTokenUrl: `${elsewhere()}/2` } });
    expect(await start(id)).toMatchObject(refused);
    await journey.api.ask(CONFIRM, { id });
    const back = { authorizeUrl: `${journey.sandbox.authorizeUrl}?x=1` };
    await journey.api.ask(UPDATE, { id, input: back });
    expect((await needed()).endpointsConfirmationNeeded).toBe(true);
  });

  it('HO6 a link that was made before leads nowhere', async () => {
    const { id } = await journey.createClient({ accessTokenUrl: elsewhere() });
    await journey.api.ask(CONFIRM, { id });
    const { authorizationUrl } = await start(id);
    await changeBehindItsBack(
      journey.mailkey.config.databasePath,
      `UPDATE "oauth_client" SET "confirmedEndpoints" = NULL WHERE "id" = '${id}'`,
    );
    const page = await journey.api.get(authorizationUrl);
    expect(page.status).toBe(400);
    expect(await page.text()).toContain('two different sites');
  });

  it('HO6 nor is the next secret proved there', async () => {
    const { id } = await journey.createClient({ accessTokenUrl: elsewhere() });
    const set = 'mutation ($id: ID!) { setNextClientSecret(id: $id, secret: "next") { id } }';
    await journey.api.ask(set, { id });
    const prove = `mutation ($id: ID!) { promoteNextClientSecret(id: $id) {
      secretChange { next { proof { message } } } } }`;
    const { promoteNextClientSecret: client } = await journey.api.ask(prove, { id });
    expect(client.secretChange.next.proof.message).toContain('another site');
    expect(foreign.received).toEqual([]);
  });
});
