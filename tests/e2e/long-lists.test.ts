import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Api } from '../testkit/api.js';
import { ADMIN, startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { axeFindings, launchBrowser, newContext, signIn } from './browser.js';

const MANY = 220;
const input = (name: string) => ({
  name,
  address: `${name.replace(' ', '.')}@contoso.com`,
  enabled: false,
  authentication: 'PASSWORD',
  password: 'made up for the list',
  incoming: { protocol: 'IMAP', host: 'imap.contoso.com', port: 993, security: 'TLS' },
});
const CREATE = 'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }';

let browser: Browser;
let mailkey: Mailkey;
let api: Api;
let page: Page;
const ids: string[] = [];

const create = async (name: string): Promise<string> =>
  (await api.ask(CREATE, { input: input(name) })).createMailbox.id;
const rename = (id: string | undefined, name: string) =>
  api.ask(
    'mutation ($id: ID!, $input: MailboxPatch!) { updateMailbox(id: $id, input: $input) { id } }',
    { id, input: { name } },
  );

beforeAll(async () => {
  [browser, mailkey] = await Promise.all([launchBrowser(), startMailkey()]);
  api = await mailkey.signedIn();
  for (let at = 0; at < MANY; at += 1) ids.push(await create(`Box ${String(at).padStart(3, '0')}`));
  page = await (await newContext(browser)).newPage();
  await signIn(page, mailkey.url, ADMIN);
  await page.goto(`${mailkey.url}/mailboxes`);
  const more = page.getByRole('button', { name: 'Load more' });
  for (let shown = 20; shown < MANY; shown += 20) {
    await page.getByText(`${shown} of ${MANY}`).waitFor();
    await more.click();
  }
  await more.waitFor({ state: 'detached' });
});
afterAll(async () => {
  await browser.close();
  await mailkey.close();
});

const table = () => page.getByRole('table');
const inPage = () => page.locator('tbody tr[aria-rowindex]').count();
const row = (name: string) => page.getByRole('link', { name, exact: true });

it('of a long list only the rows near what is seen are in the page', async () => {
  expect(await table().getAttribute('aria-rowcount')).toBe(String(MANY + 1));
  await expect.poll(inPage).toBeLessThanOrEqual(150);
  await row('Box 219').waitFor();
  expect(await row('Box 000').count()).toBe(0);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.evaluate(() => scrollTo(0, 0));
  await row('Box 000').waitFor();
  await expect.poll(() => row('Box 219').count()).toBe(0);
  expect(await inPage()).toBeLessThanOrEqual(150);
  expect(await row('Box 000').locator('xpath=ancestor::tr').getAttribute('aria-rowindex')).toBe(
    '2',
  );
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height);
  expect(await axeFindings(page)).toEqual([]);
});

it('a change of one row touches that row alone', async () => {
  await page.evaluate(() => {
    const touched = new Set<string>();
    const near = ({ target }: MutationRecord) =>
      (target instanceof Element ? target : target.parentElement)?.closest('tr');
    new MutationObserver((records) => {
      for (const record of records)
        touched.add(near(record)?.getAttribute('aria-rowindex') ?? 'outside');
    }).observe(document.querySelector('main table')!, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
    Object.assign(window, { touched });
  });
  await rename(ids[150], 'Box 150 far away');
  await rename(ids[3], 'Box 003 changed');
  await row('Box 003 changed').waitFor();
  const touched = await page.evaluate(() => [
    ...(window as unknown as { touched: Set<string> }).touched,
  ]);
  expect(touched).toEqual(['5']);
});

it('what is loaded stays while the list is read again', async () => {
  await create('Another one');
  await row('Another one').waitFor();
  expect(await table().getAttribute('aria-rowcount')).toBe(String(MANY + 2));
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await row('Box 219').waitFor();
});

it('the keyboard keeps its place, and the way back leads to it', async () => {
  await row('Box 219').focus();
  await page.evaluate(() => scrollTo(0, 0));
  await row('Another one').waitFor();
  await expect.poll(inPage).toBeLessThanOrEqual(200);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Box 219', level: 1 }).waitFor();
  await page.goBack();
  await row('Another one').waitFor();
  expect(await table().getAttribute('aria-rowcount')).toBe(String(MANY + 2));
});
