import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ADMIN } from '../testkit/mailkey.js';
import { startWatched, type Watched } from '../testkit/watched-mailboxes.js';
import { axeFindings, launchBrowser, newContext, signIn } from './browser.js';

let browser: Browser;
let watched: Watched;
let page: Page;
beforeAll(async () => {
  [browser, watched] = await Promise.all([launchBrowser(), startWatched()]);
  const context = await newContext(browser, { theme: 'light', width: 1280, height: 800 });
  page = await context.newPage();
  await signIn(page, watched.journey.mailkey.url, ADMIN);
});
afterAll(async () => {
  await browser.close();
  await watched.close();
});

const visit = (path: string) => page.goto(watched.journey.mailkey.url + path);
const shows = (text: string | RegExp) => page.getByText(text).first().waitFor();

it('an incident comes and goes before one’s eyes, and the mailbox keeps its history', async () => {
  const oauthClientId = await watched.validatedClient();
  const id = await watched.create({ name: 'Helpdesk', oauthClientId });
  await visit('/incidents');
  await shows('Nothing is wrong.');
  watched.sandbox.befall('imap-off');
  await watched.check(id);
  await shows('Open since');
  expect(await axeFindings(page)).toEqual([]);

  await visit('/');
  await shows('Open incidents');
  await page.locator('a.row-link[href^="/incidents/"]').first().click();
  await shows('Affected mailboxes');
  await shows('Opened with Helpdesk');
  expect(await axeFindings(page)).toEqual([]);

  await visit(`/mailboxes/${id}`);
  await shows('New or changed, not checked yet');
  await shows('by admin@example.org');
  await shows(/^Incident: /);
  await shows(/Next check in/);
  expect(await axeFindings(page)).toEqual([]);
  watched.sandbox.befall(undefined);
  await watched.check(id);
  await shows('Works');
  await page.getByText(/^Incident: /).waitFor({ state: 'detached' });

  await visit('/incidents');
  await shows('Nothing is wrong at the moment.');
  await shows(/Closed .*, lasted/);
});

it('a person chooses how often a mailbox is checked', async () => {
  const oauthClientId = await watched.validatedClient();
  const id = await watched.create({ name: 'Rarely', oauthClientId });
  await visit(`/mailboxes/${id}`);
  // What comes later moves what stands below it, and with it an open list.
  await page.waitForLoadState('networkidle');
  await page.getByLabel('Checked by itself').click();
  await page.getByRole('option', { name: 'Every 4 hours' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await shows('Saved');
  expect((await watched.mailbox(id)).checkEveryMinutes).toBe(240);
  await shows(/Next check in 4 hours/);
});
