import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createProgram } from '../testkit/people.js';
import { startReceiver, type Receiver } from '../testkit/receiver.js';
import { startTokenEndpoint, type TokenEndpoint } from '../testkit/token-endpoint.js';
import { startWatched, validate, type Watched } from '../testkit/watched-mailboxes.js';

const HOUR = 60;
const CODE = 'refreshed-for-other-account';

let watched: Watched;
let relay: TokenEndpoint;
let receiver: Receiver;
let clientId: string;
/** Put over the answers to refreshes; absent: they pass as they are. */
let instead: (() => Promise<object>) | undefined;
let lifetime: number | undefined;

/** What stands between Mailkey and the sandbox's token endpoint, and may change what it says. */
beforeAll(async () => {
  [watched, relay, receiver] = await Promise.all([
    startWatched(),
    startTokenEndpoint(),
    startReceiver(),
  ]);
  relay.answer((response, form) => {
    void fetch(watched.sandbox.accessTokenUrl, { method: 'POST', body: form }).then(
      async (answer) => {
        const isRefresh = form.get('grant_type') === 'refresh_token';
        const changed = isRefresh && instead ? await instead() : {};
        const body = { ...((await answer.json()) as object), ...changed };
        const lives = lifetime === undefined ? {} : { expires_in: lifetime };
        response.writeHead(answer.status, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ ...body, ...lives }));
      },
    );
  });
  const create = `mutation ($input: AlertChannelInput!) { createAlertChannel(input: $input) { channel { id } } }`;
  const input = { type: 'WEBHOOK', name: 'On call', url: receiver.url };
  await watched.api.ask(create, { input });
});
afterAll(async () => {
  await watched.close();
  relay.close();
  await receiver.close();
});

beforeEach(async () => {
  const settings = { accessTokenUrl: relay.url, clientAuthentication: 'CLIENT_SECRET_POST' };
  clientId = (await watched.journey.createClient(settings)).id;
  await validate(watched.journey, clientId);
  receiver.received.splice(0);
});
afterEach(async () => {
  instead = undefined;
  lifetime = undefined;
  await watched.removeAll();
});

const ben = async () => ({
  access_token: await watched.sandbox.mintToken({ person: 'ben@sandbox.test' }),
  id_token: undefined,
});
const boxes = async (count: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1)
    ids.push(await watched.create({ name: `Box ${at}`, oauthClientId: clientId }));
  return ids;
};

interface Told {
  kind: string;
  title: string;
  lines: string[];
  facts: { code: string; mailboxIds: string[] };
}
const told = () => receiver.received.map(({ body }) => JSON.parse(body) as Told);

/** The mailboxes are in one incident of which somebody has heard, in words; nobody got Ben's token. */
async function isExplained(ids: string[]): Promise<void> {
  for (const id of ids) await watched.becomes(id, { incident: { id: expect.any(String) } });
  const [incident, ...more] = await watched.incidents(true);
  expect(more).toEqual([]);
  expect(incident).toMatchObject({ code: CODE, actor: 'MAILBOX_USER', mailboxCount: ids.length });
  await receiver.until(1);
  const [opened] = told();
  expect(opened).toMatchObject({ kind: 'incident.opened', facts: { code: CODE } });
  expect(new Set(opened?.facts.mailboxIds)).toEqual(new Set(ids));
  expect(opened?.title).toContain('for another account');
  expect(opened?.lines.join('\n')).toMatch(/used none of them[^]*sign in as/);
  const client = await watched.journey.client(clientId);
  expect(client.status).toBe('NEEDS_ATTENTION');
  expect(client.statusReason).toMatch(
    /another account \(ben@sandbox.test\) .* \(ana@sandbox.test\)/,
  );
}

async function consentsAgain(ids: string[]): Promise<void> {
  instead = undefined;
  await validate(watched.journey, clientId);
  await watched.forward(2);
  for (const id of ids) await watched.becomes(id, { status: 'OK', incident: null });
  await expect
    .poll(() => told().map(({ kind }) => kind))
    .toEqual(['incident.opened', 'incident.recovered']);
}

describe('F28 a refresh that is answered for another account', () => {
  it('of the upkeep: its mailboxes are in an incident, somebody is told why, and a new consent fixes it', async () => {
    const ids = await boxes(2);
    instead = ben;
    await watched.forward(50);
    await isExplained(ids);
    await consentsAgain(ids);
  });

  it('of a hand-out: the program gets no token, and is told why', async () => {
    // Nobody has used the grant for a day, so only whoever asks for a token renews it.
    await watched.forward(25 * HOUR);
    const [id = ''] = await boxes(1);
    const program = await createProgram(watched.journey.mailkey, watched.api, {
      scopes: ['TOKENS'],
      mailboxIds: [id],
    });
    instead = ben;
    const issue = 'mutation ($id: ID!) { issueAccessToken(mailboxId: $id) { accessToken } }';
    const { data, errors } = await program.api.send(issue, { id });
    expect(data?.issueAccessToken ?? null).toBeNull();
    expect(errors?.[0]?.message).toContain('for another account');
    await isExplained([id]);
    const again = await watched.check(id);
    expect(again).toMatchObject({ status: 'FAILED', diagnoses: [{ code: CODE }] });
    expect(await watched.incidents(true)).toHaveLength(1);
  });
});

describe('F28 a refresh that brings less', () => {
  it('leaves the grant alive, and the mailbox that misses something says what', async () => {
    const scopes = watched.sandbox.scopes.filter((scope) => !scope.includes('IMAP'));
    instead = async () => ({
      scope: scopes.join(' '),
      access_token: await watched.sandbox.mintToken({ person: 'ana@sandbox.test', scopes }),
    });
    await watched.forward(61);
    const [id = ''] = await boxes(1);
    const run = await watched.check(id);
    expect(run).toMatchObject({ status: 'FAILED' });
    expect(run.diagnoses[0]?.evidence.join('\n')).toContain('IMAP');
    await watched.becomes(id, { status: 'FAILING' });
    expect(await watched.incidents(true)).toHaveLength(1);
    // A cause that others may share waits for them before it is told.
    await watched.forward(2);
    await receiver.until(1);
    expect(told()[0]?.facts.mailboxIds).toEqual([id]);
    const { status, grant } = await watched.journey.client(clientId);
    expect(status).toBe('VALIDATED');
    expect(grant?.missingScopes).toEqual([expect.stringContaining('IMAP')]);
  });
});

describe('F18 a token that lives for half a minute', () => {
  it('is enough for a check', async () => {
    lifetime = 30;
    await watched.forward(61);
    const [one = '', other = ''] = await boxes(2);
    for (const id of [one, other, one])
      expect(await watched.check(id)).toMatchObject({ status: 'SUCCEEDED' });
  });
});
