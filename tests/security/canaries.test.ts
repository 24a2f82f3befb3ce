import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { runCommand } from '@mailkey/server/commands/run-command';
import { pino } from 'pino';
import sqlite3 from 'sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionArguments } from '../testkit/action-drives.js';
import type { Api } from '../testkit/api.js';
import { ADMIN, startMailkey, type Mailkey } from '../testkit/mailkey.js';
import { json, startTokenEndpoint, type TokenEndpoint } from '../testkit/token-endpoint.js';
import { findCanaries, newCanary } from './canary.js';
import { answerHtml, echoEverything, type Answer } from './telling-answers.js';
import { alertCanary, importCanary } from './stored-canaries.js';
import { everyQuery } from './walk.js';

const SDL = readFileSync(join(import.meta.dirname, '../../packages/schema/schema.graphql'), 'utf8');

const canaries = new Map<string, string>();
const seen: { what: string; text: string }[] = [];
const lines: string[] = [];
let mailkey: Mailkey;
let admin: Api;
let provider: TokenEndpoint;
let clientId: string;
let mailboxId: string;

const canary = (name: string): string => {
  const value = canaries.get(name) ?? newCanary(name);
  canaries.set(name, value);
  return value;
};

/** Asks, and keeps the answer for the search. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers of many shapes
async function asked(query: string, variables: object = {}): Promise<Record<string, any>> {
  const answer = await admin.send(query, variables);
  seen.push({ what: query.slice(0, 80), text: JSON.stringify(answer) });
  return answer.data ?? {};
}

beforeAll(async () => {
  const log = pino(
    { level: 'trace' },
    new Writable({
      write: (line: Buffer, _encoding, done) => (lines.push(line.toString()), done()),
    }),
  );
  provider = await startTokenEndpoint();
  mailkey = await startMailkey({
    overrides: { log },
    env: {
      SANDBOX: 'off',
      LOG_LEVEL: 'trace',
      ALLOW_INSECURE_PROVIDERS: 'true',
      EGRESS_ALLOW_CIDRS: '127.0.0.0/8,::1/128',
    },
  });
  admin = await mailkey.signedIn();
  canaries.set('admin password', ADMIN.password);
  canaries.set('session cookie', [...admin.cookies.values()][0] ?? '');
  await fill();
  await validate(grantTokens);
  await validate(echoEverything);
  await validate(answerHtml);
  await changeSecret();
  await check();
  await integrate();
  await failInTheDatabase();
  await walk();
  await backUp();
}, 120_000);
afterAll(async () => {
  await mailkey.close();
  provider.close();
});

async function fill(): Promise<void> {
  const { port } = new URL(provider.url);
  const made = await asked(
    `mutation ($input: OAuthClientInput!) { createOAuthClient(input: $input) { id clientSecret { isSet } } }`,
    {
      input: {
        name: 'Canary',
        clientId: 'c',
        clientSecret: canary('client secret'),
        authorizeUrl: `http://127.0.0.1:${port}/authorize`,
        accessTokenUrl: provider.url,
        scopes: ['mail'],
      },
    },
  );
  clientId = made.createOAuthClient.id;
  const box = (variable: string, input: string, value: string) =>
    asked(
      `mutation (${variable}) { createMailbox(input: { name: "M", address: "m@example.org", ${input},
        incoming: { protocol: IMAP, host: "127.0.0.1", port: 9, security: TLS } }) { id } }`,
      { value },
    );
  mailboxId = (await box('$value: ID', 'oauthClientId: $value', clientId)).createMailbox.id;
  const byPassword = 'authentication: PASSWORD, password: $value';
  await box('$value: String', byPassword, canary('mailbox password'));
  // Shown once to the person who asked for it: not among the answers that are searched.
  canaries.set(
    'TOTP secret',
    (await admin.ask('mutation { beginTotp { secret } }')).beginTotp.secret,
  );
}

const grantTokens: Answer = (response) =>
  json(response, {
    access_token: canary('access token'),
    refresh_token: canary('refresh token'),
    token_type: 'Bearer',
    expires_in: 3600,
    scope: 'mail',
  });

async function validate(answer: Answer): Promise<void> {
  provider.answer(answer);
  const started = (
    await admin.ask(
      'mutation ($id: ID!) { validateOAuthClient(id: $id) { authorizationUrl run { id } } }',
      { id: clientId },
    )
  ).validateOAuthClient;
  const count = seen.length;
  canaries.set(`ticket ${count}`, started.authorizationUrl.split('/').at(-1));
  const authorize = new URL(
    (await admin.get(started.authorizationUrl)).headers.get('location') ?? '',
  );
  const state = authorize.searchParams.get('state') ?? '';
  canaries.set(`state ${count}`, state);
  const code = canary(`code ${count}`);
  const query = new URLSearchParams({ code, state });
  const back = await admin.get(`${mailkey.url}/oauth/callback/${clientId}?${query}`);
  seen.push({ what: 'callback', text: `${back.headers.get('location')} ${await back.text()}` });
  const again = await admin.get(`${mailkey.url}/oauth/callback/${clientId}?${query}`);
  seen.push({ what: 'callback again', text: await again.text() });
  await watch(started.run.id);
  canaries.set(`verifier ${count}`, provider.requests.at(-1)?.get('code_verifier') ?? '');
}

/** Refused by a provider that says back all that it was told. */
async function changeSecret(): Promise<void> {
  provider.answer((response, form) =>
    json(response, { error: 'invalid_client', error_description: `${form}` }, 401),
  );
  await asked(
    `mutation ($id: ID!, $secret: String!) { setNextClientSecret(id: $id, secret: $secret) { id }
      promoteNextClientSecret(id: $id) { secretChange { next { proof { diagnoses { evidence } } } } } }`,
    { id: clientId, secret: canary('next client secret') },
  );
}

