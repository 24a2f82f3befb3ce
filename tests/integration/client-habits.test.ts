import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '@mailkey/server/db/data-source';
import { Habits1767227710000 } from '@mailkey/server/db/migrations/sqlite/1767227710000-habits';
import { stored } from '@mailkey/server/stored';
import type { Api, GraphqlAnswer } from '../testkit/api.js';
import { changeBehindItsBack } from '../testkit/behind-its-back.js';
import { insertRow } from '../testkit/insert-row.js';
import { startMailkey, type Mailkey } from '../testkit/mailkey.js';

let mailkey: Mailkey;
let api: Api;
beforeAll(async () => {
  mailkey = await startMailkey({ env: { SANDBOX: 'off' } });
  api = await mailkey.signedIn();
});
afterAll(() => mailkey.close());

const HABITS = `pkce basicEncoding authorizeParameters { name value } tokenParameters { name value }`;
const CREATE = `mutation ($input: OAuthClientInput!) { createOAuthClient(input: $input) { id ${HABITS} } }`;
const UPDATE = `mutation ($id: ID!, $input: OAuthClientPatch!) {
  updateOAuthClient(id: $id, input: $input) { status clientSecret { isSet } ${HABITS} } }`;
const START = `mutation ($id: ID!) { validateOAuthClient(id: $id) { authorizationUrl } }`;

const READY = {
  name: 'Generic',
  clientId: 'app',
  clientSecret: 's3cret',
  authorizeUrl: 'https://as.test/authorize',
  accessTokenUrl: 'https://as.test/token',
};

function problems({ errors }: GraphqlAnswer): string[] {
  const fields = (errors?.[0]?.extensions?.fields ?? []) as { path: string; code: string }[];
  return fields.map(({ path, code }) => `${path} ${code}`);
}

async function create(input: object = {}) {
  return (await api.ask(CREATE, { input: { ...READY, ...input } })).createOAuthClient;
}

/** Where a browser is sent that opens the link of a validation. */
async function sentTo(id: string): Promise<URLSearchParams> {
  const { validateOAuthClient: started } = await api.ask(START, { id });
  const opened = await fetch(started.authorizationUrl, { method: 'POST', redirect: 'manual' });
  return new URL(opened.headers.get('location') ?? '').searchParams;
}

