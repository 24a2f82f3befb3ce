import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ADMIN, startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { axeFindings, launchBrowser, newContext, signIn } from './browser.js';

const NARROW = { theme: 'dark', width: 360, height: 800 } as const;

let browser: Browser;
let mailkey: Mailkey;

beforeAll(async () => {
  [browser, mailkey] = await Promise.all([
    launchBrowser(),
    startMailkey({ env: { PUBLIC_URL: '' } }),
  ]);
});
afterAll(async () => {
  await browser.close();
  await mailkey.close();
});

async function opened(look?: typeof NARROW): Promise<Page> {
  const page = await (await newContext(browser, look)).newPage();
  page.setDefaultTimeout(40_000);
  return page;
}

it('leads from the dialog of an admin to the thanks of a person without an account', async () => {
  const api = await mailkey.signedIn();
  const { trySandbox } = await api.ask('mutation { trySandbox { oauthClient { id } } }');
  const page = await opened();
  await signIn(page, mailkey.url, ADMIN);
  await page.goto(`${mailkey.url}/oauth-clients/${trySandbox.oauthClient.id}`);
  await page.getByRole('button', { name: 'Invite somebody to consent' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('E-mail of the person').fill('ana@sandbox.test');
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  const url = await dialog.locator('code').innerText();
  const letter = await dialog.getByRole('link', { name: 'Write an e-mail' }).getAttribute('href');
  expect(letter).toContain(`mailto:ana@sandbox.test?subject=`);
  expect(letter).toContain(encodeURIComponent(url));
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByText('Open until').waitFor();

  const person = await opened(NARROW);
  await person.goto(url);
  expect(await axeFindings(person)).toEqual([]);
  await person.getByRole('button', { name: 'Begin' }).click();
  await person.getByRole('button', { name: 'Accept' }).click();
  await person.getByText('You may close this page').waitFor();
  expect(await person.innerText('h1')).toBe('Thank you');
  expect(await axeFindings(person)).toEqual([]);
  await page.getByText(/^Used /).waitFor();
  expect(await page.getByRole('button', { name: 'Revoke the invitation' }).count()).toBe(0);
  await person.goto(url);
  await person.getByText('This invitation was used').first().waitFor();
});
