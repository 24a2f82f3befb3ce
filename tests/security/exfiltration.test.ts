import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../testkit/api.js';
import { startForeignListener, type ForeignListener } from '../testkit/foreign-listener.js';
import { confirmEndpoints, startJourney, type Journey } from '../testkit/journey.js';
import { createProgram } from '../testkit/people.js';

let journey: Journey;
/** A key that may change everything, addresses included. */
let key: Api;
const foreign: ForeignListener[] = [];

beforeAll(async () => {
  journey = await startJourney({ env: { ALLOW_PLAINTEXT_MAIL_HOSTS: '127.0.0.1' } });
  const scopes = ['READ', 'OPERATE', 'MANAGE', 'ADDRESSES'];
  key = (await createProgram(journey.mailkey, journey.api, { scopes })).api;
});
afterEach(() => foreign.splice(0).forEach((one) => one.close()));
afterAll(() => journey.close());

async function listener(...args: Parameters<typeof startForeignListener>) {
  const made = await startForeignListener(...args);
  foreign.push(made);
  return made;
}

/** Not to be found by chance. */
const newSecret = (): string => `secret-${randomBytes(12).toString('hex')}`;

const UPDATE = `mutation ($id: ID!, $input: OAuthClientPatch!) { updateOAuthClient(id: $id, input: $input) {
  status statusReason secretDroppedBecause clientSecret { isSet } secretChange { next { setAt } former { until } } } }`;
const VALIDATE = `mutation ($id: ID!) { validateOAuthClient(id: $id) { run { id } } }`;

const edit = async (id: string, input: object) =>
  (await key.ask(UPDATE, { id, input })).updateOAuthClient;

/** Also with endpoints of two sites that an admin has confirmed: the secret does not go along. */
async function validate(id: string) {
  await confirmEndpoints(journey.api, id);
  const { validateOAuthClient: started } = await key.ask(VALIDATE, { id });
  return journey.ended(started.run.id);
}

describe("a client's secret", () => {
  /** Asks as the application, with its secret, wherever its token URL leads. */
  const client = async (accessTokenUrl: string, clientSecret: string) =>
    (await journey.createClient({ grantType: 'CLIENT_CREDENTIALS', accessTokenUrl, clientSecret }))
      .id;

  it('A2 is not sent to another token URL that a key has written into the client', async () => {
    const [home, evil, secret] = [await listener(), await listener(), newSecret()];
    const id = await client(home.url, secret);
    await validate(id);
    expect(home.heard()).toContain(secret);
    expect(await edit(id, { accessTokenUrl: evil.url })).toMatchObject({
      status: 'DRAFT',
      statusReason: expect.stringContaining(new URL(home.url).origin),
      secretDroppedBecause: expect.stringContaining(new URL(evil.url).origin),
      clientSecret: { isSet: false },
    });
    expect(await validate(id)).toMatchObject({ status: 'FAILED' });
    expect(evil.heard()).not.toContain(secret);
  });

  it('A2 does not come back when the edit is undone', async () => {
    const [home, evil, secret] = [await listener(), await listener(), newSecret()];
    const id = await client(home.url, secret);
    await edit(id, { accessTokenUrl: evil.url });
    expect(await edit(id, { accessTokenUrl: home.url })).toMatchObject({
      clientSecret: { isSet: false },
      secretDroppedBecause: expect.stringContaining('removed'),
    });
    expect(await edit(id, { clientSecret: secret })).toMatchObject({
      clientSecret: { isSet: true },
      secretDroppedBecause: null,
    });
    await validate(id);
    expect(home.heard()).toContain(secret);
  });

  const LOGIN = 'https://login.example/token';
  it.each([
    ['another port', LOGIN, 'https://login.example:8443/token'],
    ['another name of the same machine', 'http://127.0.0.1:9/token', 'http://localhost:9/token'],
    ['no TLS', LOGIN, 'http://login.example/token'],
    ['a dot behind the name', LOGIN, 'https://login.example./token'],
    ['a longer name', LOGIN, 'https://login.example.evil.example/token'],
    ['a letter that only looks alike', LOGIN, 'https://lоgin.example/token'],
    ['the first address of all', null, LOGIN],
    ['none at all', LOGIN, null],
  ])('A2 is dropped for %s', async (_name, from, to) => {
    const id = await client(LOGIN, newSecret());
    await edit(id, { accessTokenUrl: from, clientSecret: newSecret() });
    expect((await edit(id, { accessTokenUrl: to })).clientSecret.isSet).toBe(false);
  });

  it('A2 stays for another path, a tenant, another spelling of the same origin, and a name', async () => {
    const id = await client('https://login.example/{tenant}/token', newSecret());
    for (const input of [
      { tenant: 'contoso.example' },
      { accessTokenUrl: 'https://LOGIN.example:443/other/token' },
      { name: 'Another name' },
    ])
      expect((await edit(id, input)).clientSecret.isSet).toBe(true);
  });

  it('A2 goes with the next and the former one', async () => {
    const secret = newSecret();
    const id = await client('https://login.example/token', secret);
    const next = `mutation { setNextClientSecret(id: "${id}", secret: "${newSecret()}") { secretChange { next { setAt } } } }`;
    expect((await key.ask(next)).setNextClientSecret.secretChange.next).not.toBeNull();
    expect(await edit(id, { accessTokenUrl: 'https://evil.example/token' })).toMatchObject({
      clientSecret: { isSet: false },
      secretChange: { next: null, former: null },
    });
  });

  it('A2 goes with a former one that was in use', async () => {
    const [home, evil] = [await listener(), await listener()];
    const [former, current] = [newSecret(), newSecret()];
    const id = await client(home.url, former);
    await validate(id);
    await key.ask(`mutation { setNextClientSecret(id: "${id}", secret: "${current}") { id } }`);
    const promote = `mutation { promoteNextClientSecret(id: "${id}") { secretChange { former { until } } } }`;
    expect((await key.ask(promote)).promoteNextClientSecret.secretChange.former).not.toBeNull();
    expect(await edit(id, { accessTokenUrl: evil.url })).toMatchObject({
      clientSecret: { isSet: false },
      secretChange: { next: null, former: null },
    });
    await edit(id, { clientSecret: newSecret() });
    await validate(id);
    for (const secret of [former, current]) expect(evil.heard()).not.toContain(secret);
  });

  it('A3 is named before the edit is saved, and in the log after it', async () => {
    const id = await client('https://login.example/token', newSecret());
    const impact = async (input: object) => {
      const query = `query ($id: ID!, $input: OAuthClientPatch!) {
        oauthClientEditImpact(id: $id, input: $input) { dropsSecret dropsSecretReason } }`;
      return (await key.ask(query, { id, input })).oauthClientEditImpact;
    };
    const accessTokenUrl = 'https://evil.example/token';
    expect(await impact({ accessTokenUrl, clientSecret: 'typed' })).toMatchObject({
      dropsSecret: false,
    });
    expect(await impact({ accessTokenUrl: 'https://login.example/x' })).toMatchObject({
      dropsSecret: false,
    });
    expect(await impact({ accessTokenUrl })).toEqual({
      dropsSecret: true,
      dropsSecretReason: expect.stringContaining('https://login.example'),
    });
    await edit(id, { accessTokenUrl });
    const log = `{ auditEvents(first: 20) { nodes { action subjectId fields } } }`;
    const { nodes } = (await journey.api.ask(log)).auditEvents;
    expect(nodes).toContainEqual({
      action: 'oauth-client.update',
      subjectId: id,
      fields: expect.arrayContaining(['accessTokenUrl', 'clientSecret', 'clientSecretDropped']),
    });
  });
});
