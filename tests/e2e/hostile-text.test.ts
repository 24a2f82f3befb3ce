import { createServer, type AddressInfo, type Server } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { payloads } from '../security/payloads.js';
import type { Api } from '../testkit/api.js';
import { ADMIN, startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { json, startTokenEndpoint, type TokenEndpoint } from '../testkit/token-endpoint.js';
import { launchBrowser, newContext, signIn } from './browser.js';
import { turnTo } from './pages.js';

let browser: Browser;
let mailkey: Mailkey;
let api: Api;
let page: Page;
let server: Server;
let tokens: TokenEndpoint;
let says = '';
const obeyed: string[] = [];

beforeAll(async () => {
  server = createServer((socket) => {
    socket.on('error', () => undefined).write(`* OK ${says} ready\r\n`);
    socket.on('data', (bytes) => answer(bytes.toString('latin1'), (line) => socket.write(line)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  tokens = await startTokenEndpoint();
  const env = {
    ALLOW_PLAINTEXT_MAIL_HOSTS: '127.0.0.1',
    EGRESS_ALLOW_CIDRS: '127.0.0.0/8',
    ALLOW_INSECURE_PROVIDERS: 'true',
  };
  [browser, mailkey] = await Promise.all([launchBrowser(), startMailkey({ env })]);
  api = await mailkey.signedIn();
  page = await (await newContext(browser)).newPage();
  page.on('dialog', (dialog) => {
    obeyed.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) obeyed.push(message.text());
  });
  await signIn(page, mailkey.url, ADMIN);
});
afterAll(async () => {
  await browser.close();
  await mailkey.close();
  server.close();
  tokens.close();
});
beforeEach(() => void (obeyed.length = 0));

/** An IMAP server that puts its text wherever a server has a say. */
function answer(line: string, write: (text: string) => void): void {
  const [tag = '*', command = ''] = line.split(/\s+/);
  if (/CAPABILITY/i.test(command)) write(`* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n${tag} OK done\r\n`);
  else if (/LOGOUT/i.test(command)) write(`* BYE ${says}\r\n${tag} OK bye\r\n`);
  else write(`${tag} NO [ALERT] ${says}\r\n`);
}

/** What of a text a person can see: without characters that no page shows, white space as one. */
const visible = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The page as read text holds the payload, and nothing in it was obeyed. */
async function expectText(payload: string): Promise<void> {
  await expect
    .poll(async () => visible(await page.locator('body').innerText()), { timeout: 15_000 })
    .toContain(visible(payload).slice(0, 30));
  expect(obeyed).toEqual([]);
}

/** An access token whose every readable claim is the payload. */
function tokenSaying(payload: string): string {
  const claims = {
    upn: payload,
    tid: payload,
    aud: payload,
    scp: payload,
    appid: payload,
    iss: payload,
  };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part(claims)}.c2ln`;
}

const oneLine = payloads.map(visible);

describe.each(oneLine)('%s stays a text', (payload) => {
  it('when a person types it', async () => {
    const input = { name: payload, clientId: payload, scopes: [payload] };
    const create =
      'mutation ($input: OAuthClientInput!) { createOAuthClient(input: $input) { id } }';
    const { createOAuthClient } = await api.ask(create, { input });
    await turnTo(page, `/oauth-clients/${createOAuthClient.id}`);
    await expectText(payload);
    await turnTo(page, '/what-do-you-see');
    await page.getByLabel('What the page or the server said').fill(`AADSTS50011 ${payload}`);
    await page.getByRole('button', { name: 'Explain it' }).click();
    await page.getByText('This is what it means').waitFor();
    expect(obeyed).toEqual([]);
  });

  it('when the provider says it', async () => {
    const { trySandbox } = await api.ask(
      'mutation { trySandbox { oauthClient { id redirectUri } } }',
    );
    const { id, redirectUri } = trySandbox.oauthClient;
    const start =
      'mutation ($id: ID!) { validateOAuthClient(id: $id) { authorizationUrl run { id } } }';
    const { validateOAuthClient: started } = await api.ask(start, { id });
    const provider = new URL(
      (await api.get(started.authorizationUrl)).headers.get('location') ?? '',
    );
    const callback = new URL(redirectUri);
    callback.searchParams.set('state', provider.searchParams.get('state') ?? '');
    callback.searchParams.set('error', 'server_error');
    callback.searchParams.set('error_description', payload);
    await api.get(callback.href);
    await turnTo(page, `/runs/${started.run.id}`);
    await expectText(payload);
  });

  it('when a token says it', async () => {
    tokens.answer((response) =>
      json(response, {
        access_token: tokenSaying(payload),
        token_type: 'Bearer',
        expires_in: 3600,
        scope: payload,
      }),
    );
    const input = {
      name: 'Hostile',
      clientId: 'c',
      clientSecret: 'four horses stapled',
      scopes: ['mail.read'],
      accessTokenUrl: tokens.url,
      grantType: 'CLIENT_CREDENTIALS',
    };
    const create =
      'mutation ($input: OAuthClientInput!) { createOAuthClient(input: $input) { id } }';
    const { createOAuthClient } = await api.ask(create, { input });
    const start = 'mutation ($id: ID!) { validateOAuthClient(id: $id) { run { id } } }';
    const { validateOAuthClient: started } = await api.ask(start, createOAuthClient);
    const watch = 'subscription ($id: ID!) { run(id: $id) { finishedAt } }';
    for await (const { run } of api.subscribe(watch, started.run)) if (run.finishedAt) break;
    await turnTo(page, `/oauth-clients/${createOAuthClient.id}`);
    await page.getByText('Consent receipt').first().waitFor();
    await expectText(payload);
  });

  it('when a mail server says it', async () => {
    says = payload;
    const { port } = server.address() as AddressInfo; // it listens
    const incoming = { protocol: 'IMAP', host: '127.0.0.1', port, security: 'NONE' };
    const input = {
      name: 'Hostile',
      address: 'a@example.org',
      authentication: 'PASSWORD',
      password: 'four horses stapled',
      incoming,
      outgoing: null,
    };
    const { createMailbox } = await api.ask(
      'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }',
      { input },
    );
    const { checkMailbox } = await api.ask(
      'mutation ($id: ID!) { checkMailbox(id: $id) { id } }',
      createMailbox,
    );
    await turnTo(page, `/runs/${checkMailbox.id}`);
    await page
      .getByText(/failed after/)
      .first()
      .waitFor();
    await expectText(payload);
  });
});
