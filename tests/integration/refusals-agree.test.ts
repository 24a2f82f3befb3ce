import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../testkit/api.js';
import { ADMIN } from '../testkit/mailkey.js';
import { createMovingClock } from '../testkit/moving-clock.js';
import { openReachStage, type Made, type ReachStage } from '../testkit/reach-stage.js';
import { ownRefusals, recordedRefusals, send, type Refusal } from '../testkit/refused-refreshes.js';
import { startTokenEndpoint, type TokenEndpoint } from '../testkit/token-endpoint.js';

interface Subject extends Made {
  refusal: Refusal;
  program: Api;
  key: string;
}

const clock = createMovingClock();
const LOGIN = `mutation ($email: String!, $password: String!) {
  login(email: $email, password: $password) { id } }`;
const subjects: Subject[] = [];
const endpoints: TokenEndpoint[] = [];
let stage: ReachStage;

beforeAll(async () => {
  const elapsed = () => clock.now().getTime();
  stage = await openReachStage({ clock: clock.now, elapsed, lookEveryMs: 3_600_000 });
  for (const refusal of [...ownRefusals, ...recordedRefusals()]) await add(refusal);
}, 240_000);
afterAll(async () => {
  await stage.close();
  for (const endpoint of endpoints) endpoint.close();
});

/** Each has a provider of its own, so that none is left in peace for what another one has said. */
async function add(refusal: Refusal): Promise<void> {
  const endpoint = await startTokenEndpoint();
  endpoints.push(endpoint);
  const urls = { authorizeUrl: endpoint.url, accessTokenUrl: endpoint.url };
  const client = await stage.client({ ...urls, name: refusal.name, provider: 'GENERIC' });
  const mailbox = await stage.mailbox(client, { name: refusal.name });
  endpoint.answer((response) =>
    send(response, {
      ...{ name: '', status: 200 },
      body: '{"access_token":"at","refresh_token":"refresh-1","token_type":"Bearer","expires_in":3600}',
    }),
  );
  await stage.consent(client, {});
  endpoint.answer((response) => send(response, refusal));
  const key = await stage.permitted(mailbox);
  subjects.push({ refusal, client, mailbox, program: key.api, key: key.key });
}

/** What the five places say of one grant. */
async function seen({ client, mailbox, program }: Subject) {
  const { errors } = await program.send(
    'mutation ($id: ID!) { issueAccessToken(mailboxId: $id) { expiresAt } }',
    { id: mailbox },
  );
  const { message = '', extensions = {} } = errors?.[0] ?? {};
  const query = `query ($id: ID!, $mailbox: ID!) {
    oauthClient(id: $id) { status statusReason grants { health healthReason } }
    mailbox(id: $mailbox) { incident { id code title } } }`;
  const told = await stage.admin.ask(query, { id: client, mailbox });
  const [grant] = told.oauthClient.grants;
  return {
    ...{ message, code: extensions['code'] },
    ...{ status: told.oauthClient.status, statusReason: told.oauthClient.statusReason },
    ...{ health: grant.health, healthReason: grant.healthReason },
    incident: told.mailbox.incident,
  };
}

async function checked(mailbox: string) {
  const start = 'mutation ($id: ID!) { checkMailbox(id: $id) { id } }';
  const { id } = (await stage.admin.ask(start, { id: mailbox })).checkMailbox;
  const watch = `subscription ($id: ID!) { run(id: $id) {
    finishedAt status steps { name detail } diagnoses { code } } }`;
  for await (const { run } of stage.admin.subscribe(watch, { id })) if (run.finishedAt) return run;
  throw new Error('the check did not end');
}

/** Ended or later, and all five say the same. */
async function verdictOf(subject: Subject): Promise<'ended' | 'later'> {
  const { message, incident, ...told } = await seen(subject);
  if (told.code !== 'TOKEN_UNAVAILABLE') {
    expect(told).toMatchObject({
      ...{ code: 'BACKOFF', status: 'VALIDATED', health: 'RETRYING' },
    });
    expect(incident).toBe(null);
    return 'later';
  }
  expect(told).toMatchObject({ status: 'NEEDS_ATTENTION' });
  expect(told.health).toMatch(/^(REAUTH_REQUIRED|MISCONFIGURED)$/);
  expect([told.statusReason, told.healthReason]).toEqual([message, message]);
  const run = await checked(subject.mailbox);
  expect(run.steps.find(({ name }: { name: string }) => name === 'token').detail).toBe(message);
  expect(run.diagnoses[0].code).toBe(incident.code);
  return 'ended';
}

const COMMAND = join(import.meta.dirname, '../../packages/token-helper/bin/mailkey-token.js');

/** With what mailkey-token ends for this mailbox. */
function exitCodeFor({ mailbox, key }: Subject): Promise<number> {
  const env = { MAILKEY_URL: stage.mailkey.url, MAILKEY_API_KEY: key };
  return new Promise((resolve) => {
    const command = execFile(process.execPath, [COMMAND, mailbox], { env }, () =>
      resolve(command.exitCode ?? -1),
    );
  });
}

async function later(minutes: number): Promise<void> {
  clock.forward(minutes);
  await stage.admin.ask(LOGIN, ADMIN);
}

describe('incident, client page, grant, hand-out and check agree on every answer', () => {
  it('the first time it comes', async () => {
    await later(61);
    for (const subject of subjects) {
      const verdict = await verdictOf(subject);
      const { name, atOnce = verdict } = subject.refusal;
      expect.soft({ name, verdict }).toEqual({ name, verdict: atOnce });
    }
  }, 120_000);

  it('and after it came three times over more than an hour', async () => {
    for (let time = 0; time < 4; time += 1) {
      await later(41);
      await Promise.all(subjects.map(seen));
    }
    for (const subject of subjects) {
      const verdict = await verdictOf(subject);
      const { name, atLast = verdict } = subject.refusal;
      expect.soft({ name, verdict }).toEqual({ name, verdict: atLast });
    }
  }, 120_000);

  it('and mailkey-token ends with 77 where a person must act, with 75 where it passes', async () => {
    for (const wanted of ['ended', 'later']) {
      const subject = subjects.find(({ refusal }) => refusal.atLast === wanted);
      if (!subject) throw new Error('no such answer');
      expect(await exitCodeFor(subject)).toBe(wanted === 'ended' ? 77 : 75);
    }
  });
});
