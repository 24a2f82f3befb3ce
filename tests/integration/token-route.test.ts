import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Api } from '../testkit/api.js';
import { startJourney, type Journey } from '../testkit/journey.js';
import { createProgram } from '../testkit/people.js';

const ADDRESS = 'ana@sandbox.test';
const ISSUE = `mutation ($id: ID!) { issueAccessToken(mailboxId: $id) { accessToken expiresAt xoauth2 username } }`;

let journey: Journey;
let admin: Api;
let clientId: string;
let ahead = 0;
const now = () => new Date(Date.now() + ahead);
beforeAll(async () => {
  const elapsed = () => performance.now() + ahead;
  const rates = { anonymous: 10_000, session: 10_000, key: 10_000, handOut: 20 };
  journey = await startJourney({
    sandbox: { clock: now },
    overrides: { clock: now, elapsed, rates },
  });
  clientId = (await journey.createClient()).id;
  await validate();
});
afterAll(() => journey.close());
beforeEach(async () => {
  admin = await journey.mailkey.signedIn();
});

async function validate(): Promise<void> {
  const { api } = journey;
  await api.get(await journey.consented(await journey.validate(clientId), api));
}

async function mailbox(more: object = {}): Promise<string> {
  const create = 'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }';
  const incoming = { protocol: 'IMAP', ...journey.sandbox.servers.imapTls };
  const input = { name: 'Desk', address: ADDRESS, oauthClientId: clientId, incoming, ...more };
  return (await admin.ask(create, { input })).createMailbox.id;
}

const keyFor = (mailboxIds: string[], scopes = ['TOKENS']) =>
  createProgram(journey.mailkey, admin, { scopes, ...(mailboxIds.length > 0 && { mailboxIds }) });

interface Got {
  status: number;
  headers: Headers;
  body: string;
}

async function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const response = await fetch(`${journey.mailkey.url}${path}`, { method, headers });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

const withKey = ({ authorization = '' }: Api) => ({ authorization });
const basic = ({ authorization = '' }: Api, user = 'mailkey') => {
  const key = authorization.replace('Bearer ', '');
  return { authorization: `Basic ${Buffer.from(`${user}:${key}`).toString('base64')}` };
};

