import type { Page } from 'playwright-core';
import type { Api } from '../testkit/api.js';
import { validated } from '../testkit/audited.js';
import type { Mailkey } from '../testkit/mailkey.js';
import { fillPastDays } from './past-days.js';
import { actionScenes } from './action-scenes.js';
import { guardedPages } from './guarded-pages.js';
import { importScenes } from './import-scenes.js';

const ANA = 'ana@sandbox.test';

/** A page of the app at a moment worth looking at. */
export interface Scene {
  name: string;
  path: string;
  /** What somebody does there before. */
  act?: (page: Page) => Promise<void>;
  /** Text that is there when the page is. */
  shows: string | RegExp;
  anonymous?: boolean;
}

/** Opens a page by its address, and waits until it is what one came to look at. */
export async function openScene(page: Page, url: string, stage: Scene): Promise<void> {
  await page.goto(url + stage.path);
  await stage.act?.(page);
  await page.getByText(stage.shows).first().waitFor();
}

/** The same from another page of the app. */
export async function turnToScene(page: Page, { path, shows }: Scene): Promise<void> {
  await turnTo(page, path);
  await page.getByText(shows).first().waitFor();
}

/** To another page of the app, as by a link: nothing is loaded and begun anew. */
export async function turnTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    if (location.pathname === to) return;
    document.querySelector('h1')?.setAttribute('data-left', '');
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate', { state: null }));
  }, path);
  await page.locator('h1[data-left]').waitFor({ state: 'detached' });
}

/** Fills an installation as a small organisation would, and names every page of the app. */
export async function furnish(mailkey: Mailkey): Promise<Scene[]> {
  const api = await mailkey.signedIn();
  const { trySandbox } = await api.ask(
    'mutation { trySandbox { oauthClient { id } mailboxes { id } } }',
  );
  const [own, shared] = trySandbox.mailboxes.map(({ id }: { id: string }) => id);
  const clientId: string = trySandbox.oauthClient.id;
  const validation = await validated(api, clientId, ANA);
  const success = await check(api, own);
  await check(api, shared);
  await validated(api, { id: clientId, mailboxId: shared }, ANA);
  const failing = await failingMailbox(api, clientId);
  const failure = await check(api, failing);
  const contosoId = await contoso(api);
  const [refusedId, switchedId] = [await billing(api, 'wrong'), await billing(api, 'valid')];
  await colleagues(api, own);
  await alertChannels(api, own);
  await fillPastDays(mailkey.config.databasePath);
  const joining = await invite(api, 'ines@contoso.com', 'OPERATOR');
  return [
    { name: 'login', path: '/login', shows: 'Sign in', anonymous: true },
    { name: 'setup', path: '/setup', shows: 'Mailkey', anonymous: true },
    { name: 'home', path: '/', shows: 'Mailboxes OK' },
    { name: 'clients', path: '/oauth-clients', shows: 'Contoso Helpdesk' },
    { name: 'client-new', path: '/oauth-clients/new', shows: /oauth\/callback/ },
    { name: 'client', path: `/oauth-clients/${clientId}`, shows: 'Consent receipt' },
    {
      name: 'client-microsoft',
      path: `/oauth-clients/${contosoId}`,
      shows: 'Register the application',
    },
    {
      name: 'client-habits',
      path: `/oauth-clients/${await habits(api)}`,
      shows: 'Habits of this provider',
    },
    {
      name: 'client-next-secret',
      path: `/oauth-clients/${refusedId}`,
      shows: 'The provider refuses this secret',
    },
    {
      name: 'client-former-secret',
      path: `/oauth-clients/${switchedId}`,
      shows: 'The former secret stays',
    },
    { name: 'mailboxes', path: '/mailboxes', shows: 'Warehouse' },
    ...(await actionScenes(api, [own, shared, failing])),
    ...(await importScenes(api)),
    { name: 'mailbox-new', path: '/mailboxes/new', shows: 'New mailbox' },
    { name: 'mailbox', path: `/mailboxes/${failing}`, shows: 'Warehouse' },
    {
      name: 'mailbox-own-grant',
      path: `/mailboxes/${shared}`,
      shows: 'This mailbox has a grant of its own',
    },
    { name: 'run-validation', path: `/runs/${validation}`, shows: 'Validated by ana@sandbox.test' },
    { name: 'run-success', path: `/runs/${success}`, shows: 'Connection Successful' },
    { name: 'run-failure', path: `/runs/${failure}`, shows: 'Authenticated SMTP is switched off' },
    { name: 'incidents', path: '/incidents', shows: 'Open since' },
    {
      name: 'incident',
      path: `/incidents/${await incidentOf(api, failing)}`,
      shows: 'Cause and fix',
    },
    { name: 'calendar', path: '/calendar', shows: 'Client secret of Contoso Helpdesk' },
    { name: 'what-do-you-see', path: '/what-do-you-see', shows: 'Explain it' },
    { name: 'invite', path: joining, shows: 'You are invited', anonymous: true },
    { name: 'invite-no-link', path: '/invite', shows: 'not complete', anonymous: true },
    { name: 'account', path: '/settings', shows: 'this one' },
    {
      name: 'account-two-step',
      path: '/settings',
      act: (page) => page.getByRole('button', { name: 'Set up' }).click(),
      shows: 'it is shown this once',
    },
    { name: 'people', path: '/settings/people', shows: 'otto@contoso.com' },
    { name: 'api-keys', path: '/settings/api-keys', shows: 'Helpdesk' },
    { name: 'alerts', path: '/settings/alerts', shows: 'On call' },
    { name: 'audit', path: '/settings/audit', shows: 'oauth-client.validate' },
    { name: 'keys', path: '/settings/keys', shows: 'Seals and opens' },
    ...(await guardedPages(mailkey, clientId)),
    { name: 'not-found', path: '/nowhere', shows: 'Page not found' },
  ];
}

