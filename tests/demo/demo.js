import { createApi, createKey } from './api.js';
import { consentAs } from './browser.js';
import * as documents from './documents.js';
import { showRun } from './run-screen.js';
import { readSandbox } from './sandbox.js';
import { startServer } from './server.js';

/** Ana has a licence and mail of her own. */
const ana = 'ana@sandbox.test';

/** Mailboxes of the sandbox that fail, and what is to be said of them. */
const failures = [
  {
    what: 'whose IMAP is switched off',
    address: 'google-imap-off@sandbox.test',
    says: 'imap-disabled-for-mailbox',
  },
  {
    what: 'whose tenant forbids SMTP AUTH',
    address: 'smtp-off-tenant@sandbox.test',
    says: 'smtp-auth-disabled-tenant',
  },
];

/** @typedef {ReturnType<typeof createApi>} Api */
/** @typedef {Awaited<ReturnType<typeof readSandbox>>} Sandbox */

/** The main job from nothing to "Connection Successful", then two failures in words. True when all went so. */
export async function demo() {
  title('Start the server with the sandbox, on a database of its own');
  const server = await startServer();
  console.log(`    ${server.url}`);
  const api = createApi(server.url, await createKey(server.url, server.admin));
  try {
    return await tell(api, await readSandbox(api));
  } finally {
    await api.close();
    await server.stop();
  }
}

/** @param {Api} api @param {Sandbox} sandbox */
async function tell(api, sandbox) {
  title('Create an OAuth client');
  const client = await createClient(api, sandbox);
  title('Validate it: Ana consents at the provider');
  const results = [await validates(api, client.id)];
  const mailbox = { address: ana, oauthClientId: client.id };
  title('Add a mailbox for IMAP and SMTP and check it');
  results.push(await works(api, { ...mailbox, name: 'Ana over IMAP', ...sandbox.imap }));
  title('Add a mailbox for POP3 and SMTP and check it');
  results.push(await works(api, { ...mailbox, name: 'Ana over POP3', ...sandbox.pop3 }));
  for (const { what, address, says } of failures) {
    title(`Check a mailbox ${what}`);
    const run = await check(api, { ...mailbox, address, name: address, ...sandbox.imap });
    results.push(expect('the diagnosis', run.diagnoses[0]?.code, says));
  }
  return results.every(Boolean);
}

/** @param {Api} api @param {Sandbox} sandbox */
async function createClient(api, { clientId, clientSecret, tenant, scopes }) {
  const input = { name: 'Helpdesk', provider: 'SANDBOX', tenant, clientId, clientSecret, scopes };
  const { createOAuthClient: client } = await api.ask(documents.createClient, { input });
  console.log(
    `    ${client.name}: ${client.status}${client.statusReason ? `, ${client.statusReason}` : ''}`,
  );
  console.log(`    Redirect URI ${client.redirectUri}`);
  return client;
}

/** @param {Api} api @param {string} id */
async function validates(api, id) {
  const { validateOAuthClient: started } = await api.ask(documents.validate, { id });
  const watching = showRun(api.watch(documents.watchRun, started.run.id));
  const [run] = await Promise.all([watching, consentAs(started.authorizationUrl, ana)]);
  const { oauthClient } = await api.ask(documents.receipt, { id });
  console.log(
    `    Granted by ${oauthClient.grant?.account}: ${oauthClient.grant?.grantedScopes.join(' ')}`,
  );
  const worked = expect('the validation', run.status, 'SUCCEEDED');
  return expect('the client', oauthClient.status, 'VALIDATED') && worked;
}

/** @param {Api} api @param {Record<string, unknown>} input */
async function works(api, input) {
  const run = await check(api, input);
  const worked = expect('the check', run.status, 'SUCCEEDED');
  return expect('its message', run.message, 'Connection Successful') && worked;
}

/** @param {Api} api @param {Record<string, unknown>} input */
async function check(api, input) {
  const { createMailbox: mailbox } = await api.ask(documents.createMailbox, { input });
  const { checkMailbox: run } = await api.ask(documents.check, { id: mailbox.id });
  return showRun(api.watch(documents.watchRun, run.id));
}

/** @param {string} what @param {unknown} found @param {unknown} wanted */
function expect(what, found, wanted) {
  if (found !== wanted) console.log(`    !! Expected ${what} to be ${wanted}, but it is ${found}.`);
  return found === wanted;
}

let chapter = 0;
/** @param {string} text */
function title(text) {
  chapter += 1;
  console.log(`\n${chapter}. ${text}`);
}
