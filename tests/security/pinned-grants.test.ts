import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../testkit/api.js';
import { startJourney, type Journey } from '../testkit/journey.js';
import { grantsOf } from '../testkit/own-grants.js';
import { createProgram } from '../testkit/people.js';
import { json, startTokenEndpoint, type TokenEndpoint } from '../testkit/token-endpoint.js';

let journey: Journey;
let grants: ReturnType<typeof grantsOf>;
let key: Api;
const endpoints: TokenEndpoint[] = [];

beforeAll(async () => {
  journey = await startJourney();
  grants = grantsOf(journey);
  const scopes = ['READ', 'OPERATE', 'MANAGE', 'ADDRESSES'];
  key = (await createProgram(journey.mailkey, journey.api, { scopes })).api;
});
afterEach(() => endpoints.splice(0).forEach((one) => one.close()));
afterAll(() => journey.close());

const newSecret = (): string => `secret-${randomBytes(12).toString('hex')}`;
const FORMER = 'It was granted to the former settings of the client. Sign in again.';

/** A provider that gives tokens, each with its number, and writes down what it was asked. */
async function provider(expires_in = 3600): Promise<TokenEndpoint> {
  const made = await startTokenEndpoint();
  made.answer((response) => {
    const access_token = `at-${made.requests.length}-${randomBytes(8).toString('hex')}`;
    json(response, { access_token, token_type: 'bearer', expires_in });
  });
  endpoints.push(made);
  return made;
}

const saw = ({ requests }: TokenEndpoint) => requests.map((form) => form.toString()).join('\n');

const UPDATE = `mutation ($id: ID!, $input: OAuthClientPatch!) { updateOAuthClient(id: $id, input: $input) {
  status statusReason grants { id health healthReason ofFormerSettings } secretChange { movedGrants totalGrants } } }`;
const edit = async (id: string, input: object) =>
  (await key.ask(UPDATE, { id, input })).updateOAuthClient;

async function validate(id: string) {
  const { runId } = await grants.start(id);
  return journey.ended(runId);
}

async function granted(a: TokenEndpoint, clientSecret: string): Promise<string> {
  const input = { grantType: 'CLIENT_CREDENTIALS', accessTokenUrl: a.url, clientSecret };
  const { id } = await journey.createClient(input);
  expect(await validate(id)).toMatchObject({ finishedAt: expect.any(String) });
  return id;
}

/** The token that a program has for a mailbox of this client. */
async function handedOut(clientId: string): Promise<string> {
  const mailboxId = await grants.addMailbox(clientId, 'desk@sandbox.test');
  const grantId = await only(clientId);
  const more = { mailboxIds: [mailboxId], sharedAccess: [{ mailboxId, grantId }] };
  const program = await createProgram(journey.mailkey, journey.api, {
    scopes: ['TOKENS'],
    ...more,
  });
  const issue = `mutation { issueAccessToken(mailboxId: "${mailboxId}") { accessToken } }`;
  return (await program.api.ask(issue)).issueAccessToken.accessToken;
}

const only = async (id: string) => (await grants.list(id))[0]?.id ?? '';
const renew = (id: string) =>
  key
    .ask(`mutation { renewGrant(id: "${id}") { outcome message } }`)
    .catch((cause: unknown) => cause);

