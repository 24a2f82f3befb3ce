import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startJourney, type Journey } from '../testkit/journey.js';
import { ADMIN } from '../testkit/mailkey.js';
import { axeFindings, launchBrowser, newContext, signIn } from './browser.js';

let browser: Browser;
let journey: Journey;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [browser, journey] = await Promise.all([launchBrowser(), startJourney()]);
});
afterAll(async () => {
  await browser.close();
  await journey.close();
});
beforeEach(async () => {
  context = await newContext(browser);
  page = await context.newPage();
  page.setDefaultTimeout(40_000);
  await signIn(page, journey.mailkey.url, ADMIN);
});
afterEach(() => context.close());

/** A mailbox with a password, and where it is edited. */
async function mailbox(): Promise<string> {
  const input = {
    name: 'Desk',
    address: 'desk@example.org',
    authentication: 'PASSWORD',
    password: 'x y z',
    incoming: { protocol: 'IMAP', host: 'imap.example.com', port: 993, security: 'TLS' },
  };
  const create = 'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }';
  return `/mailboxes/${(await journey.api.ask(create, { input })).createMailbox.id}`;
}

const client = async () =>
  `/oauth-clients/${(await journey.createClient({ accessTokenUrl: 'https://login.example/token' })).id}`;

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

describe.each([
  {
    secret: 'the password of a mailbox',
    path: mailbox,
    advice: 'MailboxEditImpact',
    field: 'incoming.host',
    to: 'imap.example.org',
    title: 'Save without the password?',
    before: 'was typed for imap.example.com:993 (TLS) and is not sent to imap.example.org:993',
    after: 'and the mailbox now signs in to imap.example.org:993 (TLS). It was removed',
  },
  {
    secret: 'the secret of a client',
    path: client,
    advice: 'OAuthClientEditImpact',
    field: 'accessTokenUrl',
    to: 'https://tokens.example/token',
    title: 'Save without the client secret?',
    before: 'was typed for https://login.example and is not sent to https://tokens.example',
    after: 'and the token URL now leads to https://tokens.example. It was removed',
  },
])('$secret', ({ path, advice, field, to, title, before, after }) => {
  const input = () => page.locator(`[data-field="${field}"] input`);

  it('is said to go while one types, asked for before, and said to be gone after', async () => {
    await page.goto(journey.mailkey.url + (await path()));
    await input().fill(to);
    await page.getByRole('status').filter({ hasText: before }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await press('Save');
    const dialog = page.getByRole('dialog', { name: title });
    await dialog.getByText(before).waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    await press('Save');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('status').filter({ hasText: after }).waitFor();
    await page.reload();
    await page.getByRole('status').filter({ hasText: after }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it('is asked for also where one saves before the answer is there', async () => {
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes(advice))
        await new Promise((resolve) => setTimeout(resolve, 1000));
      await route.continue();
    });
    await page.goto(journey.mailkey.url + (await path()));
    await input().fill(to);
    await press('Save');
    await page.getByRole('dialog', { name: title }).getByText(before).waitFor();
    expect(await page.getByText('Saved', { exact: true }).count()).toBe(0);
  });
});
