import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getNamedType, isCompositeType, isListType, isObjectType, getNullableType } from 'graphql';
import { rules } from '@mailkey/server/features/diagnoses/rules/index';
import { LIST_SIZES } from '@mailkey/server/graphql/limits/list-sizes';
import { createSchema } from '@mailkey/server/wiring/schema';
import type { Api, GraphqlAnswer } from '../testkit/api.js';
import { startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { openSocket } from './socket.js';

const TOO_MUCH = 'This request asks for too much at once.';
const dear = 'dear: oauthClients(first: 100) { nodes { mailboxes(first: 100) { nodes { id } } } }';
const credit = (name: string, first: string) =>
  `${name}: mailboxes(first: ${first}) { nodes { id oauthClient { id grants { id } } runs { nodes { id } } } }`;

/** Each pays for something dear with a part whose cost is negative, or hides how much it asks for. */
const tricks: [string, string, Record<string, unknown>?][] = [
  ['a negative page', `{ ${credit('a', '-100')} ${dear} }`],
  ['a huge negative page', `{ ${credit('a', '-2147483648')} ${dear} }`],
  ['minus nothing', `{ ${credit('a', '-0')} ${dear} }`],
  ['a page of none around a dear one', `{ mailboxes(first: 0) { nodes { id } } ${dear} }`],
  ['a negative default', `query ($n: Int = -1000) { ${credit('a', '$n')} ${dear} }`],
  ['a negative variable', `query ($n: Int) { ${credit('a', '$n')} ${dear} }`, { n: -1000 }],
  [
    'a negative page inside a page',
    `{ a: oauthClients(first: 100) { nodes { mailboxes(first: -50) { nodes { id } } runs(first: -50) { nodes { id } } } } ${dear} }`,
  ],
  [
    'a negative page in a fragment',
    `{ ...f ${dear} } fragment f on Query { ${credit('a', '-3000')} ${credit('b', '-3000')} }`,
  ],
  [
    'a negative page of a plain list',
    `{ oauthClients(first: 20) { nodes { grants(first: -3000) { id } } } ${dear} }`,
  ],
  [
    'plain lists inside a page',
    '{ oauthClients(first: 100) { nodes { grants(first: 100) { id } } } }',
  ],
  ['plain lists of the usual size', '{ oauthClients(first: 100) { nodes { grants { id } } } }'],
  ['mailboxes of every key', '{ apiKeys(first: 100) { mailboxes(first: 100) { id } } }'],
  [
    'steps of every run',
    '{ mailboxes(first: 20) { nodes { runs(first: 40) { nodes { steps { id transcript } } } } } }',
  ],
  [
    'null is the usual size at most',
    `{ oauthClients(first: null) { nodes { mailboxes(first: null) { nodes { id } } } } ${dear} }`,
  ],
];

/** No number from 1 to 100. */
const sizes: [string, Record<string, unknown>?][] = [
  ['-1'],
  ['101'],
  ['2147483647'],
  ['-2147483648'],
  ['99999999999999999999'],
  ['1.5'],
  ['"10"'],
  ['true'],
  ['[1000]'],
  ['$n', { n: -1 }],
  ['$n', { n: 101 }],
  ['$n', { n: 1e300 }],
  ['$n', { n: 3.5 }],
  ['$n', { n: '50' }],
  ['$n', { n: [50] }],
  ['$n', { n: { a: 1 } }],
];
const paged = [
  'mailboxes(first: SIZE) { totalCount }',
  'users(first: SIZE) { totalCount }',
  'expirations(first: SIZE) { totalCount }',
  'auditEvents(first: SIZE) { totalCount }',
  'apiKeys(first: SIZE) { id }',
  'sessions(first: SIZE) { id }',
  'alertChannels(first: SIZE) { id }',
];

let mailkey: Mailkey;
let admin: Api;

beforeAll(async () => {
  mailkey = await startMailkey({ env: { SANDBOX: 'off' } });
  admin = await mailkey.signedIn();
});
afterAll(() => mailkey.close());

describe('G8 the cost of an operation', () => {
  it.each(tricks)('is lowered by nothing: %s', async (_way, query, variables) => {
    const answer = await admin.send(query, variables);
    expect(answer.status).toBe(400);
    expect(answer.data).toBeUndefined();
    for (const { message } of answer.errors ?? []) expect(message).toBe(TOO_MUCH);
  });

  it.each(tricks)('is the same over WebSocket: %s', async (_way, query, variables) => {
    const socket = await openSocket(mailkey.url, admin);
    socket.send({ type: 'subscribe', id: '1', payload: { query, variables } });
    const { type, payload } = await socket.next();
    expect(type).toBe('error');
    for (const { message } of payload as NonNullable<GraphqlAnswer['errors']>)
      expect(message).toBe(TOO_MUCH);
    socket.close();
  });
});

describe('G9 a page', () => {
  const asked = sizes.flatMap(([size, variables]) =>
    paged.map((field) => [field.replace('SIZE', size), variables] as const),
  );

  it.each(asked)('has 1 to 100: %s %j', async (field, variables) => {
    const query = `${variables ? 'query ($n: Int) ' : ''}{ ${field} }`;
    const { data, errors } = await admin.send(query, variables);
    expect(data ?? null).toBeNull();
    expect(errors?.length).toBeGreaterThan(0);
  });

  it('is refused before anybody is asked who is there', async () => {
    const { errors } = await mailkey.anonymous.send('{ mailboxes(first: -1) { totalCount } }');
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  });

  it('has one at least, and the usual size for null', async () => {
    const { users } = await admin.ask('{ users(first: 0) { nodes { id } totalCount } }');
    expect(users).toMatchObject({ nodes: [{}], totalCount: 1 });
    expect((await admin.ask('{ users(first: null) { totalCount } }')).users.totalCount).toBe(1);
  });

  it('of a plain list comes behind the one that was last', async () => {
    const create = (name: string) =>
      admin.ask(
        `mutation { createApiKey(input: { name: "${name}", scopes: [READ] }) { apiKey { id } } }`,
      );
    for (const name of ['a', 'b', 'c']) await create(name);
    const first = (await admin.ask('{ apiKeys(first: 2) { id } }')).apiKeys as { id: string }[];
    expect(first).toHaveLength(2);
    const next = 'query ($after: ID) { apiKeys(first: 2, after: $after) { id } }';
    const rest = (await admin.ask(next, { after: first[1]?.id })).apiKeys as { id: string }[];
    expect(rest).toHaveLength(1);
    expect(first.map(({ id }) => id)).not.toContain(rest[0]?.id);
    expect((await admin.ask(next, { after: 'gone' })).apiKeys).toEqual([]);
  });
});

describe('G10 a list', () => {
  const schema = createSchema();
  const lists = Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) || /^__|Connection$/.test(type.name)) return [];
    return Object.values(type.getFields())
      .filter((field) => isListType(getNullableType(field.type)))
      .map((field) => ({ name: `${type.name}.${field.name}`, field }));
  });
  const objects = lists.filter(({ field }) => isCompositeType(getNamedType(field.type)));
  const unpaged = objects.filter(({ field }) => !field.args.some(({ name }) => name === 'first'));

  it('of objects has pages, or a size that its cost knows', () => {
    expect(unpaged.map(({ name }) => name).sort()).toEqual(Object.keys(LIST_SIZES).sort());
  });

  it('of plain values was looked at: each is bounded by what it describes', () => {
    const plain = lists.filter((one) => !objects.includes(one)).map(({ name }) => name);
    expect(plain.sort()).toEqual(PLAIN);
  });

  it('that comes from our own code keeps to its size', async () => {
    expect(rules.length).toBeLessThanOrEqual(LIST_SIZES['Query.diagnosisCatalogue'] ?? 0);
    const { providers } = (await admin.ask(
      '{ providers { guide { values { label } } incoming { host } scopes { value } } }',
    )) as {
      providers: { guide: { values: unknown[] }[]; incoming: unknown[]; scopes: unknown[] }[];
    };
    const most = (name: string) => LIST_SIZES[name] ?? 0;
    expect(providers.length).toBeLessThanOrEqual(most('Query.providers'));
    for (const { guide, incoming, scopes } of providers) {
      expect(guide.length).toBeLessThanOrEqual(most('Provider.guide'));
      expect(incoming.length).toBeLessThanOrEqual(most('Provider.incoming'));
      expect(scopes.length).toBeLessThanOrEqual(most('Provider.scopes'));
      for (const { values } of guide)
        expect(values.length).toBeLessThanOrEqual(most('GuideStep.values'));
    }
  });
});

const PLAIN = [
  'AccessToken.scopes',
  'AlertChannel.recipients',
  'AlertChannel.subjects',
  'ApiKey.scopes',
  'AuditEvent.fields',
  'Diagnosis.commands',
  'Diagnosis.evidence',
  'Diagnosis.fix',
  'Expiration.fix',
  'Grant.grantedScopes',
  'Grant.missingScopes',
  'Grant.requestedScopes',
  'Grant.warnings',
  'GuideStep.bringsBack',
  'GuideStep.text',
  'Incident.commands',
  'Incident.fix',
  'IncidentMoment.mailboxes',
  'Mailbox.dayStates',
  'Mailbox.unconfirmedHosts',
  'MailboxActionImpact.names',
  'MailboxActionImpact.newHosts',
  'MailboxImport.newServers',
  'MailboxImport.unknownColumns',
  'Mutation.revokeApiKeys',
  'OAuthClient.scopes',
  'RunStep.transcript',
];