async function watch(id: string): Promise<void> {
  const run = `subscription ($id: ID!) { run(id: $id) { id status message finishedAt
    steps { name title status detail transcript } diagnoses { code title cause fix commands evidence } } }`;
  for await (const event of admin.subscribe(run, { id }))
    seen.push({ what: 'event of a run', text: JSON.stringify(event) });
}

async function check(): Promise<void> {
  const { mailboxes } = await asked('{ mailboxes { nodes { id } } }');
  for (const { id } of mailboxes.nodes) {
    const started = await asked('mutation ($id: ID!) { checkMailbox(id: $id) { id } }', { id });
    await watch(started.checkMailbox.id);
  }
}

/** A program takes a token: the one answer that carries one, and so is not searched. */
async function integrate(): Promise<void> {
  const { mailbox } = await admin.ask(`{ mailbox(id: "${mailboxId}") { grant { id } } }`);
  const sharedAccess = [{ mailboxId, grantId: mailbox.grant.id }];
  const { createApiKey: made } = await admin.ask(
    'mutation ($input: ApiKeyInput!) { createApiKey(input: $input) { key } }',
    { input: { name: 'K', scopes: ['TOKENS'], mailboxIds: [mailboxId], sharedAccess } },
  );
  canaries.set('API key', made.key);
  const response = await fetch(`${mailkey.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${made.key}` },
    body: JSON.stringify({
      query: 'mutation ($id: ID!) { issueAccessToken(mailboxId: $id) { accessToken } }',
      variables: { id: mailboxId },
    }),
  });
  expect(await response.text()).toContain(canary('access token'));
}

/** Errors of the driver carry what was bound: those must not come out. */
async function failInTheDatabase(): Promise<void> {
  const database = new sqlite3.Database(mailkey.config.databasePath);
  const run = (sql: string) =>
    new Promise<void>((resolve, reject) => {
      database.run(sql, (error) => (error ? reject(error) : resolve()));
    });
  await run(
    `CREATE TRIGGER broken_insert BEFORE INSERT ON "mailbox" BEGIN SELECT RAISE(ABORT, 'planned'); END`,
  );
  await run(
    `CREATE TRIGGER broken_update BEFORE UPDATE ON "oauth_client" BEGIN SELECT RAISE(ABORT, 'planned'); END`,
  );
  const before = seen.length;
  await asked(
    `mutation ($password: String) { createMailbox(input: { name: "N", address: "n@example.org", authentication: PASSWORD, password: $password, outgoing: { host: "127.0.0.1", port: 9, security: TLS } }) { id } }`,
    { password: canary('mailbox password') },
  );
  await asked(
    `mutation ($id: ID!, $secret: String) { updateOAuthClient(id: $id, input: { clientSecret: $secret }) { id } }`,
    { id: clientId, secret: canary('client secret') },
  );
  for (const { text } of seen.slice(before)) expect(text).toContain('INTERNAL_SERVER_ERROR');
  await run('DROP TRIGGER broken_insert');
  await run('DROP TRIGGER broken_update');
  await new Promise((resolve) => database.close(resolve));
}

