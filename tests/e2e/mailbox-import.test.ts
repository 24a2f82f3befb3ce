import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ADMIN, startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { axeFindings, launchBrowser, newContext, signIn } from './browser.js';
import { MIXED } from './import-scenes.js';

let browser: Browser;
let mailkey: Mailkey;
let page: Page;

beforeAll(async () => {
  [browser, mailkey] = await Promise.all([
    launchBrowser(),
    startMailkey({ env: { SANDBOX: 'off' } }),
  ]);
  page = await (await newContext(browser)).newPage();
  await signIn(page, mailkey.url, ADMIN);
});
afterAll(async () => {
  await browser.close();
  await mailkey.close();
});
beforeEach(async () => {
  await page.goto(`${mailkey.url}/mailboxes/import`);
  await input().waitFor();
});

const input = () => page.getByLabel('Choose a CSV file');
const rows = () => page.getByRole('table').getByRole('row');
const button = (name: string) => page.getByRole('button', { name, exact: true });
const focused = () => page.evaluate(() => document.activeElement?.id);

/** As somebody does it: a click, and a file. */
async function choose(text: string | Buffer): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), input().click()]);
  expect(await input().inputValue()).toBe('');
  const file = { name: 'mailboxes.csv', mimeType: 'application/vnd.ms-excel' };
  await chooser.setFiles({ ...file, buffer: Buffer.from(text) });
}

async function paste(text: string): Promise<void> {
  await page.getByLabel('Or paste the rows').fill(text);
  await button('Preview').click();
}

it('a file is chosen, looked at, fixed in part, and becomes mailboxes', async () => {
  await page.goto(`${mailkey.url}/mailboxes`);
  await page.getByRole('link', { name: 'Import', exact: true }).click();
  await choose(Buffer.from(`\ufeff${MIXED.replaceAll(',', '\t')}`, 'utf16le'));
  await page.getByRole('heading', { name: 'Preview' }).waitFor();
  await page.getByText('Columns that nobody knows are left out: Department').waitFor();
  expect(await focused()).toBe('content');
  await page.getByRole('combobox', { name: 'Rows shown' }).click();
  await page.getByRole('option', { name: 'Problem' }).click();
  await page.getByText('Support', { exact: true }).waitFor({ state: 'detached' });
  expect(await rows().nth(1).innerText()).toMatch(/^3\s.*This is not an e-mail address/s);
  expect(await page.getByRole('combobox', { name: 'Rows shown' }).isVisible()).toBe(true);
  await button('Create only 2 mailboxes').click();
  await page.getByText('4 rows cannot be created and are left out').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Create only 2 mailboxes' }).click();
  await page.getByText('All done: 2 mailboxes were created.').waitFor();
  await page.getByRole('combobox', { name: 'Rows shown' }).click();
  await page.getByRole('option', { name: 'Created', exact: true }).click();
  await page.getByRole('link', { name: 'Support', exact: true }).click();
  await page.getByRole('heading', { name: 'Support', level: 1 }).waitFor();
});

it('what has become of each row is a file, and the template is one that is understood', async () => {
  const download = async (name: string) => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name }).click(),
    ]);
    return readFile(await file.path(), 'utf8');
  };
  await choose(await download('Download the template'));
  await page.getByText('This OAuth client does not exist').waitFor();
  expect(await button('Create only').count()).toBe(0);
  expect(await download('Rows as a file')).toMatch(/\r\n"2","Orders","orders@example.org","PROB/);
});

it('a file that cannot be read says why, and is chosen again when it is fixed', async () => {
  await choose(Buffer.from('Name,Address\nÄrger,a@import.example', 'latin1'));
  await page.getByText('Line 2 is not UTF-8').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await choose('Name;Address;IMAP host;Password\nÄrger;a@import.example;imap.import.example;p');
  await button('Create 1 mailbox').waitFor();
  await button('Discard').click();
  await input().waitFor();
  expect(await focused()).toBe('content');
  await page.goBack();
  await page.getByText('This import is not there any more').waitFor();
});

it('the end is shown, even where it is told before the order is answered', async () => {
  await paste('Name,Address,IMAP host,Password\nFast,fast@import.example,imap.import.example,p');
  await button('Create 1 mailbox').waitFor();
  let readAgain = (): void => undefined;
  const again = new Promise<void>((resolve) => (readAgain = resolve));
  await page.route('**/graphql', async (route) => {
    const asked = route.request().postData() ?? '';
    if (asked.includes('commitMailboxImport')) {
      const response = await route.fetch();
      await again;
      return route.fulfill({ response });
    }
    if (asked.includes('mailboxImport(')) readAgain();
    return route.continue();
  });
  await button('Create 1 mailbox').click();
  await page.getByText('All done: 1 mailbox was created.').waitFor();
  await page.unroute('**/graphql');
});