async function check(api: Api, id: string | undefined): Promise<string> {
  const { checkMailbox } = await api.ask('mutation ($id: ID!) { checkMailbox(id: $id) { id } }', {
    id,
  });
  return ended(api, checkMailbox.id);
}

async function ended(api: Api, id: string): Promise<string> {
  const watch = 'subscription ($id: ID!) { run(id: $id) { finishedAt } }';
  for await (const { run } of api.subscribe(watch, { id })) if (run.finishedAt) break;
  return id;
}

async function incidentOf(api: Api, id: string): Promise<string> {
  const { mailbox } = await api.ask('query ($id: ID!) { mailbox(id: $id) { incident { id } } }', {
    id,
  });
  return mailbox.incident.id;
}

async function failingMailbox(api: Api, oauthClientId: string): Promise<string> {
  const create = 'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }';
  const input = { name: 'Warehouse', address: 'smtp-off-tenant@sandbox.test', oauthClientId };
  return (await api.ask(create, { input })).createMailbox.id;
}

/** A client that is still being set up, with findings and a secret that ends soon. */
async function contoso(api: Api): Promise<string> {
  const input = {
    name: 'Contoso Helpdesk',
    provider: 'MICROSOFT_365',
    tenant: 'contoso.com',
    clientId: '0c1f6a0e-3d0f-4a6e-9d33-5f7b8a1c2d3e',
    clientSecret: 'a~made-up.secret_for-the-picture',
    clientSecretExpiresAt: new Date(Date.now() + 11 * 24 * 60 * 60_000).toISOString(),
  };
  const { createOAuthClient } = await api.ask(
    'mutation ($input: OAuthClientInput!) { createOAuthClient(input: $input) { id } }',
    { input },
  );
  return createOAuthClient.id;
}

/** A client of a server that nobody has written a preset for, with habits of its own. */
async function habits(api: Api): Promise<string> {
  const input = {
    name: 'Own server',
    clientId: 'mail:helpdesk',
    clientSecret: 'made-up~for-the-picture',
    authorizeUrl: 'https://id.contoso.com/oauth/authorize',
    pkce: 'OFF',
    accessTokenUrl: 'https://id.contoso.com/oauth/token',
    scopes: ['mail', 'offline_access'],
    clientAuthentication: 'CLIENT_SECRET_BASIC',
    basicEncoding: 'PLAIN',
    authorizeParameters: [
      { name: 'prompt', value: 'consent' },
      { name: 'audience', value: 'https://mail.contoso.com/' },
    ],
  };
  const create = 'mutation ($input: OAuthClientInput!) { createOAuthClient(input: $input) { id } }';
  return (await api.ask(create, { input })).createOAuthClient.id;
}

/** A client of the sandbox whose secret was changed, or was to be. */
async function billing(api: Api, next: 'valid' | 'wrong'): Promise<string> {
  const { providers } = await api.ask('{ providers { id guide { values { label value } } } }');
  const { guide } = providers.find(({ id }: { id: string }) => id === 'SANDBOX');
  const told: { label: string; value: string }[] = guide[0].values;
  const second = told.find(({ label }) => label === 'Second Client Secret')?.value ?? '';
  const { trySandbox } = await api.ask('mutation { trySandbox { oauthClient { id } } }');
  const id: string = trySandbox.oauthClient.id;
  await validated(api, id, ANA);
  const secret = next === 'valid' ? second : 'of~another.app-registration';
  const expiresAt = new Date(Date.now() + 700 * 24 * 60 * 60_000).toISOString();
  await api.ask(
    `mutation ($id: ID!, $name: String!, $secret: String!, $expiresAt: DateTime) {
      updateOAuthClient(id: $id, input: { name: $name }) { id }
      setNextClientSecret(id: $id, secret: $secret, expiresAt: $expiresAt) { id }
      promoteNextClientSecret(id: $id) { id } }`,
    { id, name: next === 'valid' ? 'Billing' : 'Web shop', secret, expiresAt },
  );
  return id;
}

/** The path of a one-time link. */
async function invite(api: Api, email: string, role: string): Promise<string> {
  const ask =
    'mutation ($email: String!, $role: Role!) { inviteUser(email: $email, role: $role) { url } }';
  const { pathname, hash } = new URL((await api.ask(ask, { email, role })).inviteUser.url);
  return pathname + hash;
}

async function colleagues(api: Api, mailboxId: string): Promise<void> {
  await invite(api, 'otto@contoso.com', 'VIEWER');
  const create =
    'mutation ($input: ApiKeyInput!) { createApiKey(input: $input) { apiKey { id } } }';
  const input = { name: 'Helpdesk', scopes: ['READ', 'TOKENS'], mailboxIds: [mailboxId] };
  await api.ask(create, { input });
}

/** One that reaches somebody, and one that does not. */
async function alertChannels(api: Api, mailboxId: string | undefined): Promise<void> {
  const create =
    'mutation ($input: AlertChannelInput!) { createAlertChannel(input: $input) { channel { id } } }';
  const test = 'mutation ($id: ID!) { testAlertChannel(id: $id) { id } }';
  const email = { type: 'EMAIL', name: 'On call', mailboxId, recipients: ['ben@sandbox.test'] };
  const url = 'https://127.0.0.1/hooks/mailboxes-of-the-helpdesk-and-of-the-warehouse';
  const webhook = { type: 'WEBHOOK', name: 'Helpdesk', url, minimumSeverity: 'WARNING' };
  for (const input of [email, webhook]) {
    const { createAlertChannel } = await api.ask(create, { input });
    await api.ask(test, { id: createAlertChannel.channel.id });
  }
}
