import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startJourney, type Journey } from '../testkit/journey.js';
import { ADMIN } from '../testkit/mailkey.js';
import { createMovingClock } from '../testkit/moving-clock.js';
import { grantsOf } from '../testkit/own-grants.js';
import { launchBrowser, newContext, signIn } from './browser.js';

const clock = createMovingClock();
let browser: Browser;
let journey: Journey;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [browser, journey] = await Promise.all([
    launchBrowser(),
    startJourney({ overrides: { clock: clock.now } }),
  ]);
  context = await newContext(browser);
  page = await context.newPage();
  page.setDefaultTimeout(40_000);
});
afterAll(async () => {
  await browser.close();
  await journey.close();
});

it('a grant that the provider does not take back is told as such until it does', async () => {
  const { id } = await journey.createClient({ provider: 'SANDBOX' });
  await grantsOf(journey).signIn('ana@sandbox.test', id);
  await signIn(page, journey.mailkey.url, ADMIN);
  await page.goto(`${journey.mailkey.url}/oauth-clients/${id}`);
  const grants = page.getByRole('region', { name: /^Grants/ });
  journey.sandbox.befall('bad-gateway');
  await grants.getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click();
  await grants.getByText(/not confirmed it yet \(HTTP 502\): Mailkey goes on asking/).waitFor();
  const pending = grants.getByText('1 former grant is being revoked');
  await pending.waitFor();
  journey.sandbox.befall(undefined);
  clock.forward(1);
  await expect.poll(() => pending.count()).toBe(0);
});
