import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forgetConfirmations } from '../testkit/foreign-mail.js';
import { startJourney, type Journey } from '../testkit/journey.js';
import { ADMIN } from '../testkit/mailkey.js';
import { createMovingClock } from '../testkit/moving-clock.js';
import { grantsOf } from '../testkit/own-grants.js';
import { axeFindings, launchBrowser, newContext, signIn } from './browser.js';

const clock = createMovingClock();
let browser: Browser;
let journey: Journey;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  const { now } = clock;
  const options = { sandbox: { clock: now }, overrides: { clock: now } };
  [browser, journey] = await Promise.all([launchBrowser(), startJourney(options)]);
});
afterAll(async () => {
  await browser.close();
  await journey.close();
});
beforeEach(async () => {
  context = await newContext(browser);
  page = await context.newPage();
  page.setDefaultTimeout(40_000);
  await journey.api.ask(
    'mutation ($email: String!, $password: String!) { login(email: $email, password: $password) { id } }',
    ADMIN,
  );
});
afterEach(() => context.close());

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

/** The dialog that asks whether it is still the same person. */
async function prove(): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Is it still you?' });
  await dialog.getByLabel('Password').fill(ADMIN.password);
  await dialog.getByRole('button', { name: 'Continue' }).click();
}

/** What the server says, whatever the page does. */
async function asked(query: string, id: string): Promise<unknown> {
  return journey.api.ask(`query ($id: ID!) { ${query} }`, { id });
}
const unconfirmed = (id: string) => asked('mailbox(id: $id) { unconfirmedHosts }', id);

describe('an address', () => {
  it('of a mail server is saved once the password was shown, and is confirmed by that', async () => {
    const { id: clientId } = await journey.createClient();
    const id = await grantsOf(journey).addMailbox(clientId, 'ana@sandbox.test');
    await signIn(page, journey.mailkey.url, ADMIN);
    await page.goto(`${journey.mailkey.url}/mailboxes/${id}`);
    const host = page.locator('[data-field="incoming.host"] input');
    await host.fill('imap.example.org');
    clock.forward(16);
    await press('Save');
    await prove();
    await page.getByText('Saved').first().waitFor();
    expect(await host.inputValue()).toBe('imap.example.org');
    expect(await unconfirmed(id)).toEqual({ mailbox: { unconfirmedHosts: [] } });

    await forgetConfirmations(journey.mailkey.config.databasePath);
    // What Mailkey has not written itself it sees a second later.
    const none = { mailbox: { unconfirmedHosts: [] } };
    await expect.poll(() => unconfirmed(id)).not.toEqual(none);
    await page.reload();
    await page.getByText('A mail server is new to this OAuth client').waitFor();
    const { port } = journey.sandbox.servers.imapTls;
    await page.getByText(`imap.example.org:${port}`, { exact: true }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    clock.forward(16);
    await press('Confirm');
    await prove();
    const notice = page.getByText('A mail server is new to this OAuth client');
    await notice.waitFor({ state: 'detached' });
    expect(await unconfirmed(id)).toEqual({ mailbox: { unconfirmedHosts: [] } });
  });

  it('of another site is named beside the first one, and confirmed by an admin', async () => {
    const { id } = await journey.createClient({ accessTokenUrl: 'https://tokens.example.org/t' });
    await signIn(page, journey.mailkey.url, ADMIN);
    await page.goto(`${journey.mailkey.url}/oauth-clients/${id}`);
    await page.getByText('codes and the client secret would go to tokens.example.org').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    clock.forward(16);
    await press('Confirm both sites');
    await prove();
    await page
      .getByText('The two addresses belong to different sites')
      .waitFor({ state: 'detached' });
    const needed = 'oauthClient(id: $id) { endpointsConfirmationNeeded }';
    const answer = { oauthClient: { endpointsConfirmationNeeded: false } };
    expect(await asked(needed, id)).toEqual(answer);
  });
});
