import { consent } from '@mailkey/sandbox';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startJourney, type Journey } from '../testkit/journey.js';
import { ADMIN } from '../testkit/mailkey.js';
import { createPerson } from '../testkit/people.js';
import { launchBrowser, newContext, signIn } from './browser.js';

let browser: Browser;
let journey: Journey;
let context: BrowserContext;
let page: Page;
let id: string;

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
  id = (
    await journey.createClient({ provider: 'SANDBOX', clientSecret: journey.sandbox.addSecret() })
  ).id;
  const started = await journey.validate(id);
  await journey.api.get(await consent(await journey.open(started), {}));
  await journey.ended(started.runId);
});
afterEach(() => context.close());

const open = async () => {
  await page.goto(`${journey.mailkey.url}/oauth-clients/${id}`);
  await page.getByText('Change the secret without an outage').waitFor();
};
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

async function enter(secret: string): Promise<void> {
  await page.getByLabel('Next secret').fill(secret);
  await press('Keep it for the proof');
  await page.getByText('not in use yet').waitFor();
}

describe('the change of a secret', () => {
  it('goes from a refusal that is explained to grants that have moved, and shows no secret', async () => {
    await signIn(page, journey.mailkey.url, ADMIN);
    await open();
    // The field of the secret in use leads here.
    await press('Change it without an outage');
    await page.keyboard.press('Enter');
    await page.getByLabel('Next secret').fill(crypto.randomUUID());
    await page.getByText('This looks like the Secret ID').waitFor();
    await enter('of~another.app-registration');
    await press('Prove and switch');
    await page.getByText('The provider refuses this secret').waitFor();
    await page.getByText('The client secret is not one of this application').waitFor();

    await press('Enter another one');
    const secret = journey.sandbox.addSecret();
    await enter(secret);
    await press('Prove and switch');
    await page.getByText('1 of 1 grant has moved').waitFor();
    await page.getByText('The former secret stays as a fallback').waitFor();
    expect(await page.content()).not.toContain(secret);

    await press('Drop now');
    await page.getByText('Every grant has moved').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Drop now' }).click();
    await page.getByText('The former secret stays').waitFor({ state: 'detached' });
  });

  it('shows to whoever may not change it how far it is, live, and no buttons', async () => {
    const viewer = await createPerson(journey.mailkey, {
      admin: journey.api,
      email: 'viewer@example.org',
      role: 'VIEWER',
    });
    await signIn(page, journey.mailkey.url, viewer);
    const set = (secret: string) =>
      journey.api.ask(
        'mutation ($id: ID!, $secret: String!) { setNextClientSecret(id: $id, secret: $secret) { id } }',
        { id, secret },
      );
    await set(journey.sandbox.addSecret());
    await open();
    await page.getByText('not in use yet').waitFor();
    await journey.api.ask(`mutation { promoteNextClientSecret(id: "${id}") { id } }`);
    await page.getByText('1 of 1 grant has moved').waitFor();
    expect(await page.getByRole('button', { name: /Drop now|Enter the next/ }).count()).toBe(0);
  });
});
