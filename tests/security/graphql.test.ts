import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMailkey, type Mailkey } from '../testkit/mailkey.js';
import type { Api, GraphqlAnswer } from '../testkit/api.js';
import { openSocket } from './socket.js';

const repeat = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');
const nested = (count: number): string =>
  count === 0 ? 'id' : `oauthClient { mailboxes(first: 1) { nodes { ${nested(count - 1)} } } }`;

/** Each asks for too much in one way only. */
const excesses: [string, string][] = [
  ['tokens', `{ instance { ${'version '.repeat(1000)} } }`],
  ['depth', `{ mailboxes(first: 1) { nodes { ${nested(3)} } } }`],
  [
    'depth in fragments',
    `{ mailboxes(first: 1) { nodes { ...a } } }
     fragment a on Mailbox { oauthClient { mailboxes(first: 1) { nodes { ...b } } } }
     fragment b on Mailbox { oauthClient { mailboxes(first: 1) { nodes { oauthClient { grant { id } } } } } }`,
  ],
  ['aliases', `{ instance { ${repeat(16, (at) => `a${at}: version`)} } }`],
  [
    'aliases in fragments',
    `{ providers { incoming { ...a } outgoing { ...b } } instance { ...c } }
     fragment a on IncomingServer { ${repeat(6, (at) => `a${at}: host`)} }
     fragment b on OutgoingServer { ${repeat(6, (at) => `a${at}: host`)} }
     fragment c on Instance { ${repeat(6, (at) => `a${at}: version`)} }`,
  ],
  ['directives', `{ instance { ${'... @include(if: true) { version } '.repeat(11)} } }`],
  [
    'cost: pages inside pages',
    `{ oauthClients(first: 100) { nodes { mailboxes(first: 100) { nodes { id } } } } }`,
  ],
  [
    'cost: a page size in a variable',
    `query ($first: Int = 100) { oauthClients(first: $first) { nodes { runs(first: $first) { nodes { id } } } } }`,
  ],
  ['root fields', `{ ${repeat(11, (at) => `a${at}: instance { version }`)} }`],
  [
    'selections of fragments that grow by powers',
    `{ instance { ...f0 } }
     ${repeat(40, (at) => `fragment f${at} on Instance { ...f${at + 1} ...f${at + 1} }`)}
     fragment f40 on Instance { version sandbox }`,
  ],
];

const TOO_MUCH = 'This request asks for too much at once.';
let mailkey: Mailkey;
let admin: Api;

beforeAll(async () => {
  mailkey = await startMailkey({ env: { SANDBOX: 'off' } });
  admin = await mailkey.signedIn();
});
afterAll(() => mailkey.close());

function expectNoNumbers({ errors }: Pick<GraphqlAnswer, 'errors'>): void {
  expect(errors?.length).toBeGreaterThan(0);
  for (const { message } of errors ?? []) expect(message).toBe(TOO_MUCH);
}

describe('G1 a request that asks for too much', () => {
  it.each(excesses)('is refused over HTTP with 400 and names no limit: %s', async (_way, query) => {
    const answer = await admin.send(query);
    expect(answer.status).toBe(400);
    expect(answer.data).toBeUndefined();
    expectNoNumbers(answer);
  });

  it.each(excesses)('W2 is refused over WebSocket with the same words: %s', async (_way, query) => {
    const socket = await openSocket(mailkey.url, admin);
    socket.send({ type: 'subscribe', id: '1', payload: { query } });
    const { type, payload } = await socket.next();
    expect(type).toBe('error');
    expectNoNumbers({ errors: payload as GraphqlAnswer['errors'] });
    socket.close();
  });

  it('is refused when it holds many requests: no batching', async () => {
    const one = { query: '{ instance { version } }' };
    const response = await fetch(`${mailkey.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([one, one]),
    });
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain('"version"');
  });

  it('is refused when it tries many passwords in one mutation', async () => {
    const login = (at: number) => `a${at}: login(email: "admin@example.org", password: "p") { id }`;
    const answer = await mailkey.anonymous.send(`mutation { ${repeat(2, login)} }`);
    expect(answer.status).toBe(400);
    expectNoNumbers(answer);
  });

  it('is refused when a page is larger than 100', async () => {
    await expect(admin.ask('{ mailboxes(first: 101) { nodes { id } } }')).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });

  it('is refused when its body is larger than 100 KiB, also compressed', async () => {
    const post = (headers: Record<string, string>, body: string) =>
      fetch(`${mailkey.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      });
    const large = JSON.stringify({ query: '{ instance { version } }', x: 'x'.repeat(102_400) });
    expect((await post({}, large)).status).toBe(413);
    expect((await post({ 'content-encoding': 'gzip' }, 'x')).status).toBe(415);
  });

  it('pollutes no prototype', async () => {
    const body = '{"query":"{ instance { version } }","variables":{"__proto__":{"polluted":1}}}';
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${mailkey.url}/graphql`, { method: 'POST', headers, body });
    expect(answer.status).toBe(200);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe('G2 the schema', () => {
  const questions = ['{ __schema { queryType { name } } }', '{ __type(name: "User") { name } }'];

  it.each(questions)('is told to nobody who is not signed in: %s', async (query) => {
    const answer = await mailkey.anonymous.send(query);
    expect(answer.status).toBe(400);
    expect(answer.data).toBeUndefined();
    expect((await mailkey.anonymous.send('{ __typename }')).data).toEqual({ __typename: 'Query' });
  });

  it.each(questions)('is told to somebody who is: %s', async (query) => {
    expect((await admin.send(query)).errors).toBeUndefined();
  });

  it('is not guessed from suggestions', async () => {
    const wrong = [
      '{ mailboxe { id } }',
      '{ mailboxes(frist: 1) { totalCount } }',
      '{ mailboxes(status: [FAILLING]) { totalCount } }',
      'query ($id: IDD!) { run(id: $id) { id } }',
    ];
    for (const query of wrong) {
      const { status, errors } = await admin.send(query);
      expect(status).toBe(400);
      expect(JSON.stringify(errors)).not.toMatch(/did you mean/i);
    }
    const socket = await openSocket(mailkey.url, admin);
    socket.send({ type: 'subscribe', id: '1', payload: { query: wrong[0] ?? '' } });
    expect(JSON.stringify(await socket.next())).not.toMatch(/did you mean/i);
    socket.close();
  });
});

describe('G6 mass assignment', () => {
  it.each(['status: OK', 'createdAt: "2020-01-01T00:00:00Z"', 'id: "x"', 'checkingRunId: "x"'])(
    'is refused: %s',
    async (field) => {
      const answer = await admin.send(
        `mutation { createMailbox(input: { name: "a", address: "a@example.org", ${field} }) { id } }`,
      );
      expect(answer.status).toBe(400);
    },
  );
});
