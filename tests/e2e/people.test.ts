import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ADMIN, startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { codeOf } from '../testkit/totp.js';
import { launchBrowser, newContext, signIn } from './browser.js';

const PASSWORD = 'brave purple otter 41';
const TWENTY_MINUTES = 20 * 60_000;

let browser: Browser;
let mailkey: Mailkey;
let admin: Page;
let late = 0;

beforeAll(async () => {
  const clock = () => new Date(Date.now() + late);
  [browser, mailkey] = await Promise.all([launchBrowser(), startMailkey({ overrides: { clock } })]);
  const api = await mailkey.signedIn();
  await api.ask('mutation { trySandbox { oauthClient { id } } }');
  admin = await (await newContext(browser)).newPage();
  admin.setDefaultTimeout(40_000);
  await signIn(admin, mailkey.url, ADMIN);
});
afterAll(async () => {
  await browser.close();
  await mailkey.close();
});

/** Invites by the page and gives the link that it shows. */
async function invite(email: string, role: string): Promise<string> {
  await admin.goto(`${mailkey.url}/settings/people`);
  await admin.getByRole('button', { name: 'Invite', exact: true }).click();
  await admin.getByLabel('Email').fill(email);
  await admin.getByRole('radio', { name: role }).click();
  await admin.getByRole('button', { name: 'Make the link' }).click();
  await admin.getByText(`Link for ${email}`).waitFor();
  const link = await admin.getByText(/\/invite#token=/).textContent();
  await admin.getByRole('button', { name: 'Done' }).click();
  return new URL(link ?? '').hash;
}

async function join(email: string, role: string): Promise<[Page, BrowserContext]> {
  const fragment = await invite(email, role);
  const context = await newContext(browser);
  const page = await context.newPage();
  page.setDefaultTimeout(40_000);
  await page.goto(`${mailkey.url}/invite${fragment}`);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Join' }).click();
  await page.getByRole('heading', { name: 'Home', level: 1 }).waitFor();
  return [page, context];
}

const offers = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).count();

it.each([
  ['Viewer', 0],
  ['Operator', 1],
])('a %s comes in by the link and is offered what the role may do', async (role, operates) => {
  const [page, context] = await join(`${role.toLowerCase()}@contoso.com`, role);
  await page.goto(`${mailkey.url}/oauth-clients`);
  await page.getByRole('link', { name: 'Sandbox' }).click();
  await page.getByText('lets you look, not change').waitFor();
  expect(await page.getByLabel('Client ID').isDisabled()).toBe(true);
  expect(await offers(page, 'Validate')).toBe(operates);
  expect(await page.getByRole('link', { name: 'Add Mailbox' }).count()).toBe(0);
  await page.goto(`${mailkey.url}/mailboxes`);
  await page.getByRole('link', { name: /own mailbox/ }).click();
  await page.getByText('lets you look, not change').waitFor();
  expect(await offers(page, 'Check')).toBe(operates);
  await page.goto(`${mailkey.url}/settings`);
  await page.getByText('this one').waitFor();
  expect(await page.getByRole('link', { name: 'People' }).count()).toBe(0);
  await context.close();
});

it('S12 takes the token of an invitation out of the address at once', async () => {
  const fragment = await invite('fay@contoso.com', 'Viewer');
  const context = await newContext(browser);
  const page = await context.newPage();
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.url()));
  // A link made by a version before, with a query, still works.
  for (const link of [fragment, fragment.replace('#', '?')]) {
    await page.goto(`${mailkey.url}/login`);
    await page.goto(`${mailkey.url}/invite${link}`);
    await page.getByText('You are invited').waitFor();
    expect(page.url()).toBe(`${mailkey.url}/invite`);
    await page.goBack();
    expect(page.url()).toBe(`${mailkey.url}/login`);
  }
  const token = fragment.slice('#token='.length);
  expect(sent.filter((url) => url.includes(token))).toEqual([
    `${mailkey.url}/invite?token=${token}`,
  ]);
  await context.close();
});

