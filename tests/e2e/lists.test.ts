import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ADMIN, startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { axeFindings, launchBrowser, newContext, signIn } from './browser.js';

let browser: Browser;
let mailkey: Mailkey;
let page: Page;

beforeAll(async () => {
  [browser, mailkey] = await Promise.all([launchBrowser(), startMailkey()]);
  const api = await mailkey.signedIn();
  await api.ask('mutation { trySandbox { oauthClient { id } } }');
  page = await (await newContext(browser)).newPage();
  await signIn(page, mailkey.url, ADMIN);
});
afterAll(async () => {
  await browser.close();
  await mailkey.close();
});

const names = () => page.locator('tbody .row-link').allInnerTexts();
const column = (name: string) => page.getByRole('columnheader', { name });
const query = () => new URL(page.url()).search;

it.each(['mailboxes', 'oauth-clients'])(
  '%s are sorted by the heads of their columns',
  async (list) => {
    await page.goto(`${mailkey.url}/${list}`);
    await column('Name').waitFor();
    expect(await column('Name').getAttribute('aria-sort')).toBe('ascending');
    const before = await names();
    await column('Name').getByRole('button').click();
    await expect.poll(names).toEqual(before.toReversed());
    expect(await column('Name').getAttribute('aria-sort')).toBe('descending');
    await expect.poll(query).toBe('?sort=-NAME');
    await column('State').getByRole('button').click();
    await expect.poll(query).toBe('?sort=STATE');
    expect(await column('Name').getAttribute('aria-sort')).toBeNull();
    expect(await column('State').getAttribute('aria-sort')).toBe('ascending');
    await page.reload();
    await column('State').waitFor();
    expect(await column('State').getAttribute('aria-sort')).toBe('ascending');
  },
);

it('an empty list names the filters that are on, and takes them away', async () => {
  await page.goto(
    `${mailkey.url}/mailboxes?search=warehouse&status=DISABLED&host=nowhere.test&changed=week`,
  );
  await page.getByText('No mailbox fits all of this').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Server: nowhere.test' }).click();
  await expect.poll(query).toBe('?search=warehouse&status=DISABLED&changed=week');
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect.poll(query).toBe('');
  await expect.poll(async () => (await names()).length).toBeGreaterThan(1);
});

it('a server and a time are found behind one button', async () => {
  await page.goto(`${mailkey.url}/mailboxes`);
  await page.getByRole('button', { name: 'More filters' }).click();
  await page.getByLabel('Server').fill('nowhere.test');
  await expect.poll(query).toBe('?host=nowhere.test');
  await page.getByRole('button', { name: 'More filters (1 on)' }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
});