/** One sentence for the person in front of the shell, and nothing that is kept anywhere. */
function expectRefusal(got: Got, status: number, sentence: RegExp): void {
  expect(got).toMatchObject({ status, body: expect.stringMatching(sentence) as string });
  expect(got.body).toMatch(/^[A-Z][^\n]+\.\n$/);
  expect(got.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(got.headers.get('cache-control')).toBe('no-store');
}

async function audited(actorId: string) {
  const query = `query ($actor: String) { auditEvents(first: 100, actor: $actor) {
    nodes { action outcome subjectId fields } } }`;
  return (await admin.ask(query, { actor: actorId })).auditEvents.nodes;
}

describe('T8 GET /token/<mailbox>', () => {
  it('is the token that the mutation gives, as text, by id and by address', async () => {
    const id = await mailbox();
    const { api, id: keyId } = await keyFor([id]);
    const { issueAccessToken: token } = await api.ask(ISSUE, { id });
    const names = [id, id.toUpperCase(), ADDRESS, 'Ana%40Sandbox.TEST', `${ADDRESS}/`];
    for (const name of names) {
      const got = await get(`/token/${name}`, withKey(api));
      expect(got).toMatchObject({ status: 200, body: `${token.accessToken}\n` });
      expect(got.headers.get('content-type')).toBe('text/plain; charset=utf-8');
      expect(got.headers.get('cache-control')).toBe('no-store');
      expect(got.headers.get('mailkey-token-expires-at')).toBe(token.expiresAt);
      expect(got.headers.get('mailkey-minimum-life')).toBe('met');
      expect(got.headers.get('etag')).toBeNull();
    }
    const told = { action: 'access-token.issue', outcome: 'DONE', subjectId: id };
    expect(await audited(keyId)).toMatchObject([token, ...names].map(() => told));
  });

  it('is the message of XOAUTH2 where that is asked for', async () => {
    const id = await mailbox();
    const { api } = await keyFor([id]);
    const { issueAccessToken: token } = await api.ask(ISSUE, { id });
    expect((await get(`/token/${id}?format=xoauth2`, withKey(api))).body).toBe(
      `${token.xoauth2}\n`,
    );
  });

  it('knows minimumLifeSeconds, and says where it cannot be had', async () => {
    const id = await mailbox();
    const { api } = await keyFor([id]);
    const { issueAccessToken: token } = await api.ask(ISSUE, { id });
    ahead += new Date(token.expiresAt).getTime() - now().getTime() - 600_000;
    const same = await get(`/token/${id}?minimumLifeSeconds=500`, withKey(api));
    expect(same.body).toBe(`${token.accessToken}\n`);
    const longer = await get(`/token/${id}?minimumLifeSeconds=3000`, withKey(api));
    expect([longer.status, longer.body === same.body]).toEqual([200, false]);
    const longest = await get(`/token/${id}?minimumLifeSeconds=86400`, withKey(api));
    expect(longest.body).toBe(longer.body);
    expect(longest.headers.get('mailkey-minimum-life')).toBe('not met');
  });

  it('refuses a question that would not do what was meant', async () => {
    const id = await mailbox();
    const { api } = await keyFor([id]);
    for (const [query, sentence] of [
      ['minimumLifeSeconds=-1', /whole number from 0 to 86400/],
      ['minimumLifeSeconds=1e3', /whole number/],
      ['minimumLifeSeconds=', /whole number/],
      ['minimumLifeSeconds=86401', /whole number/],
      ['minimumLifeSeconds=1&minimumLifeSeconds=2', /once/],
      ['minimumlifeseconds=600', /minimumLifeSeconds and format/],
      ['format=json', /format is token or xoauth2/],
      ['access_token=mk_x', /minimumLifeSeconds and format/],
    ] as const)
      expectRefusal(await get(`/token/${id}?${query}`, withKey(api)), 400, sentence);
  });

  it('is for keys alone, in the header alone: no session, no password, no parameter', async () => {
    const id = await mailbox();
    const { api } = await keyFor([id]);
    const cookie = [...admin.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    for (const headers of [
      ...[{}, { cookie }, { authorization: 'Bearer mk_wrong' }, { authorization: 'Bearer' }],
      ...[basic(api), { ...basic(api), cookie }, { authorization: 'Negotiate x' }],
    ] as Record<string, string>[]) {
      const got = await get(`/token/${id}`, headers);
      expectRefusal(got, 401, /Authorization: Bearer/);
      expect(got.headers.get('www-authenticate')).toBe('Bearer realm="Mailkey"');
    }
    const both = await get(`/token/${id}`, { ...withKey(api), cookie });
    expect(both.status).toBe(200);
  });

  it('does not tell mailboxes of others from none', async () => {
    const [id, foreign] = [await mailbox(), await mailbox({ address: 'ben@sandbox.test' })];
    const { api, id: keyId } = await keyFor([id]);
    const reader = await keyFor([], ['READ']);
    for (const name of [foreign, 'ben@sandbox.test', crypto.randomUUID(), 'x', '%0a', '%20'])
      expectRefusal(await get(`/token/${name}`, withKey(api)), 403, /not in the list of the key/);
    expectRefusal(await get(`/token/${id}`, withKey(reader.api)), 403, /lacks the scope TOKENS/);
    const denied = await audited(keyId);
    expect(denied[0]).toMatchObject({ action: 'access-token.issue', outcome: 'DENIED' });
    expect(JSON.stringify(denied)).not.toContain('ben@sandbox.test');
  });

  it('takes ids in capitals, as the mutations do', async () => {
    const id = await mailbox();
    const { api } = await keyFor([id]);
    const capitals = id.toUpperCase();
    expect((await get(`/token/${capitals}`, withKey(api))).status).toBe(200);
    expect((await api.ask(ISSUE, { id: capitals })).issueAccessToken.username).toBe(ADDRESS);
    const ofSeveral = `mutation ($ids: [ID!]!) { issueAccessTokens(mailboxIds: $ids) { mailboxId error { code } } }`;
    const { issueAccessTokens } = await api.ask(ofSeveral, { ids: [capitals] });
    expect(issueAccessTokens).toEqual([{ mailboxId: capitals, error: null }]);
    await expect(api.ask(ofSeveral, { ids: [id, capitals] })).rejects.toThrow();
  });

  it('wants the id where two mailboxes of the key have the address', async () => {
    const ids = [await mailbox(), await mailbox()];
    const { api } = await keyFor(ids);
    expectRefusal(await get(`/token/${ADDRESS}`, withKey(api)), 409, /Two mailboxes .* id/);
    expect((await get(`/token/${ids[0]}`, withKey(api))).status).toBe(200);
  });

  it('says that a person must act where there is none', async () => {
    const id = await mailbox({ enabled: false });
    const got = await get(`/token/${id}`, withKey((await keyFor([id])).api));
    expectRefusal(got, 409, /^The mailbox is disabled\.\n$/);
    expect(got.headers.get('retry-after')).toBeNull();
  });

  it('counts with the mutation, and says when to come back', async () => {
    const id = await mailbox();
    const { api } = await keyFor([id]);
    const taken = Array.from({ length: 19 }, () => api.ask(ISSUE, { id }));
    await Promise.all([...taken, get(`/token/${id}`, withKey(api))]);
    const got = await get(`/token/${id}`, withKey(api));
    expectRefusal(got, 429, /too many tokens/);
    expect(Number(got.headers.get('retry-after'))).toBeGreaterThan(0);
    ahead += 120_000;
  });

  it('says when the provider is asked again', async () => {
    const id = await mailbox();
    const { api } = await keyFor([id]);
    journey.sandbox.befall('temporarily-down');
    ahead += 3_700_000;
    try {
      await get(`/token/${id}`, withKey(api));
      const got = await get(`/token/${id}`, withKey(api));
      expectRefusal(got, 503, /asked again at/);
      expect(Number(got.headers.get('retry-after'))).toBeGreaterThan(0);
    } finally {
      journey.sandbox.befall(undefined);
      ahead += 3_700_000;
    }
  });

  it('knows no other method', async () => {
    const id = await mailbox();
    const { api } = await keyFor([id]);
    for (const method of ['HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const got = await get(`/token/${id}`, withKey(api), method);
      expect([got.status, got.headers.get('allow')]).toEqual([405, 'GET']);
    }
  });

  it('is nowhere below, and under no other spelling', async () => {
    const id = await mailbox();
    const { api } = await keyFor([id]);
    for (const path of [`/token/${id}/x`, `/TOKEN/${id}`, `//token/${id}`, `/token;x/${id}`])
      expect((await get(path, withKey(api))).status).toBe(404);
  });
});

describe('T9 GET /token?account=<mailbox>', () => {
  /** As EmailEngine 2.52 asks (lib/tools.js): what stands before the @ of its URL goes into a Basic header. */
  async function emailEngine(api: Api, account: string, proto: string) {
    const url = new URL(`${journey.mailkey.url}/token`);
    url.searchParams.set('account', account);
    url.searchParams.set('proto', proto);
    return get(`${url.pathname}${url.search}`, basic(api));
  }

  it('is what EmailEngine takes from its authentication server', async () => {
    const outgoing = { ...journey.sandbox.servers.smtpStarttls, username: 'desk@sandbox.test' };
    const id = await mailbox({ outgoing });
    const { api } = await keyFor([id]);
    const { issueAccessToken: token } = await api.ask(ISSUE, { id });
    for (const [account, proto, user] of [
      [id, 'imap', ADDRESS],
      [ADDRESS, 'imap', ADDRESS],
      [ADDRESS, 'smtp', 'desk@sandbox.test'],
      [ADDRESS, 'api', ADDRESS],
    ] as const) {
      const got = await emailEngine(api, account, proto);
      expect([got.status, got.headers.get('content-type')]).toEqual([
        200,
        'application/json; charset=utf-8',
      ]);
      expect(got.headers.get('cache-control')).toBe('no-store');
      expect(JSON.parse(got.body)).toEqual({ user, accessToken: token.accessToken });
    }
    const long = `/token?account=${id}&minimumLifeSeconds=1`;
    expect((await get(long, withKey(api))).status).toBe(200);
  });

  it('says by its status what EmailEngine shows: who must act, and what passes', async () => {
    const [id, off] = [await mailbox(), await mailbox({ enabled: false })];
    const { api } = await keyFor([id, off]);
    expect((await emailEngine(api, 'nobody@sandbox.test', 'imap')).status).toBe(403);
    expect((await emailEngine(api, off, 'imap')).status).toBe(409);
    expectRefusal(await get('/token', basic(api)), 400, /account=/);
    expectRefusal(await get('/token?account=a&account=b', basic(api)), 400, /account=/);
    expectRefusal(await get(`/token?account=${id}&minimumLifeSeconds=x`, basic(api)), 400, /whole/);
  });

  it('is for keys alone: no session, and no key where the user name stands', async () => {
    const id = await mailbox();
    const { api } = await keyFor([id]);
    const cookie = [...admin.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const key = api.authorization?.replace('Bearer ', '') ?? '';
    const encoded = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;
    for (const headers of [
      ...[{ cookie }, {}, { authorization: encoded(`${key}:`) }, { authorization: 'Basic %%%' }],
      ...[{ authorization: encoded('mailkey:mk_wrong') }, { authorization: encoded(key) }],
    ] as Record<string, string>[]) {
      const got = await get(`/token?account=${id}`, headers);
      expectRefusal(got, 401, /API key/);
      // A browser would show its dialog, and send the key by itself from then on.
      expect(got.headers.get('www-authenticate')).not.toMatch(/basic/i);
    }
  });

  it('is the one place for Basic', async () => {
    const { api } = await keyFor([], ['READ']);
    const question = {
      method: 'POST',
      body: '{"query":"{ me { email } oauthClients { totalCount } }"}',
    };
    const headers = { ...basic(api), 'content-type': 'application/json' };
    const answer = await fetch(`${journey.mailkey.url}/graphql`, { ...question, headers });
    expect(await answer.text()).toContain('UNAUTHENTICATED');
  });
});