it('says why the last administrator stays one', async () => {
  await admin.goto(`${mailkey.url}/settings/people`);
  await admin.getByRole('combobox', { name: `Role of ${ADMIN.email}` }).click();
  await admin.getByRole('option', { name: 'Viewer' }).click();
  await admin.getByRole('button', { name: 'Change role' }).click();
  await admin.getByText('make another admin first').waitFor();
});

it('turns two-step sign-in on, asks for the code, and shows the sessions', async () => {
  const [page, context] = await join('totp@contoso.com', 'Operator');
  await page.goto(`${mailkey.url}/settings/account`);
  await page.getByRole('button', { name: 'Set up' }).click();
  await page.getByText('it is shown this once').waitFor();
  const secret = (await page.getByText(/^[A-Z2-7]{16,}$/).textContent()) ?? '';
  const picture = page.getByRole('img', { name: 'QR code for the authenticator app' });
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(
    await picture.evaluate((svg) => [
      getComputedStyle(svg).backgroundColor,
      getComputedStyle(svg).fill,
    ]),
  ).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
  const link = page.getByRole('link', { name: 'Open the authenticator app' });
  expect(await link.getAttribute('href')).toMatch(/^otpauth:\/\/totp\//);
  await page.getByLabel('Code of your authenticator app').fill(codeOf(secret, new Date()));
  await page.getByRole('button', { name: 'Turn on' }).click();
  await page.getByRole('button', { name: 'Turn off' }).waitFor();
  await context.close();

  late += 60_000; // a code counts once
  const again = await (await newContext(browser)).newPage();
  await again.goto(`${mailkey.url}/login`);
  await again.getByLabel('Email').fill('totp@contoso.com');
  await again.getByLabel('Password').fill(PASSWORD);
  await again.getByRole('button', { name: 'Sign in' }).click();
  const code = codeOf(secret, new Date(Date.now() + late));
  await again.getByLabel('Code of your authenticator app').fill(code);
  await again.getByRole('button', { name: 'Sign in' }).click();
  await again.getByRole('heading', { name: 'Home', level: 1 }).waitFor();
  await again.goto(`${mailkey.url}/settings/account`);
  await again.getByRole('button', { name: 'End all others' }).click();
  await again.getByRole('button', { name: 'End all others' }).waitFor({ state: 'detached' });
  await again.context().close();
});

it('asks for the password again, then does what was asked', async () => {
  late += TWENTY_MINUTES;
  await admin.goto(`${mailkey.url}/settings/keys`);
  await admin.getByText('Seals and opens').waitFor();
  await admin.getByRole('button', { name: 'Rotate data key' }).click();
  await admin.getByRole('dialog').getByRole('button', { name: 'Rotate data key' }).click();
  await admin.getByText('Is it still you?').waitFor();
  await admin.getByLabel('Password').fill('wrong');
  await admin.getByRole('button', { name: 'Continue' }).click();
  await admin.getByText('The password is wrong.').waitFor();
  await admin.getByLabel('Password').fill(ADMIN.password);
  await admin.getByRole('button', { name: 'Continue' }).click();
  await admin.getByText('Opens only').waitFor();
  expect(await admin.getByText('Seals and opens').count()).toBe(1);
});

it('tells all of it in the audit log, and exports it', async () => {
  late += TWENTY_MINUTES;
  await admin.goto(`${mailkey.url}/settings/audit`);
  await admin.getByText('data-key.rotate').first().waitFor();
  await admin.getByRole('combobox', { name: 'What' }).click();
  await admin.getByRole('option', { name: 'People' }).click();
  await admin.getByText('user.enable-totp').waitFor();
  await admin.getByText('data-key.rotate').waitFor({ state: 'detached' });
  await admin.getByRole('button', { name: 'Export CSV' }).click();
  await admin.getByLabel('Password').fill(ADMIN.password);
  const download = admin.waitForEvent('download');
  await admin.getByRole('button', { name: 'Continue' }).click();
  expect((await download).suggestedFilename()).toBe('mailkey-audit.csv');
});
