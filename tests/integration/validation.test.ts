import 'reflect-metadata';
import { armFailpoints } from '@mailkey/server/lib/failpoint';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '../testkit/api.js';
import { startJourney, type Journey } from '../testkit/journey.js';
import { grantsOf } from '../testkit/own-grants.js';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterEach(() => journey.sandbox.befall(undefined));
afterAll(() => journey.close());

/** The whole way of a person who says yes. */
async function validated(input: object = {}): Promise<string> {
  const { id } = await journey.createClient(input);
  const started = await journey.validate(id);
  await journey.api.get(await journey.consented(started));
  await journey.ended(started.runId);
  return id;
}

describe('a validation with a person', () => {
  it('ends with a grant that names who consented', async () => {
    const { id } = await journey.createClient();
    const started = await journey.validate(id);
    expect(await journey.run(started.runId)).toMatchObject({ status: 'WAITING' });
    const callback = await journey.consented(started);
    const response = await journey.api.get(callback);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`/runs/${started.runId}?consented=1`);
    const run = await journey.ended(started.runId);
    expect(run).toMatchObject({ status: 'SUCCEEDED', diagnoses: [] });
    expect(run.message).toBe('Validated by ana@sandbox.test.');
    expect(run.steps.map(({ name, status }) => `${name} ${status}`)).toEqual(
      // The rehearsal provider speaks http, which is worth a warning.
      [
        'settings WARNING',
        ...['authorize', 'callback', 'exchange', 'grant'].map((step) => `${step} SUCCEEDED`),
      ],
    );
    expect(await journey.client(id)).toMatchObject({
      status: 'VALIDATED',
      grant: {
        account: 'ana@sandbox.test',
        tenant: journey.sandbox.tenant,
        requestedScopes: journey.sandbox.scopes,
        missingScopes: [],
        refreshable: true,
        audience: expect.stringContaining('outlook'),
      },
    });
  });

  it('O1 O2 O3 O4 asks with PKCE, a state of its own and the redirect URI of the client', async () => {
    const { id, redirectUri } = await journey.createClient();
    const { searchParams } = new URL(await journey.open(await journey.validate(id)));
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      redirect_uri: redirectUri,
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      scope: journey.sandbox.scopes.join(' '),
    });
    expect(searchParams.has('login_hint')).toBe(false);
  });

  it('hints at the one mailbox that uses the client', async () => {
    const { id } = await journey.createClient();
    const incoming = { protocol: 'IMAP', host: 'imap.example.org', port: 993, security: 'TLS' };
    const input = { name: 'Ana', address: 'ana@sandbox.test', oauthClientId: id, incoming };
    await journey.api.ask(
      'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }',
      { input },
    );
    const asked = new URL(await journey.open(await journey.validate(id)));
    expect(asked.searchParams.get('login_hint')).toBe('ana@sandbox.test');
  });

  it('works from a link that was sent to somebody without an account here', async () => {
    const { id } = await journey.createClient();
    const started = await journey.validate(id);
    const elsewhere = journey.newBrowser();
    const callback = await journey.consented(started, elsewhere, { person: 'ben@sandbox.test' });
    expect((await elsewhere.get(callback)).status).toBe(303);
    expect(await journey.ended(started.runId)).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('works when a program started it', async () => {
    const { createApiKey } = await journey.api.ask(
      'mutation { createApiKey(input: { name: "desk", scopes: [READ, OPERATE] }) { key } }',
    );
    const program = createApi(journey.mailkey.url, `Bearer ${createApiKey.key}`);
    const { id } = await journey.createClient();
    const started = await journey.validate(id, program);
    expect((await journey.api.get(await journey.consented(started))).status).toBe(303);
    expect(await journey.ended(started.runId)).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('reads well to the end after a reload of the start page', async () => {
    const started = await journey.validate((await journey.createClient()).id);
    const first = await journey.open(started);
    expect(await journey.open(started)).toBe(first);
  });
});

describe('a validation as the application', () => {
  it('needs no browser', async () => {
    const { id } = await journey.createClient({
      grantType: 'CLIENT_CREDENTIALS',
      scopes: ['https://outlook.office365.com/.default'],
    });
    const started = await journey.validate(id);
    expect(started.startPage).toBeNull();
    const run = await journey.ended(started.runId);
    expect(run.steps.map(({ name }) => name)).toEqual(['settings', 'exchange', 'grant']);
    expect(run).toMatchObject({ status: 'SUCCEEDED' });
    expect(await journey.client(id)).toMatchObject({
      status: 'VALIDATED',
      grant: { account: null },
    });
  });

  it('says what the provider said to a wrong secret', async () => {
    const { id } = await journey.createClient({
      grantType: 'CLIENT_CREDENTIALS',
      scopes: ['https://outlook.office365.com/.default'],
      clientSecret: 'not-the-secret-at-all',
    });
    const { runId } = await journey.validate(id);
    const run = await journey.ended(runId);
    expect(run).toMatchObject({ status: 'FAILED', diagnoses: [{ code: 'client-secret-invalid' }] });
    expect(JSON.stringify(run)).not.toContain('not-the-secret-at-all');
    expect(await journey.client(id)).toMatchObject({ status: 'READY', grant: null });
  });
});

describe('what can go wrong', () => {
  it('says what is missing before anybody signs in', async () => {
    const { id } = await journey.createClient({ clientId: '' });
    const started = await journey.validate(id);
    expect(started.startPage).toBeNull();
    expect(await journey.run(started.runId)).toMatchObject({
      status: 'FAILED',
      message: 'Missing: Client ID.',
      diagnoses: [{ code: 'settings-missing', evidence: ['Missing: Client ID.'] }],
    });
  });

  it('says that the client is switched off', async () => {
    const { id } = await journey.createClient({ enabled: false });
    const started = await journey.validate(id);
    expect(await journey.run(started.runId)).toMatchObject({
      status: 'FAILED',
      diagnoses: [{ code: 'oauth-client-disabled' }],
    });
  });

  it("O7 ends with the provider's refusal, which uses up the state", async () => {
    const { id } = await journey.createClient();
    const started = await journey.validate(id);
    const callback = await journey.consented(started, journey.api, { accept: false });
    expect((await journey.api.get(callback)).status).toBe(303);
    const run = await journey.ended(started.runId);
    expect(run).toMatchObject({
      status: 'FAILED',
      diagnoses: [{ code: 'user-cancelled-consent' }],
    });
    expect(run.steps.find(({ name }) => name === 'authorize')?.status).toBe('FAILED');
    expect((await journey.api.get(callback)).status).toBe(400);
  });

  it('goes on when something else of its client happens while the provider is asked', async () => {
    const id = await validated();
    const { list, revoke, signIn } = grantsOf(journey);
    const grantId = String((await journey.client(id)).grant?.['id']);
    armFailpoints((place) => {
      if (place !== 'validate.answered') return undefined;
      armFailpoints(undefined);
      // Whoever watches the client has time to hear of it.
      return revoke(grantId).then(async () => void (await list(id), await list(id)));
    });
    expect(await signIn('ana@sandbox.test', id)).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('keeps the former grant when a new validation fails', async () => {
    const id = await validated();
    const { grant } = await journey.client(id);
    const started = await journey.validate(id);
    const callback = await journey.consented(started);
    journey.sandbox.befall('secret-expired');
    await journey.api.get(callback);
    expect(await journey.ended(started.runId)).toMatchObject({ status: 'FAILED' });
    expect(await journey.client(id)).toMatchObject({ status: 'VALIDATED', grant });
  });

  it('ends when it is cancelled, and takes no answer after that', async () => {
    const { id } = await journey.createClient();
    const started = await journey.validate(id);
    const callback = await journey.consented(started);
    const before = journey.requests();
    const { cancelRun } = await journey.api.ask(
      'mutation ($id: ID!) { cancelRun(id: $id) { status } }',
      { id: started.runId },
    );
    expect(cancelRun.status).toBe('CANCELLED');
    expect((await journey.api.get(callback)).status).toBe(400);
    expect((await journey.api.get(started.startPage)).status).toBe(400);
    expect(journey.requests()).toBe(before);
  });

  it('is cancelled by a newer one', async () => {
    const { id } = await journey.createClient();
    const former = await journey.validate(id);
    const newer = await journey.validate(id);
    expect(await journey.run(former.runId)).toMatchObject({ status: 'CANCELLED' });
    await journey.api.get(await journey.consented(newer));
    expect(await journey.ended(newer.runId)).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('is over for whoever watches it when the client is deleted', async () => {
    const { id } = await journey.createClient();
    const started = await journey.validate(id);
    const watch = 'subscription ($id: ID!) { run(id: $id) { status } }';
    const seen = journey.api.subscribe(watch, { id: started.runId });
    expect((await seen.next()).value).toEqual({ run: { status: 'WAITING' } });
    await journey.api.ask('mutation ($id: ID!) { deleteOAuthClient(id: $id) }', { id });
    expect((await seen.next()).done).toBe(true);
  });

  it('ends when the client is edited in the middle', async () => {
    const { id } = await journey.createClient();
    const started = await journey.validate(id);
    const callback = await journey.consented(started);
    const before = journey.requests();
    await journey.api.ask(
      'mutation ($id: ID!, $url: String!) { updateOAuthClient(id: $id, input: { accessTokenUrl: $url }) { id } }',
      { id, url: 'https://evil.example/token' },
    );
    expect((await journey.api.get(callback)).status).toBe(400);
    expect(await journey.ended(started.runId)).toMatchObject({
      status: 'FAILED',
      message: 'The settings were changed in the middle. Validate again.',
      diagnoses: [{ code: 'settings-changed-meanwhile' }],
    });
    expect(journey.requests()).toBe(before);
  });
});
