import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api, GraphqlAnswer } from '../testkit/api.js';
import { startMailkey, type Mailkey } from '../testkit/mailkey.js';

let mailkey: Mailkey;
let api: Api;
beforeAll(async () => {
  mailkey = await startMailkey({ env: { SANDBOX: 'off' } });
  api = await mailkey.signedIn();
});
afterAll(() => mailkey.close());

const FIELDS = `id name provider type enabled status statusReason clientId authorizeUrl accessTokenUrl scopes scopeSeparator
  grantType clientAuthentication tenant redirectUri updatedAt clientSecret { isSet setAt expiresAt }`;
const CREATE = `mutation ($input: OAuthClientInput!, $id: ID) { createOAuthClient(input: $input, id: $id) { ${FIELDS} } }`;
const UPDATE = `mutation ($id: ID!, $input: OAuthClientPatch!, $ifUpdatedAt: DateTime) {
  updateOAuthClient(id: $id, input: $input, ifUpdatedAt: $ifUpdatedAt) { ${FIELDS} }
}`;

async function create(input: object, id?: string) {
  return (await api.ask(CREATE, { input: { name: 'Contoso', ...input }, id })).createOAuthClient;
}

function problems({ errors }: GraphqlAnswer): string[] {
  const fields = (errors?.[0]?.extensions?.fields ?? []) as { path: string; code: string }[];
  return fields.map(({ path, code }) => `${path} ${code}`);
}

const CREATE_MAILBOX = 'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }';

