import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ADMIN, startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { createMovingClock } from '../testkit/moving-clock.js';
import { createPerson } from '../testkit/people.js';
import { startReceiver, type Receiver } from '../testkit/receiver.js';
import { axeFindings, launchBrowser, newContext, signIn } from './browser.js';

const clock = createMovingClock();
let browser: Browser;
let mailkey: Mailkey;
let receiver: Receiver;
let page: Page;

beforeAll(async () => {
  [browser, mailkey, receiver] = await Promise.all([
    launchBrowser(),
    startMailkey({
      env: {
        PUBLIC_URL: '',
        SANDBOX: 'off',
        ALLOW_INSECURE_PROVIDERS: 'true',
        EGRESS_ALLOW_CIDRS: '127.0.0.0/8',
      },
      overrides: { clock: clock.now },
    }),
    startReceiver(),
  ]);
  page = await (await newContext(browser)).newPage();
  await signIn(page, mailkey.url, ADMIN);
});
afterAll(async () => {
  await Promise.all([browser.close(), mailkey.close(), receiver.close()]);
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const dialog = () => page.getByRole('dialog');

it('a webhook is added, shows its secret once, is tested, changed and deleted', async () => {
  await page.goto(`${mailkey.url}/settings/alerts`);
  await page.getByText('An alert channel tells').waitFor();
  await button('Add Channel').click();
  await dialog().getByRole('button', { name: 'Add Channel' }).click();
  await page.getByText('A name is needed.').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByLabel('Name').fill('Helpdesk');
  await page.getByLabel('Address').fill('http://user:secret@127.0.0.1/');
  await dialog().getByRole('button', { name: 'Add Channel' }).click();
  await page.getByText('A user name or password has no place').waitFor();
  await page.getByLabel('Address').fill(receiver.url);
  await dialog().getByRole('button', { name: 'Add Channel' }).click();

  await page.getByText('Copy it now').waitFor();
  const secret = (await dialog().locator('code').first().textContent()) ?? '';
  expect(secret).toMatch(/^mkwh_/);
  await page.getByText('Verify a delivery').click();
  expect(await axeFindings(page)).toEqual([]);
  await button('Done').click();
  expect(await page.content()).not.toContain(secret);

  await page.getByText('Nothing sent yet').waitFor();
  await button('What was sent').click();
  await page.getByText('Press Test to see how it looks').waitFor();
  receiver.answers(() => ({ status: 503, body: 'Busy' }));
  await button('Test Helpdesk').click();
  const outcome = page.getByRole('status').filter({ hasText: 'Not delivered' });
  await outcome.getByText('503 Busy').waitFor();
  // The list of what was sent follows by itself.
  await page.getByRole('cell', { name: /Not delivered.*503 Busy/ }).waitFor();
  receiver.answers(() => ({ status: 200, body: 'ok' }));
  await button('Test Helpdesk').click();
  await page.getByRole('cell', { name: /Delivered.*200 ok/ }).waitFor();
  expect(await axeFindings(page)).toEqual([]);

  await button('Edit Helpdesk').click();
  await page.getByLabel('Name').fill('Service desk');
  await dialog().getByRole('switch', { name: 'On' }).click();
  await button('Save').click();
  await page.getByText('Off', { exact: true }).waitFor();
  await button('More of Service desk').click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await button('Delete').click();
  await page.getByText('An alert channel tells').waitFor();
});

it('alerts that do not arrive are told on the home page, to those who may act, until they do', async () => {
  const api = await mailkey.signedIn();
  await page.goto(mailkey.url);
  await page.getByText('An OAuth client lets Mailkey').waitFor();
  receiver.answers(() => ({ status: 503, body: 'Busy' }));
  await api.ask(
    `mutation ($url: String!) { createAlertChannel(input: { type: WEBHOOK, name: "Pager", url: $url }) { channel { id } } }`,
    { url: receiver.url },
  );
  const { createMailbox: failing } = await api.ask(`mutation { createMailbox(input: {
    name: "Warehouse", address: "warehouse@example.org", authentication: PASSWORD, password: "x",
    incoming: { protocol: IMAP, host: "127.0.0.1", port: 9, security: TLS } }) { id } }`);
  await api.ask('mutation ($id: ID!) { checkMailbox(id: $id) { id } }', failing);
  const seen = (query: string) => expect.poll(() => api.ask(query));
  await seen('{ incidents(first: 1, open: true) { totalCount } }').toEqual({
    incidents: { totalCount: 1 },
  });
  // A cause that others may share is told after a while; then it takes two failures.
  for (const failCount of [1, 2]) {
    clock.forward(2);
    await seen('{ alertChannels { failCount } }').toEqual({ alertChannels: [{ failCount }] });
  }
  const notice = page.getByRole('status').filter({ hasText: 'Alerts to Pager' });
  await notice.getByText(/^Alerts to Pager have not arrived since \d\d:\d\d$/).waitFor();
  await notice.getByText('503 Busy').waitFor();
  expect(await axeFindings(page)).toEqual([]);

  const viewer = await createPerson(mailkey, {
    admin: api,
    email: 'vera@example.org',
    role: 'VIEWER',
  });
  const other = await (await newContext(browser)).newPage();
  await signIn(other, mailkey.url, viewer);
  await other.getByText('Warehouse').first().waitFor();
  expect(await other.getByText('Alerts to Pager').count()).toBe(0);
  await other.context().close();

  receiver.answers(() => ({ status: 204 }));
  await notice.getByRole('link', { name: 'Open alerts' }).click();
  await page.getByText(/^Alerts have not arrived since/).waitFor();
  await page.goBack();
  await notice.waitFor();
  clock.forward(10);
  await notice.waitFor({ state: 'detached' });
});
