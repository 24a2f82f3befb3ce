import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, startMailkey, type Mailkey } from '../testkit/mailkey.js';

const GRAPHQL_RESPONSE = 'application/graphql-response+json';
const paths = ['/', '/graphql', '/health/live', '/oauth/callback/x', '/oauth/start/x', '/none.js'];
let plain: Mailkey;
let admin: ReturnType<Mailkey['signedIn']> | undefined;
let https: Mailkey;

beforeAll(async () => {
  plain = await startMailkey({ env: { SANDBOX: 'off' } });
  https = await startMailkey({ env: { SANDBOX: 'off', PUBLIC_URL: 'https://mail.example.org' } });
});
afterAll(async () => {
  await plain.close();
  await https.close();
});

function headersOf({ url }: Mailkey, path: string): Promise<IncomingHttpHeaders> {
  const options = { headers: { host: 'localhost', accept: 'text/html' } };
  return new Promise((resolve, reject) => {
    request(url + path, options, (answer) => resolve(answer.resume().headers))
      .on('error', reject)
      .end();
  });
}

describe.each(paths)('every answer of %s', (path) => {
  it('H1 H4 has a policy: own files only, no inline script, no frames, no plug-ins', async () => {
    const policy = String((await headersOf(plain, path))['content-security-policy']);
    const rules = new Map(
      policy.split(';').map((rule) => {
        const [name = '', ...values] = rule.trim().split(' ');
        return [name, values.join(' ')];
      }),
    );
    expect(rules.get('default-src')).toBe("'none'");
    expect(rules.get('script-src')).toBe("'self'");
    for (const name of ['object-src', 'base-uri', 'frame-ancestors'])
      expect([name, rules.get(name)]).toEqual([name, "'none'"]);
    expect(policy).not.toMatch(/unsafe-eval|\*|https?:/);
  });

  it('H2 H3 H6 is not sniffed, tells no other site where one came from, keeps its window', async () => {
    expect(await headersOf(plain, path)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin-allow-popups',
    });
  });

  it('H5 keeps browsers on https for a year where there is https', async () => {
    expect((await headersOf(https, path))['strict-transport-security']).toMatch(/max-age=31536000/);
    expect((await headersOf(plain, path))['strict-transport-security']).toBeUndefined();
  });
});

it.each(['/graphql', '/health/live', '/oauth/callback/x', '/oauth/start/x'])(
  'H7 no answer of %s is stored',
  async (path) => {
    expect((await headersOf(plain, path))['cache-control']).toBe('no-store');
  },
);