describe('a grant of a provider that the client has left', () => {
  it("A5 ends with the edit, is listed so, and brings nobody the other one's secret", async () => {
    const [a, b, secretA, secretB] = [await provider(), await provider(), newSecret(), newSecret()];
    const id = await granted(a, secretA);
    const before = a.requests.length;
    expect(await edit(id, { accessTokenUrl: b.url, clientSecret: secretB })).toMatchObject({
      grants: [{ health: 'REAUTH_REQUIRED', healthReason: FORMER, ofFormerSettings: true }],
      secretChange: { movedGrants: 0, totalGrants: 0 },
    });
    await renew(await only(id));
    expect(a.requests).toHaveLength(before);
    expect(saw(a)).not.toContain(secretB);
    expect(saw(b)).not.toContain(secretA);
    await validate(id);
    expect(saw(b)).toContain(secretB);
  });

  it('A5 ends for another client id at the same provider, and returns with it', async () => {
    const [a, secret] = [await provider(), newSecret()];
    const id = await granted(a, secret);
    const { clientId } = journey.sandbox;
    const before = a.requests.length;
    expect((await edit(id, { clientId: 'another' })).grants).toMatchObject([
      { healthReason: FORMER },
    ]);
    await renew(await only(id));
    expect(a.requests).toHaveLength(before);
    expect((await edit(id, { clientId })).grants).toMatchObject([
      { health: 'HEALTHY', ofFormerSettings: false },
    ]);
  });

  it('A5 returns with its provider only when a secret is typed for it', async () => {
    const [a, b, secretB] = [await provider(), await provider(), newSecret()];
    const id = await granted(a, newSecret());
    await edit(id, { accessTokenUrl: b.url, clientSecret: secretB });
    expect((await edit(id, { accessTokenUrl: a.url })).grants).toMatchObject([
      { healthReason: FORMER, ofFormerSettings: false },
    ]);
    expect(await edit(id, { clientSecret: newSecret() })).toMatchObject({
      status: 'VALIDATED',
      grants: [{ health: 'HEALTHY' }],
    });
    expect(saw(a)).not.toContain(secretB);
  });

  it('A5 does not return where it was refused, whatever is edited after that', async () => {
    const a = await provider();
    const id = await granted(a, newSecret());
    // Another path of the same provider: it goes on, and is asked where it was given.
    await edit(id, { accessTokenUrl: `${a.url}/other` });
    a.answer((response) => json(response, { error: 'invalid_client' }, 401));
    await renew(await only(id));
    const ended = [{ health: 'REAUTH_REQUIRED', healthReason: FORMER }];
    expect(await grants.list(id)).toMatchObject(ended);
    expect((await edit(id, { clientSecret: newSecret() })).grants).toMatchObject(ended);
  });

  it('A5 is asked with neither the next nor the former secret', async () => {
    const [a, b, next] = [await provider(), await provider(), newSecret()];
    const id = await granted(a, newSecret());
    const secretB = newSecret();
    await edit(id, { accessTokenUrl: b.url, clientSecret: secretB });
    await key.ask(`mutation { setNextClientSecret(id: "${id}", secret: "${next}") { id } }`);
    const { promoteNextClientSecret: promoted } = await key.ask(
      `mutation { promoteNextClientSecret(id: "${id}") { secretChange { next { proof { outcome } } } } }`,
    );
    expect(promoted.secretChange.next.proof.outcome).toBe('UNPROVED');
    for (const secret of [secretB, next]) expect(saw(a)).not.toContain(secret);
    expect(saw(b)).not.toContain(next);
  });

  it('A5 leaves no former secret behind, which its next provider could be shown', async () => {
    const [a, b, first, second] = [await provider(), await provider(), newSecret(), newSecret()];
    const id = await granted(a, first);
    await key.ask(`mutation { setNextClientSecret(id: "${id}", secret: "${second}") { id } }`);
    const { promoteNextClientSecret: promoted } = await key.ask(
      `mutation { promoteNextClientSecret(id: "${id}") { secretChange { former { until } } } }`,
    );
    expect(promoted.secretChange.former).not.toBeNull();
    const secretB = newSecret();
    await edit(id, { accessTokenUrl: b.url, clientSecret: secretB });
    await validate(id);
    // A current secret that is refused is what a former one is kept for.
    b.answer((response) => json(response, { error: 'invalid_client' }, 401));
    await renew(await only(id));
    expect(b.requests.length).toBeGreaterThan(1);
    expect(saw(b)).toContain(secretB);
    for (const secret of [first, second]) expect(saw(b)).not.toContain(secret);
  });

  it('A6 keeps what a refresh brings that was under way, and stays ended', async () => {
    const [a, b, secretA, secretB] = [await provider(), await provider(), newSecret(), newSecret()];
    const id = await granted(a, secretA);
    const grant = await only(id);
    let release = (): void => undefined;
    const asked = new Promise<void>((resolve) =>
      a.answer((response) => {
        release = () =>
          json(response, { access_token: 'at-late', token_type: 'bearer', expires_in: 3600 });
        resolve();
      }),
    );
    const renewing = renew(grant);
    await asked;
    await edit(id, { accessTokenUrl: b.url, clientSecret: secretB });
    release();
    await renewing;
    expect((await grants.list(id))[0]).toMatchObject({
      healthReason: FORMER,
      lastRefreshedAt: expect.any(String),
    });
    expect(saw(a)).not.toContain(secretB);
    // What it brought is there when the client is back, and nobody is asked for another one.
    const before = a.requests.length;
    const back = await edit(id, { accessTokenUrl: a.url, clientSecret: secretA });
    expect(back.grants).toMatchObject([{ health: 'HEALTHY' }]);
    expect(await handedOut(id)).toBe('at-late');
    expect(a.requests).toHaveLength(before);
  });
});
