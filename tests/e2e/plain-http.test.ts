import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { freePort } from '../testkit/free-port.js';
import { ADMIN, startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { createPerson } from '../testkit/people.js';
import { axeFindings, launchBrowser, newContext, signIn } from './browser.js';

const HOST = 'mailkey.example.org';
const WARNING = 'Mailkey is reached without TLS';
let browser: Browser;
let mailkey: Mailkey;
let url: string;
beforeAll(async () => {
  const port = await freePort();
  url = `http://${HOST}:${port}`;
  const env = { PORT: `${port}`, PUBLIC_URL: url, ALLOW_PLAIN_HTTP: 'true', SANDBOX: 'off' };
  [browser, mailkey] = await Promise.all([
    launchBrowser([`--host-resolver-rules=MAP ${HOST} 127.0.0.1`]),
    startMailkey({ env }),
  ]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await mailkey.close();
});

it('F5 is told to admins on every page', async () => {
  const page = await (await newContext(browser)).newPage();
  await signIn(page, url, ADMIN);
  await page.getByText(WARNING).waitFor();
  await page.getByRole('link', { name: 'Calendar' }).click();
  await page.getByRole('heading', { name: 'Calendar', level: 1 }).waitFor();
  await page.getByText('set PUBLIC_URL to its https address').waitFor();
  expect(await axeFindings(page)).toEqual([]);
});

it('F5 is not told to those who cannot change it', async () => {
  const person = { email: 'viewer@example.org', role: 'VIEWER' as const };
  const viewer = await createPerson(mailkey, { admin: await mailkey.signedIn(), ...person });
  const page = await (await newContext(browser)).newPage();
  await signIn(page, url, viewer);
  expect(await page.getByText(WARNING).count()).toBe(0);
});
