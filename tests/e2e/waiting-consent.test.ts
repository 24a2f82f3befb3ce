import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Api } from '../testkit/api.js';
import { validated } from '../testkit/audited.js';
import { ADMIN, startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { createMovingClock } from '../testkit/moving-clock.js';
import { createPerson, type Person } from '../testkit/people.js';
import { axeFindings, launchBrowser, newContext, signIn } from './browser.js';

const ANA = 'ana@sandbox.test';
const BEN = 'ben@sandbox.test';
const NARROW = { theme: 'dark', width: 360, height: 800 } as const;

const time = createMovingClock();
let browser: Browser;
let mailkey: Mailkey;
let admin: Api;
let operator: Person;
let id: string;

beforeAll(async () => {
  [browser, mailkey] = await Promise.all([
    launchBrowser(),
    startMailkey({ overrides: { clock: time.now } }),
  ]);
  admin = await mailkey.signedIn();
  operator = await createPerson(mailkey, { admin, email: 'oda@example.org', role: 'OPERATOR' });
});
afterAll(async () => {
  await browser.close();
  await mailkey.close();
});

beforeEach(async () => {
  admin = await mailkey.signedIn();
  const { trySandbox } = await admin.ask('mutation { trySandbox { oauthClient { id } } }');
  id = trySandbox.oauthClient.id;
  await validated(admin, id, ANA);
});

/** The page of the client or of a run, as somebody sees it. */
async function opened(
  path: string,
  as: { email: string; password: string } = ADMIN,
  look?: typeof NARROW,
): Promise<Page> {
  const page = await (await newContext(browser, look)).newPage();
  page.setDefaultTimeout(40_000);
  await signIn(page, mailkey.url, as);
  await page.goto(mailkey.url + path);
  return page;
}

const notice = (page: Page) => page.getByRole('status').filter({ hasText: 'waits for an admin' });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const inUse = (page: Page, account: string) =>
  page
    .getByRole('region', { name: /^Grants/ })
    .getByText(account, { exact: true })
    .first()
    .waitFor();

describe('a consent of another account', () => {
  it('is told to whoever asked for it, and used once an admin has shown the password', async () => {
    const asker = await opened(`/oauth-clients/${id}`, operator, NARROW);
    await inUse(asker, ANA);
    const runId = await validated(operator.api, id, BEN);
    await notice(asker).getByText('An admin must confirm this').waitFor();
    const told = await notice(asker).innerText();
    for (const said of [ANA, BEN, operator.email]) expect(told).toContain(said);
    expect(await notice(asker).getByRole('button').count()).toBe(0);
    expect(await axeFindings(asker)).toEqual([]);

    const page = await opened(`/runs/${runId}`);
    await notice(page).getByText(operator.email).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    time.forward(16);
    await press(page, 'Use this consent');
    await page.getByRole('dialog').getByLabel('Password').fill(ADMIN.password);
    await page.getByRole('dialog').getByLabel('Password').press('Enter');
    await page.getByText('The new consent is in use').first().waitFor();
    await notice(page).waitFor({ state: 'detached' });
    await notice(asker).waitFor({ state: 'detached' });
    await inUse(asker, BEN);
  });

  it('waits for each mailbox by itself, and says for which one', async () => {
    const { oauthClient } = await admin.ask(
      'query ($id: ID!) { oauthClient(id: $id) { mailboxes { nodes { id name address } } } }',
      { id },
    );
    const mailbox = oauthClient.mailboxes.nodes.find(
      ({ address }: { address: string }) => address === 'support@sandbox.test',
    );
    const own = { id, mailboxId: mailbox.id };
    await validated(admin, own, ANA);
    await validated(operator.api, own, BEN);
    await validated(operator.api, id, BEN);
    const page = await opened(`/oauth-clients/${id}`);
    const ofMailbox = notice(page).filter({ hasText: `the mailbox ${mailbox.name} signs in` });
    const ofClient = notice(page).filter({ hasText: 'every mailbox without a grant of its own' });
    await ofClient.waitFor();
    const told = await ofMailbox.innerText();
    for (const said of [ANA, BEN, operator.email]) expect(told).toContain(said);
    expect(await axeFindings(page)).toEqual([]);
    await ofMailbox.getByRole('button', { name: 'Use this consent' }).click();
    await ofMailbox.waitFor({ state: 'detached' });
    await ofClient.waitFor();
    await page.goto(`${mailkey.url}/mailboxes/${mailbox.id}`);
    await page.getByText('This mailbox has a grant of its own').waitFor();
    expect(await notice(page).count()).toBe(0);
    await validated(operator.api, own, ANA);
    await notice(page).getByText(mailbox.name).first().waitFor();
  });

  it('leaves the former one in use where the admin refuses it', async () => {
    const page = await opened(`/oauth-clients/${id}`);
    await validated(operator.api, id, BEN);
    await notice(page).getByText(BEN).waitFor();
    await press(page, 'Refuse');
    await page.getByText('Refused: the former consent stays in use').first().waitFor();
    await notice(page).waitFor({ state: 'detached' });
    await inUse(page, ANA);
    expect(await page.getByText(BEN, { exact: true }).count()).toBe(0);
  });

  it('is shown as well where the page was read before it could be told of changes', async () => {
    const page = await (await newContext(browser)).newPage();
    page.setDefaultTimeout(40_000);
    await signIn(page, mailkey.url, ADMIN);
    let connect = () => undefined as void;
    const waited = new Promise<void>((resolve) => (connect = resolve));
    await page.routeWebSocket('**/graphql', async (socket) => {
      await waited;
      socket.connectToServer();
    });
    await page.goto(`${mailkey.url}/oauth-clients/${id}`);
    await inUse(page, ANA);
    await validated(operator.api, id, BEN);
    connect();
    await notice(page).getByText(BEN).waitFor();
  });
});
