import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { ADMIN, startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { launchBrowser, newContext, signIn } from './browser.js';

const DAY = 24 * 60 * 60_000;
let browser: Browser;
let mailkey: Mailkey;
let page: Page;
beforeAll(async () => {
  [browser, mailkey] = await Promise.all([
    launchBrowser(),
    startMailkey({ env: { PUBLIC_URL: '', SANDBOX: 'off' } }),
  ]);
  page = await (await newContext(browser)).newPage();
  await signIn(page, mailkey.url, ADMIN);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await mailkey.close();
});

const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();

it('the calendar teaches while it is empty, and shows an end as soon as somebody names it', async () => {
  await page.getByRole('link', { name: 'Calendar' }).click();
  await page.getByText('Nothing is known to end.').waitFor();
  const admin = await mailkey.signedIn();
  const { createOAuthClient } = await admin.ask(
    'mutation ($input: OAuthClientInput!) { createOAuthClient(input: $input) { id } }',
    { input: { name: 'Contoso', clientSecret: 'x', clientSecretExpiresAt: inDays(3) } },
  );
  // By subscription: nobody reloads.
  await page.getByRole('heading', { name: 'Within seven days' }).waitFor();
  await page.getByText('Act now').waitFor();
  await admin.ask(
    'mutation ($id: ID!, $at: DateTime) { updateOAuthClient(id: $id, input: { clientSecretExpiresAt: $at }) { id } }',
    { id: createOAuthClient.id, at: inDays(20) },
  );
  await page.getByText('Soon').waitFor();
  await page.getByText('What to do').click();
  await page.getByText('Make a new client secret').waitFor();
  await page.getByRole('link', { name: 'Client secret of Contoso' }).click();
  await page.getByRole('heading', { name: 'Contoso', level: 1 }).waitFor();
  await page.getByRole('link', { name: 'Home' }).click();
  await page.getByRole('heading', { name: 'Ends next' }).waitFor();
  await page.getByText('Client secret of Contoso').waitFor();
});

it('the address of the feed is shown once, renewed and revoked', async () => {
  await page.getByRole('link', { name: 'Open the calendar' }).click();
  await page.getByRole('button', { name: 'Create address' }).click();
  const dialog = page.getByRole('dialog');
  const address = await dialog.locator('code').innerText();
  expect((await fetch(address)).status).toBe(200);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByText('Made now').waitFor();
  expect(await page.content()).not.toContain(new URL(address).pathname);

  await page.getByRole('button', { name: 'New address' }).click();
  await dialog.getByRole('button', { name: 'New address' }).click();
  const next = await dialog.locator('code').innerText();
  expect((await fetch(address)).status).toBe(404);
  await dialog.getByRole('button', { name: 'Done' }).click();

  await page.getByRole('button', { name: 'Revoke' }).click();
  await dialog.getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('button', { name: 'Create address' }).waitFor();
  expect((await fetch(next)).status).toBe(404);
});
