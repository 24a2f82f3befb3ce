import type { Page } from 'playwright-core';
import type { Api } from '../testkit/api.js';
import { validated } from '../testkit/audited.js';
import { forgetConfirmations } from '../testkit/foreign-mail.js';
import type { Mailkey } from '../testkit/mailkey.js';
import { createPerson } from '../testkit/people.js';
import type { Scene } from './pages.js';

/** Where Mailkey asks somebody before it goes on, at a client in use and beside it. */
export async function guardedPages(mailkey: Mailkey, clientId: string): Promise<Scene[]> {
  const api = await mailkey.signedIn();
  const split = await splitEndpoints(api);
  const client = { path: `/oauth-clients/${clientId}` };
  return [
    {
      name: 'client-consent-waits',
      path: await waitingConsent(mailkey, api),
      shows: 'waits for an admin',
    },
    {
      name: 'client-grants-of-former-settings',
      path: await formerSettings(api),
      shows: 'Of former settings',
    },
    {
      name: 'client-edit-ends-grants',
      ...client,
      act: type('clientId', 'another-application'),
      shows: 'Must sign in again once this is saved',
    },
    {
      name: 'client-endpoints-split',
      path: split,
      shows: 'The two addresses belong to different sites',
    },
    {
      name: 'client-edit-drops-secret',
      path: split,
      act: type('accessTokenUrl', 'https://tokens.example.net/token'),
      shows: 'is not sent to https://tokens.example.net',
    },
    {
      name: 'mailbox-edit-drops-password',
      path: await withPassword(api),
      act: type('incoming.host', 'imap.example.org'),
      shows: 'is not sent to imap.example.org',
    },
    {
      name: 'mailbox-servers-new',
      path: await newServers(mailkey, api, clientId),
      shows: 'A mail server is new to this OAuth client',
    },
    {
      name: 'api-key-permission',
      path: '/settings/api-keys',
      act: keyFor('Warehouse'),
      shows: 'Permit this.',
    },
  ];
}

const type = (field: string, text: string) => (page: Page) =>
  page.locator(`[data-field="${field}"] input`).fill(text);

const keyFor = (mailbox: string) => async (page: Page) => {
  await page.getByRole('button', { name: 'Create key' }).click();
  await page.getByRole('checkbox', { name: 'Take tokens' }).click();
  await page.getByLabel('Mailboxes whose tokens it may take').click();
  await page.getByRole('option', { name: mailbox }).click();
  await page.keyboard.press('Escape');
};

const CREATE_CLIENT =
  'mutation ($input: OAuthClientInput!) { createOAuthClient(input: $input) { id } }';
const CREATE_MAILBOX = 'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }';

const EDIT_CLIENT = `mutation ($id: ID!, $input: OAuthClientPatch!) {
  updateOAuthClient(id: $id, input: $input) { id } }`;

/** A client of the sandbox with the consent of ana. */
async function inUse(api: Api, name: string): Promise<string> {
  const { trySandbox } = await api.ask('mutation { trySandbox { oauthClient { id } } }');
  const { id } = trySandbox.oauthClient;
  await api.ask(EDIT_CLIENT, { id, input: { name } });
  await validated(api, id, 'ana@sandbox.test');
  return id;
}

async function formerSettings(api: Api): Promise<string> {
  const id = await inUse(api, 'Invoices');
  await api.ask(EDIT_CLIENT, { id, input: { clientId: 'another-application' } });
  return `/oauth-clients/${id}`;
}

/** An operator has somebody else consent than whose consent is in use. */
async function waitingConsent(mailkey: Mailkey, api: Api): Promise<string> {
  const id = await inUse(api, 'Newsletter');
  const person = { email: 'oda@contoso.com', role: 'OPERATOR' as const };
  await validated(
    (await createPerson(mailkey, { admin: api, ...person })).api,
    id,
    'ben@sandbox.test',
  );
  return `/oauth-clients/${id}`;
}

async function splitEndpoints(api: Api): Promise<string> {
  const input = {
    name: 'Data centre',
    clientId: 'mail',
    clientSecret: 'made-up.secret_for-the-picture',
    authorizeUrl: 'https://login.example.com/authorize',
    scopes: ['mail'],
    accessTokenUrl: 'https://tokens.example.org/token',
  };
  return `/oauth-clients/${(await api.ask(CREATE_CLIENT, { input })).createOAuthClient.id}`;
}

async function withPassword(api: Api): Promise<string> {
  const input = {
    name: 'Fax',
    address: 'fax@contoso.com',
    authentication: 'PASSWORD',
    enabled: false,
    password: 'made-up password for the picture',
    incoming: { protocol: 'IMAP', host: 'imap.example.com', port: 993, security: 'TLS' },
  };
  return `/mailboxes/${(await api.ask(CREATE_MAILBOX, { input })).createMailbox.id}`;
}

async function newServers(mailkey: Mailkey, api: Api, oauthClientId: string): Promise<string> {
  const input = {
    name: 'Archive',
    address: 'archive@sandbox.test',
    oauthClientId,
    enabled: false,
    incoming: { protocol: 'IMAP', host: 'imap.contoso.com', port: 993, security: 'TLS' },
  };
  const { id } = (await api.ask(CREATE_MAILBOX, { input })).createMailbox;
  await forgetConfirmations(mailkey.config.databasePath);
  return `/mailboxes/${id}`;
}
