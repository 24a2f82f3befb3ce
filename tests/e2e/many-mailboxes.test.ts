import { readFile } from 'node:fs/promises';
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
  const client = 'mutation ($input: OAuthClientInput!) { createOAuthClient(input: $input) { id } }';
  await api.ask(client, { input: { name: 'Elsewhere', provider: 'GENERIC' } });
  const create = 'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }';
  const server = { protocol: 'IMAP', host: 'mail.example.org', port: 993, security: 'TLS' };
  for (let at = 1; at <= 25; at += 1) {
    const name = `Sales ${String(at).padStart(2, '0')}`;
    const input = { name, address: `sales${at}@example.org`, incoming: server, enabled: false };
    await api.ask(create, {
      input: { ...input, authentication: 'PASSWORD', password: 'made-up', outgoing: null },
    });
  }
  page = await (await newContext(browser)).newPage();
  await signIn(page, mailkey.url, ADMIN);
});
afterAll(async () => {
  await browser.close();
  await mailkey.close();
});

const sales = async () => {
  await page.goto(`${mailkey.url}/mailboxes?search=Sales`);
  await box('Sales 01').waitFor();
};
const box = (name: string) => page.getByLabel(`Select ${name}`, { exact: true });
const bar = () => page.getByRole('region', { name: 'Selected mailboxes' });
const act = (name: string) => bar().getByRole('button', { name, exact: true }).click();
const chosen = () => bar().getByRole('status').innerText();
const dialog = () => page.getByRole('dialog');
const finished = () => page.getByText(/^Finished/).waitFor();

it('rows are chosen one by one, from one to another, and by the keyboard', async () => {
  await sales();
  await box('Sales 03').click();
  await box('Sales 07').click({ modifiers: ['Shift'] });
  expect(await chosen()).toBe('5 selected');
  await box('Sales 10').focus();
  await page.keyboard.press('Space');
  await box('Sales 12').focus();
  await page.keyboard.press('Shift+Space');
  expect(await chosen()).toBe('8 selected');
  expect(await axeFindings(page)).toEqual([]);
  await bar().getByRole('button', { name: 'Clear selection' }).click();
  await bar().waitFor({ state: 'detached' });
  expect(await box('Sales 03').isChecked()).toBe(false);
});

it('what is done to all that match says first to whom, and then how far it is', async () => {
  await sales();
  await page.getByLabel('Select all that are shown').click();
  expect(await chosen()).toBe('20 selected');
  await act('Select all 25 that match');
  expect(await chosen()).toBe('All 25 that match are selected');
  await act('Disable');
  await dialog().getByText('Disable 25 mailboxes?').waitFor();
  expect(await dialog().innerText()).toMatch(/Sales 01\s+Sales 02.*and 15 more/s);
  expect(await axeFindings(page)).toEqual([]);
  await dialog().getByRole('button', { name: 'Disable' }).click();
  await page.getByRole('heading', { name: 'Disable 25 mailboxes', level: 1 }).waitFor();
  await finished();
  const progress = page.getByRole('progressbar', { name: 'Disable 25 mailboxes' });
  expect(await progress.getAttribute('aria-valuetext')).toBe('25 of 25');
  await page.reload();
  await finished();
  await sales();
  await page.getByRole('link', { name: 'Disable 25 mailboxes' }).click();
  await finished();
});

it('what was refused is found with its reason, also in the file', async () => {
  await sales();
  await box('Sales 01').click();
  await box('Sales 02').click();
  await act('Check');
  await page.getByText('Finished, 2 not done').waitFor();
  await page.getByRole('combobox', { name: 'Outcome' }).click();
  await page.getByRole('option', { name: 'Not done' }).click();
  await page.getByText('It is switched off, or its OAuth client is').first().waitFor();
  expect(await axeFindings(page)).toEqual([]);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download CSV' }).click(),
  ]);
  const file = await readFile(await download.path(), 'utf8');
  expect(file).toMatch(/^"name",.*\r\n"Sales 01","sales1@example.org","REFUSED","CONFLICT","It is/);
  await page.getByRole('link', { name: 'Sales 02' }).click();
  await page.getByRole('heading', { name: 'Sales 02', level: 1 }).waitFor();
});

it('another client is searched on the server, and what that opens and ends is told', async () => {
  await page.goto(`${mailkey.url}/mailboxes?search=sandbox`);
  await page.getByLabel('Select all that are shown').click();
  await act('Move');
  await dialog().getByText('Choose an OAuth client').click();
  await page.keyboard.type('Elsewh');
  await page.getByRole('option', { name: /^Elsewhere/ }).click();
  await dialog().getByText('Nobody has consented for Elsewhere yet').waitFor();
  await dialog().getByText('Read each name letter by letter').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await dialog().getByRole('button', { name: 'Move' }).click();
  await page.getByRole('heading', { name: 'Move 2 mailboxes to Elsewhere', level: 1 }).waitFor();
  await finished();
});

it('a deletion names them, and is left by Cancel', async () => {
  await sales();
  await box('Sales 08').click();
  await box('Sales 09').click();
  await act('Delete');
  await dialog().getByText('Delete 2 mailboxes?').waitFor();
  expect(await dialog().innerText()).toMatch(/Sales 08\s+Sales 09/);
  await dialog().getByRole('button', { name: 'Cancel' }).click();
  await dialog().waitFor({ state: 'detached' });
  expect(await chosen()).toBe('2 selected');
  await act('Delete');
  await dialog().getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('heading', { name: 'Delete 2 mailboxes', level: 1 }).waitFor();
  await finished();
  await page.getByRole('link', { name: 'Mailboxes', exact: true }).first().click();
  await box('Sales 01').waitFor();
  expect(await box('Sales 08').count()).toBe(0);
});
