import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { validated } from '../testkit/audited.js';
import { changeBehindItsBack } from '../testkit/behind-its-back.js';
import { ADMIN, startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { createMovingClock } from '../testkit/moving-clock.js';
import {
  createPerson,
  createProgram,
  signIn as signInApi,
  type Person,
} from '../testkit/people.js';
import { axeFindings, launchBrowser, newContext, signIn } from './browser.js';

const time = createMovingClock();
let browser: Browser;
let mailkey: Mailkey;
let other: Person;
let mailboxId = '';
let page: Page;

beforeAll(async () => {
  const overrides = { clock: time.now };
  [browser, mailkey] = await Promise.all([launchBrowser(), startMailkey({ overrides })]);
  const admin = await mailkey.signedIn();
  const { trySandbox } = await admin.ask(
    'mutation { trySandbox { oauthClient { id } mailboxes { id address } } }',
  );
  await validated(admin, trySandbox.oauthClient.id, 'ana@sandbox.test');
  mailboxId = trySandbox.mailboxes.find(
    ({ address }: { address: string }) => address === 'support@sandbox.test',
  ).id;
  other = await createPerson(mailkey, { admin, email: 'otto@example.org', role: 'ADMIN' });
});
afterAll(async () => {
  await browser.close();
  await mailkey.close();
});
beforeEach(async () => {
  page = await (await newContext(browser)).newPage();
  page.setDefaultTimeout(40_000);
  await signIn(page, mailkey.url, ADMIN);
});

const open = (path: string) => page.goto(mailkey.url + path);
const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();

describe('an API key', () => {
  it('says what a shared grant opens, and permits it only where one ticks that', async () => {
    await open('/settings/api-keys');
    await press('Create key');
    await page.getByLabel('Name').fill('Helpdesk');
    await page.getByRole('checkbox', { name: 'Take tokens' }).click();
    await page.getByLabel('Mailboxes whose tokens it may take').click();
    await page.getByRole('option', { name: /support@sandbox\.test/ }).click();
    await page.keyboard.press('Escape');
    const permit = page.getByRole('checkbox', { name: /ana@sandbox\.test.*Permit this\./ });
    expect(await permit.isChecked()).toBe(false);
    await permit.click();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Create key' }).click();
    await page.getByText('shown this once').waitFor();
    await press('Done');
    await page.getByText(/^Token of .*ana@sandbox\.test/).waitFor();
  });

  it('of the time before says that it opens what it always did', async () => {
    const scopes = ['TOKENS'];
    await createProgram(mailkey, await mailkey.signedIn(), { scopes, mailboxIds: [mailboxId] });
    const { databasePath } = mailkey.config;
    await changeBehindItsBack(databasePath, 'UPDATE "api_key" SET "openings" = NULL');
    await open('/settings/api-keys');
    await page
      .getByText('This key was made before keys were kept to their mailboxes')
      .first()
      .waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });
});

describe('who gives lasting access', () => {
  it('shows the password before an invitation, and finds the link after it', async () => {
    time.forward(16);
    await open('/settings/people');
    await press('Invite');
    await page.getByLabel('Email').fill('fay@example.org');
    await press('Make the link');
    const proof = page.getByRole('dialog', { name: 'Is it still you?' });
    await proof.getByLabel('Password').fill(ADMIN.password);
    await proof.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('Link for fay@example.org').waitFor();
  });

  it('is told to every other admin, until each has seen it', async () => {
    const role = 'ADMIN' as const;
    const admin = await signInApi(mailkey, other);
    await createPerson(mailkey, { admin, email: 'nina@example.org', role });
    await open('/settings/people');
    const told = page.getByText('nina@example.org was made an administrator by otto@example.org.');
    await told.waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await press(/^Seen: nina@example\.org/);
    await told.waitFor({ state: 'detached' });
  });

  it('leaves no key behind that nobody was asked about', async () => {
    await createProgram(mailkey, await signInApi(mailkey, other), { scopes: ['READ'] });
    await open('/settings/people');
    await press(`More actions for ${other.email}`);
    await page.getByRole('menuitem', { name: 'Disable' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
    await page.getByRole('dialog', { name: `API keys that ${other.email} made` }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await press('Revoke 1 key');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await open('/settings/api-keys');
    await page.getByText('Helpdesk').first().waitFor();
    expect(await page.getByText(`made by ${other.email}`).count()).toBe(0);
  });
});
