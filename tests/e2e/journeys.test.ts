import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN, startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { launchBrowser, newContext, signIn } from './browser.js';

let browser: Browser;
let mailkey: Mailkey;
let context: BrowserContext;
let page: Page;
let problems: string[];

beforeAll(async () => {
  [browser, mailkey] = await Promise.all([launchBrowser(), startMailkey()]);
});
afterAll(async () => {
  await browser.close();
  await mailkey.close();
});

beforeEach(async () => {
  context = await newContext(browser);
  problems = [];
  context.on('page', (opened) => {
    opened.on('pageerror', (error) => problems.push(error.message));
    opened.on('console', (message) => {
      if (message.type() === 'error' && /Content Security Policy|Uncaught/i.test(message.text()))
        problems.push(message.text());
    });
  });
  page = await context.newPage();
  page.setDefaultTimeout(40_000);
  await signIn(page, mailkey.url, ADMIN);
});
afterEach(async ({ task }) => {
  const file = `tests/output/failed-${task.name.replace(/\W+/g, '-').slice(0, 40)}.png`;
  if (task.result?.state === 'fail') await page.screenshot({ path: file, fullPage: true });
  await context.close();
  expect(problems).toEqual([]);
});

/** The sandbox's client with its two mailboxes, by the button that a newcomer sees. */
async function trySandbox(): Promise<void> {
  await page.goto(`${mailkey.url}/oauth-clients`);
  await page.getByRole('button', { name: 'Try it in the sandbox' }).click();
  await page.getByRole('heading', { name: 'Sandbox', level: 1 }).waitFor();
}

/** Presses Validate and consents in the window that opens. */
async function validate(person: string): Promise<void> {
  const opened = context.waitForEvent('page');
  await page.getByRole('button', { name: 'Validate', exact: true }).click();
  const consent = await opened;
  await consent.getByLabel(person).check();
  await consent.getByRole('button', { name: 'Accept' }).click();
}

describe('the main job', () => {
  it('from the sandbox offer to "Connection Successful"', async () => {
    await trySandbox();
    await validate('Ana Almeida');
    await page.getByText('Validated by ana@sandbox.test').first().waitFor();
    await page.getByText('Consent receipt').waitFor();
    await page.goto(`${mailkey.url}/mailboxes`);
    await page.getByRole('link', { name: /own mailbox/ }).click();
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.getByText('Connection Successful').first().waitFor();
  });

  it('typed by hand: a client, its mailbox, and a failure that is explained', async () => {
    await page.goto(`${mailkey.url}/oauth-clients/new`);
    const redirectUri = page.getByText(/\/oauth\/callback\/[0-9a-f-]{36}/).first();
    const shown = await redirectUri.textContent();
    await page.getByLabel('Name', { exact: false }).first().fill('Contoso Helpdesk');
    await page.getByRole('combobox', { name: 'Provider' }).click();
    await page.getByRole('option', { name: 'Sandbox' }).click();
    const { tenant, clientId, clientSecret } = await sandboxValues();
    await page.getByRole('textbox', { name: 'Tenant' }).fill(tenant);
    await page.getByRole('textbox', { name: 'Client ID' }).fill(clientId);
    await page.getByRole('textbox', { name: 'Client Secret' }).fill(clientSecret);
    await page
      .getByRole('button', { name: /^(Save|Add Client|Create)/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Contoso Helpdesk', level: 1 }).waitFor();
    expect(
      await page
        .getByText(/\/oauth\/callback\//)
        .first()
        .textContent(),
    ).toBe(shown);
    await validate('Ana Almeida');
    await page.getByText('Validated by ana@sandbox.test').first().waitFor();

    await page.getByRole('link', { name: 'Add Mailbox' }).first().click();
    await page.getByRole('heading', { name: 'New mailbox', level: 1 }).waitFor();
    await page.getByLabel('Name').first().fill('Warehouse');
    await page.getByLabel('Address').first().fill('smtp-off-tenant@sandbox.test');
    await page
      .getByRole('button', { name: /^(Save|Add Mailbox|Create)/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Warehouse', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page
      .getByText('Authenticated SMTP is switched off for the whole organisation')
      .first()
      .waitFor();
    await page
      .getByText("Set-CASMailbox -Identity 'smtp-off-tenant@sandbox.test'", { exact: false })
      .first()
      .waitFor();
    await page.getByText('IMAP OK').first().waitFor();
  });

  it('shows the same run after a reload in the middle', async () => {
    const api = await mailkey.signedIn();
    const { trySandbox: example } = await api.ask('mutation { trySandbox { oauthClient { id } } }');
    await page.goto(`${mailkey.url}/oauth-clients/${example.oauthClient.id}`);
    const opened = context.waitForEvent('page');
    await page.getByRole('button', { name: 'Validate', exact: true }).click();
    const consent = await opened;
    await page.getByText('Waiting', { exact: false }).first().waitFor();
    await page.reload();
    await page.getByText('Waiting', { exact: false }).first().waitFor();
    await consent.getByLabel('Ana Almeida').check();
    await consent.getByRole('button', { name: 'Cancel' }).click();
    await page
      .getByText(/declined|cancelled|refused/i)
      .first()
      .waitFor();
  });

  it('explains a page that never comes back', async () => {
    await page.goto(`${mailkey.url}/what-do-you-see`);
    await page
      .getByLabel('What the page or the server said')
      .fill(
        'Sorry, but we’re having trouble signing you in. AADSTS50011: The redirect URI does not match',
      );
    await page.getByRole('button', { name: 'Explain it' }).click();
    await page.getByText('This is what it means').waitFor();
    await page
      .getByText(/redirect URI/i)
      .nth(1)
      .waitFor();
  });
});

interface SandboxValues {
  tenant: string;
  clientId: string;
  clientSecret: string;
}

/** What the sandbox's guide shows, read from the same place. */
async function sandboxValues(): Promise<SandboxValues> {
  const api = await mailkey.signedIn();
  const { providers } = await api.ask('{ providers { id guide { values { label value } } } }');
  const { guide } = providers.find(({ id }: { id: string }) => id === 'SANDBOX');
  const values: { label: string; value: string }[] = guide[0].values;
  const named = (label: string) => values.find((value) => value.label === label)?.value ?? '';
  return {
    tenant: named('Directory (tenant) ID'),
    clientId: named('Application (client) ID'),
    clientSecret: named('Client Secret'),
  };
}
