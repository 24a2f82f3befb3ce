import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api, GraphqlAnswer } from '../testkit/api.js';
import { startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { openSocket } from './socket.js';

const CANARY = 'canary-7c1b';
const CREATE = 'mutation ($i: OAuthClientInput!) { createOAuthClient(input: $i) { id } }';
const LIST = 'query ($size: Int) { oauthClients(first: $size) { totalCount } }';

let mailkey: Mailkey;
let admin: Api;
beforeAll(async () => {
  mailkey = await startMailkey({ env: { SANDBOX: 'off' } });
  admin = await mailkey.signedIn();
});
afterAll(() => mailkey.close());

const wrong: [string, string, Record<string, unknown>, { path: string; code: string }][] = [
  ['a field is missing', CREATE, { i: { clientSecret: CANARY } }, at('input.name', 'EMPTY')],
  [
    'a field is null',
    CREATE,
    { i: { name: null, clientSecret: CANARY } },
    at('input.name', 'EMPTY'),
  ],
  [
    'a field is unknown',
    CREATE,
    { i: { name: 'x', secret: CANARY } },
    at('input.secret', 'UNKNOWN'),
  ],
  ['a text is none', CREATE, { i: { name: { x: CANARY } } }, at('input.name', 'INVALID')],
  [
    'one of a list is none',
    CREATE,
    { i: { name: 'x', scopes: ['a', { x: CANARY }] } },
    at('input.scopes.1', 'INVALID'),
  ],
  [
    'an enum has no such member',
    CREATE,
    { i: { name: 'x', provider: CANARY } },
    at('input.provider', 'INVALID'),
  ],
  [
    'a date is none',
    CREATE,
    { i: { name: 'x', clientSecretExpiresAt: CANARY } },
    at('input.clientSecretExpiresAt', 'INVALID'),
  ],
  ['an object is none', CREATE, { i: `${CANARY} at "i.name"; x` }, at('input', 'INVALID')],
  ['a variable is missing', CREATE, {}, at('input', 'EMPTY')],
  ['a number is none', LIST, { size: CANARY }, at('first', 'INVALID')],
  [
    'it is inside a literal',
    'mutation ($n: String!) { createOAuthClient(input: { name: $n }) { id } }',
    { n: [CANARY] },
    at('input.name', 'INVALID'),
  ],
];

function at(path: string, code: string) {
  return { path, code };
}

function expectTold({ errors }: Pick<GraphqlAnswer, 'errors'>, field: object): void {
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [field] });
  expect(JSON.stringify(errors)).not.toContain('canary');
}

describe('a value that does not fit its type is told by its place and never repeated', () => {
  it.each(wrong)('over HTTP where %s', async (_why, query, variables, field) => {
    expectTold(await admin.send(query, variables), field);
  });

  it.each(wrong)('over WebSocket where %s', async (_why, query, variables, field) => {
    const socket = await openSocket(mailkey.url, admin);
    socket.send({ type: 'subscribe', id: '1', payload: { query, variables } });
    const { type, payload } = await socket.next();
    expect(type).toBe('error');
    expectTold({ errors: payload as GraphqlAnswer['errors'] }, field);
    socket.close();
  });

  it.each([
    ['a number for a text', 'mutation { login(email: "a@example.org", password: 77123) { id } }'],
    ['a text for a number', '{ oauthClients(first: "77123") { totalCount } }'],
  ])('in a document, too: %s', async (_what, query) => {
    const { errors } = await admin.send(query);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
    expect(errors?.[0]?.message).not.toContain('77123');
  });
});