it('S5 the session cookie is Secure, HttpOnly, SameSite and bound to the host', async () => {
  const login = `mutation ($email: String!, $password: String!) { login(email: $email, password: $password) { id } }`;
  const { port } = new URL(https.url);
  const response = await fetch(`http://localhost:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: login, variables: ADMIN }),
  });
  const [cookie = ''] = response.headers.getSetCookie();
  expect(cookie).toMatch(/^__Host-mailkey=[\w-]{43};/);
  for (const attribute of [/; HttpOnly/, /; Secure/, /; SameSite=Lax/, /; Path=\//])
    expect(cookie).toMatch(attribute);
  expect(cookie).not.toMatch(/Domain=/i);
});

/** Written as programs do it, and in a way that takes all the doors one by one. */
const SPELLINGS = ['application/json', 'application/json ;charset=UTF-8'];

async function answerTo(
  body: string,
  headers: Record<string, string>,
  { url }: Mailkey = https,
): Promise<object> {
  const options = { method: 'POST', headers };
  return new Promise((resolve, reject) => {
    request(`${url}/graphql`, options, (answer) => {
      let text = '';
      const { date: _date, etag: _etag, ...rest } = answer.headers;
      const cookies = rest['set-cookie']?.map((line) => line.replace(/=[\w-]{43};/, '=…;'));
      // The id of a bug is another one each time.
      answer
        .setEncoding('utf8')
        .on('data', (part) => (text += part.replace(/[\da-f]{8}-[\da-f-]{27}/g, '…')));
      answer.on('end', () =>
        resolve({ status: answer.statusCode, ...rest, 'set-cookie': cookies, text }),
      );
    })
      .on('error', reject)
      .end(body);
  });
}

it.each<[string, string, Record<string, string>?]>([
  ['a query', '{"query":"{ instance { version } }"}'],
  ['a query with a mark of the byte order', '\ufeff{"query":"{ __typename }"}'],
  ['a wrong query', '{"query":"{ nothing }"}'],
  ['what needs a session', '{"query":"{ me { email } oauthClients { totalCount } }"}'],
  ['the schema, for a stranger', '{"query":"{ __schema { types { name } } }"}'],
  ['a sign-out, which clears the cookie', '{"query":"mutation { logout }"}'],
  ['several at once', '[{"query":"{ __typename }"}]'],
  ['an empty object', '{}'],
  ['no object', '"query"'],
  ['null', 'null'],
  ['half an object', '{"query":'],
  ['blanks', '  '],
  ['nothing', ''],
  ['what is not UTF-8', Buffer.from('{"query":"{ a\xff }"}', 'latin1').toString('latin1')],
  ['a query that is too long', JSON.stringify({ query: `{ __typename ${' '.repeat(102_400)}}` })],
  ['a query in pieces', '{"query":"{ __typename }"}', { 'transfer-encoding': 'chunked' }],
  ['a compressed query', '{"query":"{ __typename }"}', { 'content-encoding': 'gzip' }],
  ['a page of another site', '{"query":"{ __typename }"}', { origin: 'https://evil.example' }],
  ['a form of another site', '{}', { cookie: 'a=b', 'sec-fetch-site': 'cross-site' }],
  ['another host', '{"query":"{ __typename }"}', { host: 'evil.example' }],
  ['who reads no JSON', '{"query":"{ __typename }"}', { accept: 'text/html' }],
  ['a newer type', '{"query":"{ a }"}', { accept: 'application/graphql-response+json' }],
])('is the same for %s, however the request is written', async (_name, body, headers = {}) => {
  const all = { host: 'mail.example.org', ...headers };
  const answers = SPELLINGS.map((type) => answerTo(body, { 'content-type': type, ...all }));
  const [one, other] = await Promise.all(answers);
  expect(one).toEqual(other);
  expect(one).toMatchObject({ 'x-content-type-options': 'nosniff' });
});

it.each<[string, object, Record<string, string>?]>([
  ['a query', { query: 'query ($no: Int) { me { email } }' }],
  ['the schema', { query: '{ __schema { queryType { name } } }' }],
  ['a query that fails in a part', { query: '{ instance { version } mailbox(id: "x") { id } }' }],
  [
    'what finds nothing',
    { query: '{ mailbox(id: "00000000-0000-4000-8000-000000000000") { id } }' },
  ],
  ['what one may not do', { query: 'mutation { issueAccessToken(mailboxId: "x") { scopes } }' }],
  ['a variable that is missing', { query: 'query ($id: ID!) { mailbox(id: $id) { id } }' }],
  [
    'a variable of another kind',
    { query: 'query ($id: ID!) { mailbox(id: $id) { id } }', variables: { id: [{}] } },
  ],
  [
    'one operation of two',
    { query: 'query a { me { id } } query b { __typename }', operationName: 'b' },
  ],
  ['neither of two', { query: 'query a { me { id } } query b { __typename }' }],
  ['one that is not there', { query: 'query a { me { id } }', operationName: 'c' }],
  ['one without a name', { query: 'query a { me { id } }', operationName: '' }],
  ['a subscription', { query: 'subscription { mailboxChanged { id } }' }],
  ['an extension', { query: '{ me { id } }', extensions: { persistedQuery: { version: 7 } } }],
  ['variables as a list', { query: '{ me { id } }', variables: [] }],
  ['variables as text', { query: '{ me { id } }', variables: '{}' }],
  ['who reads the newer type', { query: '{ me { id } }' }, { accept: GRAPHQL_RESPONSE }],
  ['who reads everything', { query: '{ me { id } }' }, { accept: '*/*' }],
  ['who reads no JSON', { query: '{ me { id } }' }, { accept: 'text/html' }],
])('is the same for %s, the first time and when it is known', async (_name, body, headers = {}) => {
  const { cookies } = await (admin ??= plain.signedIn());
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const all = { 'content-type': 'application/json', cookie, ...headers };
  const answers: object[] = [];
  for (let time = 0; time < 3; time += 1)
    answers.push(await answerTo(JSON.stringify(body), all, plain));
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
});
