import { request as rawRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi, type Api } from '../testkit/api.js';
import { startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { openSocket } from './socket.js';

const JSON_TYPE = { 'content-type': 'application/json' };
const QUESTION = JSON.stringify({ query: '{ instance { version } }' });

let mailkey: Mailkey;
let admin: Api;

beforeAll(async () => {
  mailkey = await startMailkey({
    env: { SANDBOX: 'off' },
    overrides: { rates: { anonymous: 100_000, session: 100_000, key: 3 }, runsAtOnce: 2 },
  });
  admin = await mailkey.signedIn();
});
afterAll(() => mailkey.close());

const cookieOf = (api: Api) =>
  [...api.cookies].map(([name, value]) => `${name}=${value}`).join('; ');

function post(headers: Record<string, string>, body = QUESTION, path = '/graphql') {
  return fetch(mailkey.url + path, { method: 'POST', headers, body });
}

/** fetch may not set Host, Origin of its own or odd methods; this may. */
function raw(
  method: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const request = rawRequest(mailkey.url + path, { method, headers }, (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0, headers: response.headers });
    });
    request.on('error', reject).end(method === 'POST' ? QUESTION : undefined);
  });
}

describe('X1 a page of another site', () => {
  it.each([
    ['plain text', { 'content-type': 'text/plain' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a form with a file', { 'content-type': 'multipart/form-data; boundary=x' }],
  ])('X3 cannot send a mutation as %s', async (_name, headers) => {
    const body = JSON.stringify({ query: 'mutation { logout }' });
    const answer = await post({ ...headers, cookie: cookieOf(admin) }, body);
    expect(answer.status).toBe(415);
    expect((await admin.ask('{ me { email } }')).me).not.toBeNull();
  });

  it('cannot send a mutation by GET', async () => {
    const query = `?query=${encodeURIComponent('mutation { logout }')}`;
    const answer = await raw('GET', `/graphql${query}`, { cookie: cookieOf(admin) });
    expect(answer.status).toBe(405);
    expect((await admin.ask('{ me { email } }')).me).not.toBeNull();
  });

  it.each(['https://evil.example', 'null', 'http://localhost.evil.example'])(
    'is refused by its Origin: %s',
    async (origin) => {
      expect((await raw('POST', '/graphql', { ...JSON_TYPE, origin })).status).toBe(403);
    },
  );

  it.each(['cross-site', 'same-site'])(
    'is refused with the cookie when the browser says %s',
    async (site) => {
      const headers = { ...JSON_TYPE, cookie: cookieOf(admin), 'sec-fetch-site': site };
      expect((await raw('POST', '/graphql', headers)).status).toBe(403);
      const own = { ...headers, 'sec-fetch-site': 'same-origin' };
      expect((await raw('POST', '/graphql', own)).status).toBe(200);
    },
  );

  it('X2 is given no right to read an answer (CORS)', async () => {
    const headers = { ...JSON_TYPE, origin: mailkey.url };
    for (const answer of [
      await raw('POST', '/graphql', headers),
      await raw('OPTIONS', '/graphql', { origin: 'https://evil.example' }),
    ])
      expect(Object.keys(answer.headers).join()).not.toMatch(/access-control/);
  });

  it('W1 cannot open a socket: its Origin gets 403 before the upgrade', async () => {
    const opening = openSocket(mailkey.url, admin, { headers: { origin: 'https://evil.example' } });
    await expect(opening).rejects.toThrow(/403/);
  });
});

describe('the door', () => {
  it('X1 answers for its own host names only', async () => {
    expect((await raw('POST', '/graphql', { ...JSON_TYPE, host: 'evil.example' })).status).toBe(
      421,
    );
    expect((await raw('GET', '/', { host: 'evil.example' })).status).toBe(421);
  });

  it.each([
    ['GET', '/graphql'],
    ['PUT', '/graphql'],
    ['DELETE', '/graphql'],
    ['OPTIONS', '/graphql'],
    ['TRACE', '/'],
    ['PUT', '/oauth/callback/x'],
    ['POST', '/health/live'],
    ['PATCH', '/'],
  ])('X4 refuses %s %s with 405', async (method, path) => {
    const answer = await raw(method, path);
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toMatch(/^(POST|GET, HEAD(, POST)?)$/);
  });

  it('H8 tells neither its version nor what lies on the disk', async () => {
    const answer = await fetch(`${mailkey.url}/health/live`);
    expect(answer.headers.get('x-powered-by')).toBeNull();
    expect(answer.headers.get('server')).toBeNull();
    for (const path of ['/.git/config', '/.env', '/package.json', '/assets/', '/../package.json']) {
      const { status, headers } = await raw('GET', path, { accept: 'application/json' });
      expect([path, status]).toEqual([path, 404]);
      expect(String(headers['content-type'])).not.toContain('json');
    }
  });
});

/** A clock that stands: what is asked meanwhile was asked in one minute, however long it takes. */
function oneMinute(): () => Date {
  const at = new Date();
  return () => at;
}

describe('R1 the number of requests', () => {
  it('of one key is limited, with the time to wait', async () => {
    const { key } = (
      await admin.ask('mutation { createApiKey(input: { name: "k", scopes: [READ] }) { key } }')
    ).createApiKey;
    const ask = () => post({ ...JSON_TYPE, authorization: `Bearer ${key}` });
    for (let times = 0; times < 3; times += 1) expect((await ask()).status).toBe(200);
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({
      errors: [{ extensions: { code: 'TOO_MANY_REQUESTS' } }],
    });
    const headers = { authorization: `Bearer ${key}` };
    const opening = openSocket(mailkey.url, { cookies: new Map() }, { headers });
    await expect(opening).rejects.toThrow(/429/);
  });

  it.each([
    ['anonymous', 60],
    ['session', 600],
  ] as const)('of a caller (%s) is limited to %i in a minute', async (kind, limit) => {
    const strict = await startMailkey({
      env: { SANDBOX: 'off' },
      overrides: { rates: {}, clock: oneMinute() },
    });
    const api = kind === 'session' ? await strict.signedIn() : strict.anonymous;
    const states: number[] = [];
    for (let times = 0; times < limit + 5; times += 1)
      states.push((await api.send('{ instance { version } }')).status);
    expect(states.indexOf(429)).toBe(limit);
    await strict.close();
  });

  it('X5 of an address is not escaped by X-Forwarded-For, unless a proxy is trusted', async () => {
    const counted = async (trusted: string) => {
      const strict = await startMailkey({
        env: { SANDBOX: 'off', TRUST_PROXY: trusted },
        overrides: { rates: { anonymous: 5 }, clock: oneMinute() },
      });
      const api = createApi(strict.url);
      const ask = (at: number) =>
        api.send('{ instance { version } }', {}, { 'x-forwarded-for': `203.0.113.${at}` });
      const answers = [];
      for (let at = 0; at < 8; at += 1) answers.push((await ask(at)).status);
      await strict.close();
      return answers.filter((status) => status === 429).length;
    };
    expect(await counted('false')).toBe(3);
    expect(await counted('1')).toBe(0);
  });

  it('of validations and checks that run at once is limited for each person', async () => {
    const create = `mutation ($name: String!) { createMailbox(input: { name: $name, address: "a@example.org",
      authentication: PASSWORD, password: "p",
      incoming: { protocol: IMAP, host: "192.0.2.1", port: 993, security: TLS } }) { id } }`;
    const ids: string[] = [];
    for (const name of ['a', 'b', 'c'])
      ids.push((await admin.ask(create, { name })).createMailbox.id);
    const check = (id?: string) =>
      admin.send('mutation ($id: ID!) { checkMailbox(id: $id) { id } }', { id });
    const answers = await Promise.all(ids.map(check));
    const refused = answers.filter(({ errors }) => errors);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.errors?.[0]?.extensions).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    // As soon as one of the others has ended, whenever that is.
    await expect.poll(async () => (await check(ids[2])).errors).toBeUndefined();
  });
});

describe('W3 a socket', () => {
  it('is closed when nobody introduces themselves within three seconds', async () => {
    const socket = await openSocket(mailkey.url, admin, { init: false });
    const began = Date.now();
    expect((await socket.closed).code).toBe(4408);
    expect(Date.now() - began).toBeLessThan(15_000);
  });

  it('is closed when it is not signed in, before anything is answered', async () => {
    const socket = await openSocket(mailkey.url, mailkey.anonymous, { init: false });
    socket.send({ type: 'connection_init' });
    expect((await socket.closed).code).toBe(4403);
  });

  it('is closed for a message of more than 64 KiB', async () => {
    const socket = await openSocket(mailkey.url, admin);
    socket.send({ type: 'ping', payload: { x: 'x'.repeat(65 * 1024) } });
    expect((await socket.closed).code).toBe(1009);
  });

  it('has at most 20 subscriptions', async () => {
    const socket = await openSocket(mailkey.url, admin);
    const query = 'subscription { mailboxChanged { id } }';
    for (let id = 0; id < 21; id += 1)
      socket.send({ type: 'subscribe', id: String(id), payload: { query } });
    const message = await socket.next();
    expect(message).toMatchObject({ type: 'error', id: '20' });
    expect(JSON.stringify(message)).toContain('TOO_MANY_REQUESTS');
    socket.close();
  });

  it('G7 is told of a wrong variable, and of nothing inside', async () => {
    const socket = await openSocket(mailkey.url, admin);
    const query = 'subscription ($id: ID!) { run(id: $id) { id } }';
    socket.send({ type: 'subscribe', id: '1', payload: { query, variables: {} } });
    const { payload } = await socket.next();
    expect(payload).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    socket.close();
  });
});