describe('an OAuth client', () => {
  it("takes Microsoft's presets with the tenant filled in", async () => {
    expect(await create({ provider: 'MICROSOFT_365', tenant: 'contoso.com' })).toMatchObject({
      authorizeUrl: 'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/authorize',
      accessTokenUrl: 'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token',
      scopeSeparator: 'SPACE',
      status: 'DRAFT',
      statusReason: 'Missing: Client ID, Client Secret.',
      scopes: expect.arrayContaining([
        'offline_access',
        'https://outlook.office.com/IMAP.AccessAsUser.All',
      ]),
    });
  });

  it('is empty where nothing is preset', async () => {
    expect(await create({})).toMatchObject({
      provider: 'GENERIC',
      authorizeUrl: null,
      accessTokenUrl: null,
      scopes: [],
    });
  });

  it('has a redirect URI of its own before it is saved', async () => {
    const { newOAuthClientDraft: draft } = await api.ask(
      'mutation { newOAuthClientDraft { id redirectUri } }',
    );
    expect(draft.redirectUri).toBe(`${mailkey.url}/oauth/callback/${draft.id}`);
    expect(await create({}, draft.id)).toMatchObject({
      id: draft.id,
      redirectUri: draft.redirectUri,
    });
    const again = await api.send(CREATE, { input: { name: 'Twice' }, id: draft.id });
    expect(again.errors?.[0]?.extensions?.code).toBe('CONFLICT');
  });

  it('does not take an id that nobody reserved', async () => {
    const taken = await api.send(CREATE, {
      input: { name: 'X' },
      id: '00000000-0000-4000-8000-000000000000',
    });
    expect(taken.errors?.[0]?.extensions?.code).toBe('CONFLICT');
  });

  it('keeps what a patch does not name, and its secret to itself', async () => {
    const client = await create({
      clientId: 'abc',
      clientSecret: 'sec~ret',
      authorizeUrl: 'https://as.test/a',
      accessTokenUrl: 'https://as.test/t',
      scopes: ['mail'],
    });
    expect(client).toMatchObject({
      status: 'READY',
      clientSecret: { isSet: true, expiresAt: null },
    });
    const { updateOAuthClient } = await api.ask(UPDATE, {
      id: client.id,
      input: { name: 'Renamed' },
    });
    expect(updateOAuthClient).toMatchObject({
      ...client,
      name: 'Renamed',
      updatedAt: expect.any(String),
    });
    const { updateOAuthClient: emptied } = await api.ask(UPDATE, {
      id: client.id,
      input: { clientSecret: '', tenant: null },
    });
    expect(emptied).toMatchObject({ status: 'DRAFT', clientSecret: { isSet: false, setAt: null } });
  });

  it('refuses to lose the change of somebody else', async () => {
    const client = await create({});
    const { updateOAuthClient: first } = await api.ask(UPDATE, {
      id: client.id,
      input: { name: 'A' },
      ifUpdatedAt: client.updatedAt,
    });
    const second = await api.send(UPDATE, {
      id: client.id,
      input: { name: 'B' },
      ifUpdatedAt: client.updatedAt,
    });
    expect(second.errors?.[0]?.extensions?.code).toBe('CONFLICT');
    await api.ask(UPDATE, { id: client.id, input: { name: 'B' }, ifUpdatedAt: first.updatedAt });
  });

  it.each([
    [{ name: '' }, 'input.name EMPTY'],
    [{ authorizeUrl: 'not a url' }, 'input.authorizeUrl NOT_A_URL'],
    [{ accessTokenUrl: 'http://as.test/token' }, 'input.accessTokenUrl NOT_HTTPS'],
    [{ authorizeUrl: 'https://as.test/a#f' }, 'input.authorizeUrl FRAGMENT'],
    [{ clientId: 'a\nb' }, 'input.clientId CONTROL_CHARACTER'],
  ])('is refused with %j', async (input, expected) => {
    const answer = await api.send(CREATE, { input: { name: 'X', ...input } });
    expect(answer.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    expect(problems(answer)).toEqual([expected]);
  });

  it('cannot be deleted while mailboxes use it', async () => {
    const client = await create({ name: 'Used' });
    const incoming = { protocol: 'IMAP', host: 'imap.test', port: 993, security: 'TLS' };
    const input = {
      name: 'Support',
      address: 's@contoso.com',
      oauthClientId: client.id,
      incoming,
      outgoing: null,
    };
    const { createMailbox } = await api.ask(CREATE_MAILBOX, { input });
    const DELETE = 'mutation ($id: ID!) { deleteOAuthClient(id: $id) }';
    const refused = await api.send(DELETE, { id: client.id });
    expect(refused.errors?.[0]).toMatchObject({
      message: 'Used is used by Support.',
      extensions: { code: 'IN_USE' },
    });
    await api.ask('mutation ($id: ID!) { deleteMailbox(id: $id) }', { id: createMailbox.id });
    expect(await api.ask(DELETE, { id: client.id })).toEqual({ deleteOAuthClient: client.id });
  });

  it('is in use or gone, whichever came first, where both are asked for at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await create({ name: 'Raced' });
      const incoming = { protocol: 'IMAP', host: 'imap.test', port: 993, security: 'TLS' };
      const input = { name: 'Desk', address: 'desk@contoso.com', oauthClientId: id, incoming };
      const [created, deleted] = await Promise.all([
        api.send(CREATE_MAILBOX, { input }),
        api.send('mutation ($id: ID!) { deleteOAuthClient(id: $id) }', { id }),
      ]);
      const codes = [created, deleted].map(({ errors }) => errors?.[0]?.extensions?.code);
      expect([
        ['BAD_USER_INPUT', undefined],
        [undefined, 'IN_USE'],
      ]).toContainEqual(codes);
    }
  });

  it('is found by pages and by search', async () => {
    for (const name of ['Page 1', 'Page 2', 'Page 3', '100% Pag_4']) await create({ name });
    const LIST = `query ($first: Int, $after: String, $search: String) {
      oauthClients(first: $first, after: $after, search: $search) { nodes { name } totalCount pageInfo { hasNextPage endCursor } }
    }`;
    const { oauthClients: one } = await api.ask(LIST, { first: 2, search: 'page ' });
    expect(one).toMatchObject({
      nodes: [{ name: 'Page 1' }, { name: 'Page 2' }],
      totalCount: 3,
      pageInfo: { hasNextPage: true },
    });
    const { oauthClients: two } = await api.ask(LIST, {
      first: 2,
      search: 'page ',
      after: one.pageInfo.endCursor,
    });
    expect(two).toMatchObject({ nodes: [{ name: 'Page 3' }], pageInfo: { hasNextPage: false } });
    expect((await api.ask(LIST, { search: '0% pag_' })).oauthClients.totalCount).toBe(1);
    expect((await api.ask(LIST, { first: null, search: 'page ' })).oauthClients).toMatchObject({
      totalCount: 3,
      nodes: [{}, {}, {}],
      pageInfo: { hasNextPage: false },
    });
    expect(problems(await api.send(LIST, { after: '' }))).toEqual(['after INVALID_CURSOR']);
    const tooMany = await api.send(LIST, { first: 101 });
    expect(problems(tooMany)).toEqual(['first OUT_OF_RANGE']);
  });

  it('is found whatever the case of its letters', async () => {
    await create({ name: 'Über Mail École' });
    const LIST = 'query ($search: String) { oauthClients(search: $search) { nodes { name } } }';
    for (const search of ['Über', 'über mail', 'ÜBER', 'ÉCOLE', 'école']) {
      const { oauthClients } = await api.ask(LIST, { search });
      expect(oauthClients.nodes).toEqual([{ name: 'Über Mail École' }]);
    }
    const tooLong = await api.send(LIST, { search: 'x'.repeat(201) });
    expect(problems(tooLong)).toEqual(['search TOO_LONG']);
  });

  it('gets the tenant into its addresses when that becomes known', async () => {
    const { id } = await create({ name: 'Late', provider: 'MICROSOFT_365' });
    const UPDATE = `mutation ($id: ID!, $input: OAuthClientPatch!) {
      updateOAuthClient(id: $id, input: $input) { authorizeUrl accessTokenUrl } }`;
    const { updateOAuthClient } = await api.ask(UPDATE, { id, input: { tenant: 'contoso.com' } });
    const of = (part: string) =>
      `https://login.microsoftonline.com/contoso.com/oauth2/v2.0/${part}`;
    expect(updateOAuthClient).toEqual({
      authorizeUrl: of('authorize'),
      accessTokenUrl: of('token'),
    });
  });

  it('tells its findings before anybody signs in', async () => {
    const input = {
      name: 'X',
      provider: 'MICROSOFT_365',
      tenant: 'contoso.com',
      clientId: 'abc',
      clientSecret: '11111111-2222-3333-4444-555555555555',
    };
    const { lintOAuthClient } = await api.ask(
      `query ($input: OAuthClientInput!) { lintOAuthClient(input: $input) { code severity field title fix } }`,
      { input },
    );
    const fields = lintOAuthClient.map(({ field }: { field: string }) => field);
    expect(fields).toEqual(expect.arrayContaining(['clientId', 'clientSecret']));
  });
});