async function walk(): Promise<void> {
  const ofClient = 'query ($id: ID!) { oauthClient(id: $id) { runs { nodes { id } } } }';
  const runs = await asked(ofClient, { id: clientId });
  const quoted = (text: string) => JSON.stringify(text);
  // Nobody knows this one: it is found by its shape alone, and so has the shape of a real token.
  const pasted = randomBytes(48).toString('base64url');
  canaries.set('pasted token', pasted);
  const given = {
    ...(await alertCanary(admin, canaries)),
    ...(await importCanary(admin, canaries)),
    oauthClient: { id: quoted(clientId) },
    mailbox: { id: quoted(mailboxId) },
    incident: { id: quoted(clientId) },
    mailboxEditImpact: { id: quoted(mailboxId), input: '{}' },
    oauthClientEditImpact: { id: quoted(clientId), input: '{}' },
    run: { id: quoted(runs.oauthClient.runs.nodes[0].id) },
    ...actionArguments(mailboxId),
    diagnoseText: { text: quoted(`AADSTS7000215: Bearer ${pasted}`) },
    lintOAuthClient: { input: `{ name: "x", clientSecret: ${quoted(canary('client secret'))} }` },
  };
  for (const { name, query } of everyQuery(SDL, given, 3)) {
    const before = seen.length;
    await asked(query);
    expect([name, seen[before]?.text.includes('"errors"')]).toEqual([name, false]);
  }
  const text = await (await admin.get(`${mailkey.url}/audit.csv`)).text();
  seen.push({ what: 'audit.csv', text });
}

async function backUp(): Promise<void> {
  const path = join(dirname(mailkey.config.databasePath), 'backup.sqlite');
  const key = mailkey.config.key.kind === 'file' ? mailkey.config.key.path : '';
  const env = { DATABASE_URL: `sqlite:${mailkey.config.databasePath}`, MAILKEY_KEY_FILE: key };
  expect(await runCommand(['backup', path], (line) => lines.push(line), env)).toBe(0);
}

describe('canaries', () => {
  it('C10 were set in every kind of secret, and the provider has seen them', () => {
    const secrets = ['client secret', 'next client secret', 'mailbox password', 'API key'];
    for (const name of [...secrets, 'access token', 'refresh token'])
      expect(canaries.get(name)?.length).toBeGreaterThan(20);
    expect(canaries.size).toBeGreaterThanOrEqual(15);
    for (const [name, value] of canaries) expect([name, value.length > 15]).toEqual([name, true]);
    const [first, ...more] = provider.requests.filter((form) => form.has('grant_type'));
    expect(more).toHaveLength(3);
    expect(first?.get('client_secret')).toBe(canary('client secret'));
    const encoded = `x${Buffer.from(`ab${canary('API key')}`).toString('base64')}`;
    expect(findCanaries(encoded, canaries)).toEqual(['API key']);
  });

  it('G5 O11 C10 stand in no answer, error, event, page or export', () => {
    expect(seen.length).toBeGreaterThan(40);
    const found = seen.flatMap(({ what, text }) =>
      findCanaries(text, canaries).map((name) => `${name} in ${what}: ${text.slice(0, 300)}`),
    );
    expect(found).toEqual([]);
  });

  it('C8 L4 stand in no line of the log, at its finest level, with errors of the database', () => {
    expect(lines.filter((line) => line.includes('planned'))).not.toEqual([]);
    const found = lines.flatMap((line) =>
      findCanaries(line, canaries).map((name) => `${name} in ${line.slice(0, 300)}`),
    );
    expect(found).toEqual([]);
  });

  it('K8 C10 stand nowhere in the bytes of the database, its journal and its backup', async () => {
    const folder = dirname(mailkey.config.databasePath);
    const files = readdirSync(folder).filter((name) => !name.endsWith('.key'));
    expect(files).toEqual(
      expect.arrayContaining(['mailkey.sqlite', 'mailkey.sqlite-wal', 'backup.sqlite']),
    );
    for (const file of files) {
      const bytes = await readFile(join(folder, file));
      expect([file, findCanaries(bytes, canaries)]).toEqual([file, []]);
    }
  });
});
