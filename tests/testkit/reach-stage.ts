import type { Overrides } from '@mailkey/server/wiring/world';
import { expect } from 'vitest';
import { createApi, type Api, type GraphqlAnswer } from './api.js';
import { changeBehindItsBack } from './behind-its-back.js';
import { startMailkey } from './mailkey.js';
import { json, startTokenEndpoint } from './token-endpoint.js';

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
export const jwt = (claims: object) => `${encoded({ alg: 'RS256' })}.${encoded(claims)}.signature`;

/** An access token of Entra: the id of the account, and the name that its directory gives it. */
export const entra = (oid: string, upn: string, more: object = {}) =>
  jwt({ oid, upn, tid: 'contoso', iss: 'https://sts.test', sub: `sub-${oid}`, ...more });

export interface Made {
  client: string;
  mailbox: string;
}

export interface Start {
  /** Of the mailbox, where it differs. */
  input?: object;
  client?: object;
  /** Who consents before keys are made. */
  tokens: object;
  own?: boolean;
}

export type ReachStage = Awaited<ReturnType<typeof openReachStage>>;

/** Mailkey, and a provider whose tokens say what a test wants them to say. */
export async function openReachStage(overrides: Overrides = {}) {
  const provider = await startTokenEndpoint();
  const mailkey = await startMailkey({
    env: {
      SANDBOX: 'off',
      ALLOW_INSECURE_PROVIDERS: 'true',
      EGRESS_ALLOW_CIDRS: '127.0.0.0/8,::1/128',
    },
    overrides,
  });
  const admin = await mailkey.signedIn();

  async function client(input: object = {}): Promise<string> {
    const settings = {
      name: 'Contoso',
      clientId: 'c',
      clientSecret: 'a secret',
      scopes: ['mail'],
      authorizeUrl: provider.url,
      accessTokenUrl: provider.url,
    };
    const create =
      'mutation ($input: OAuthClientInput!) { createOAuthClient(input: $input) { id } }';
    return (await admin.ask(create, { input: { ...settings, ...input } })).createOAuthClient.id;
  }

  async function mailbox(oauthClientId: string, input: object = {}): Promise<string> {
    const create = 'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }';
    const incoming = { protocol: 'IMAP', host: '127.0.0.1', port: 9, security: 'TLS' };
    const usual = { name: 'Desk', address: 'support@contoso.test', outgoing: null };
    const { server, ...fields } = input as { server?: object };
    const asked = { ...usual, oauthClientId, incoming: { ...incoming, ...server }, ...fields };
    return (await admin.ask(create, { input: asked })).createMailbox.id;
  }

  /** Somebody signs in, or the application asks for itself; the tokens are these. */
  async function consent(id: string, tokens: object, mailboxId?: string): Promise<void> {
    const usual = { refresh_token: 'rt', token_type: 'Bearer', expires_in: 3600, scope: 'mail' };
    provider.answer((response) => json(response, { ...usual, ...tokens }));
    const validate = `mutation ($id: ID!, $mailboxId: ID) {
      validateOAuthClient(id: $id, mailboxId: $mailboxId) { authorizationUrl run { id } } }`;
    const { run, authorizationUrl } = (await admin.ask(validate, { id, mailboxId }))
      .validateOAuthClient;
    if (authorizationUrl) {
      const asked = new URL((await admin.get(authorizationUrl)).headers.get('location') ?? '');
      const query = new URLSearchParams({
        code: 'c',
        state: asked.searchParams.get('state') ?? '',
      });
      await admin.get(`${mailkey.url}/oauth/callback/${id}?${query}`);
    }
    const watch = 'subscription ($id: ID!) { run(id: $id) { status finishedAt message } }';
    for await (const { run: seen } of admin.subscribe(watch, { id: run.id }))
      if (seen.finishedAt && !['SUCCEEDED', 'WARNING'].includes(seen.status))
        throw new Error(seen.message);
  }

  async function key(mailboxIds: string[], more: object = {}) {
    const create = `mutation ($input: ApiKeyInput!) { createApiKey(input: $input) { key apiKey { id } } }`;
    const input = { name: 'Desk', scopes: ['TOKENS'], mailboxIds, ...more };
    const made = (await admin.ask(create, { input })).createApiKey;
    const api: Api = createApi(mailkey.url, `Bearer ${made.key}`);
    return { id: String(made.apiKey.id), key: String(made.key), api };
  }

  async function grantOf(mailboxId: string): Promise<string> {
    const query = 'query ($id: ID!) { mailbox(id: $id) { grant { id } } }';
    return (await admin.ask(query, { id: mailboxId })).mailbox.grant.id;
  }

  async function make({ input, client: settings, tokens, own }: Start): Promise<Made> {
    const made = await client(settings);
    const box = await mailbox(made, input);
    await consent(made, tokens, own ? box : undefined);
    return { client: made, mailbox: box };
  }

  return {
    make,
    mailkey,
    admin,
    provider,
    client,
    mailbox,
    consent,
    key,
    grantOf,

    /** Made with the permission that an admin may give. */
    permitted: async (mailboxId: string) =>
      key([mailboxId], { sharedAccess: [{ mailboxId, grantId: await grantOf(mailboxId) }] }),

    /** As the migration leaves a key that was there before. */
    async former(mailboxId: string) {
      const made = await key([mailboxId]);
      await changeBehindItsBack(
        mailkey.config.databasePath,
        `UPDATE "api_key" SET "openings" = NULL WHERE "id" = '${made.id}'`,
      );
      return made;
    },

    update: (kind: 'Mailbox' | 'OAuthClient', id: string, input: object) =>
      admin.ask(
        `mutation ($id: ID!, $input: ${kind}Patch!) { update${kind}(id: $id, input: $input) { id } }`,
        { id, input },
      ),

    async close(): Promise<void> {
      await mailkey.close();
      provider.close();
    },
  };
}

const ISSUE = 'mutation ($id: ID!) { issueAccessToken(mailboxId: $id) { accessToken } }';

export const issue = (api: Api, id: string) => api.send(ISSUE, { id });

export const tokenOf = ({ data }: GraphqlAnswer) =>
  (data?.issueAccessToken as { accessToken: string } | null | undefined)?.accessToken;

/** The key lacks a permission, and the program reads who has to act. */
export function expectRefused(answer: GraphqlAnswer): void {
  expect(tokenOf(answer)).toBeUndefined();
  expect(answer.errors?.[0]).toMatchObject({
    message: expect.stringMatching(/An admin of Mailkey must make a new key/) as string,
    extensions: { code: 'FORBIDDEN', reason: 'SHARED_ACCESS' },
  });
}
