import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN, startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { launchBrowser, newContext, signIn } from './browser.js';

let browser: Browser;
let mailkey: Mailkey;
let context: BrowserContext;
let page: Page;
let client: string;

beforeAll(async () => {
  [browser, mailkey] = await Promise.all([launchBrowser(), startMailkey()]);
});
afterAll(async () => {
  await browser.close();
  await mailkey.close();
});

beforeEach(async () => {
  context = await newContext(browser);
  page = await context.newPage();
  page.setDefaultTimeout(40_000);
  await signIn(page, mailkey.url, ADMIN);
  const api = await mailkey.signedIn();
  const { trySandbox } = await api.ask('mutation { trySandbox { oauthClient { id } } }');
  client = `${mailkey.url}/oauth-clients/${trySandbox.oauthClient.id}`;
  await page.goto(client);
});
afterEach(async ({ task }) => {
  const file = `tests/output/failed-${task.name.replace(/\W+/g, '-').slice(0, 40)}.png`;
  if (task.result?.state === 'fail') await page.screenshot({ path: file, fullPage: true });
  await context.close();
});

/** Presses a button that opens the provider's window, and consents there. */
async function consentAs(person: string, button: string): Promise<void> {
  const opened = context.waitForEvent('page');
  await page.getByRole('button', { name: button, exact: true }).click();
  const consent = await opened;
  await consent.getByLabel(person).check();
  await consent.getByRole('button', { name: 'Accept' }).click();
}

const section = (name: string | RegExp) => page.getByRole('region', { name });
const grants = () => section(/^Grants/);
const press = (name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

describe('the grants of a client', () => {
  it('begin with Validate; a mailbox gets its own, and gives it back', async () => {
    await grants().getByText('Nobody has granted access yet').waitFor();
    await consentAs('Ana Almeida', 'Validate');
    await grants().getByRole('heading', { name: 'All mailboxes' }).waitFor();
    await grants().getByText('Healthy').waitFor();

    await page
      .getByRole('link', { name: /own mailbox/ })
      .first()
      .click();
    await section('Sign-in')
      .getByText(/signs in with the grant of/)
      .waitFor();
    await consentAs('Ana Almeida', 'Sign in as this mailbox');
    await section('Sign-in').getByText('This mailbox has a grant of its own').waitFor();
    await page.getByText('Validated by ana@sandbox.test').first().waitFor();

    await page.goBack();
    await grants().getByText('its own grant', { exact: true }).waitFor();
    await page.goForward();
    await section('Sign-in').getByRole('button', { name: 'Use the client’s grant' }).click();
    await page
      .getByRole('dialog')
      .getByText(/then signs in with the grant/)
      .waitFor();
    await press('Revoke');
    await section('Sign-in').getByText('The provider has ended it').waitFor();
    await section('Sign-in')
      .getByText(/signs in with the grant of/)
      .waitFor();
  });

  it('are renewed and revoked, and the consequence is named before', async () => {
    await consentAs('Ana Almeida', 'Validate');
    await grants().getByRole('button', { name: 'Renew now' }).click();
    await grants()
      .getByText(/Renewed/)
      .waitFor();
    await grants().getByRole('button', { name: 'Renew now' }).click();
    await grants()
      .getByText(/^It was renewed \d+ s ago/)
      .waitFor();
    await grants().getByRole('button', { name: 'Revoke' }).click();
    await page
      .getByRole('dialog')
      .getByText(/2 mailboxes sign in with it and stop/)
      .waitFor();
    await press('Revoke');
    await grants().getByText('Revoked in Mailkey').waitFor();
    await grants().getByText('Nobody has granted access yet').waitFor();
    await page
      .getByText(/^Ready/)
      .first()
      .waitFor();
  });

  it('are told apart from an edit that ends them, which is asked for twice', async () => {
    await consentAs('Ana Almeida', 'Validate');
    await grants().getByText('Healthy').waitFor();
    const id = page.getByRole('textbox', { name: 'Client ID' });
    const before = await id.inputValue();
    await page.getByRole('textbox', { name: /^Name/ }).first().fill('Renamed');
    expect(await page.getByText(/must sign in again/).count()).toBe(0);
    await id.fill('00000000-0000-4000-8000-000000000001');
    await page.getByText('2 mailboxes must sign in again').waitFor();
    await page.getByText(/Must sign in again once this is saved/).waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('dialog').getByText('Save and end what was granted?').waitFor();
    await press('Cancel');
    await id.fill(before);
    await expect.poll(() => page.getByText(/must sign in again/).count()).toBe(0);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('heading', { name: 'Renamed', level: 1 }).waitFor();
    await grants().getByText('Healthy').waitFor();
  });
});