describe('the habits of a provider', () => {
  it('are the usual ones unless somebody says otherwise, without a prompt', async () => {
    const { id, ...habits } = await create();
    expect(habits).toEqual({
      pkce: 'S256',
      basicEncoding: null,
      authorizeParameters: [],
      tokenParameters: [],
    });
    const sent = await sentTo(id);
    expect(sent.has('prompt')).toBe(false);
    expect(sent.get('code_challenge_method')).toBe('S256');
  });

  it('are what the next sign-in follows', async () => {
    const prompt = { name: ' prompt ', value: 'consent' };
    const { id } = await create({ authorizeParameters: [prompt], pkce: 'OFF' });
    const sent = await sentTo(id);
    expect(sent.get('prompt')).toBe('consent');
    expect(sent.has('code_challenge')).toBe(false);
    const audience = [{ name: 'audience', value: 'mail' }];
    const patch = { authorizeParameters: audience, pkce: 'S256' };
    expect((await api.ask(UPDATE, { id, input: patch })).updateOAuthClient).toMatchObject({
      authorizeParameters: audience,
      pkce: 'S256',
      clientSecret: { isSet: true },
    });
    expect((await sentTo(id)).get('audience')).toBe('mail');
  });

  it("change Microsoft's prompt, or leave it out", async () => {
    const microsoft = { provider: 'MICROSOFT_365', tenant: 'contoso.com', name: 'M' };
    const input = { ...microsoft, clientId: 'app', clientSecret: 's3cret' };
    const { id } = (await api.ask(CREATE, { input })).createOAuthClient;
    expect((await sentTo(id)).get('prompt')).toBe('select_account');
    const authorizeParameters = [{ name: 'prompt', value: '' }];
    await api.ask(UPDATE, { id, input: { authorizeParameters } });
    expect((await sentTo(id)).has('prompt')).toBe(false);
  });

  it('O2 are refused where they break the protocol or its protection', async () => {
    const { id } = await create();
    const refused = async (input: object) => problems(await api.send(UPDATE, { id, input }));
    const one = (name: string) => [{ name, value: 'x' }];
    expect(await refused({ authorizeParameters: one('state') })).toEqual([
      'input.authorizeParameters.0.name RESERVED',
    ]);
    expect(await refused({ tokenParameters: one('refresh_token') })).toEqual([
      'input.tokenParameters.0.name RESERVED',
    ]);
    expect(await refused({ pkce: 'OFF', clientAuthentication: 'NONE' })).toEqual([
      'input.pkce NEEDS_SECRET',
    ]);
    await api.ask(UPDATE, { id, input: { pkce: 'OFF' } });
    expect(await refused({ clientAuthentication: 'NONE' })).toEqual(['input.pkce NEEDS_SECRET']);
  });

  it('hold no secret that everybody could read', async () => {
    const { id } = await create({ clientSecret: 'plain words' });
    const refused = async (input: object) => problems(await api.send(UPDATE, { id, input }));
    const own = [{ name: 'audience', value: 'plain words ' }];
    const place = 'input.tokenParameters.0.value SECRET';
    expect(await refused({ tokenParameters: own })).toEqual([place]);
    const input = { ...READY, clientSecret: 'plain words', tokenParameters: own };
    expect(problems(await api.send(CREATE, { input }))).toEqual([place]);
    const query = 'p=B2C_1_mail&token_access_type=offline';
    for (const field of ['authorizeUrl', 'accessTokenUrl', 'revocationUrl']) {
      expect(await refused({ [field]: `https://as.test/x?${query}` })).toEqual([]);
      const typed = `https://as.test/x?${query}&client%5Fsecret=a`;
      expect(await refused({ [field]: typed })).toEqual([`input.${field} SECRET`]);
    }
  });

  it('of one server are not those of the next', async () => {
    const { id } = await create({ clientAuthentication: 'CLIENT_SECRET_BASIC' });
    const patched = async (input: object) =>
      (await api.ask(UPDATE, { id, input })).updateOAuthClient.basicEncoding;
    expect(await patched({ basicEncoding: 'PLAIN' })).toBe('PLAIN');
    expect(await patched({ accessTokenUrl: 'https://as.test/oauth/token' })).toBe('PLAIN');
    expect(await patched({ accessTokenUrl: 'https://other.test/token' })).toBeNull();
  });
});

it('an older database keeps its clients, with the usual habits', async () => {
  const source = await connect(':memory:', stored);
  try {
    const migration = new Habits1767227710000();
    await source.runMigrations({ transaction: 'none' });
    const id = await insertRow(source, 'oauth_client', {});
    await migration.down(source.createQueryRunner());
    await migration.up(source.createQueryRunner());
    const rows: object[] = await source.query(
      'SELECT "id", "authorizeParameters", "tokenParameters", "pkce", "basicEncoding" FROM "oauth_client"',
    );
    const usual = { authorizeParameters: '[]', tokenParameters: '[]', pkce: 'S256' };
    expect(rows).toEqual([{ id, ...usual, basicEncoding: null }]);
  } finally {
    await source.destroy();
  }
});

it('are edited, as all else is, where no key opens the stored secret any more', async () => {
  const { id } = await create();
  const broken = "'v2.x.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA'";
  await changeBehindItsBack(
    mailkey.config.databasePath,
    `UPDATE oauth_client SET sealedClientSecret = ${broken} WHERE id = '${id}'`,
  );
  const tokenParameters = [{ name: 'audience', value: 'mail' }];
  for (const input of [{ name: 'Other' }, { tokenParameters }])
    expect((await api.ask(UPDATE, { id, input })).updateOAuthClient).toBeTruthy();
});
