import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN } from '../testkit/mailkey.js';
import { createMovingClock } from '../testkit/moving-clock.js';
import { openReachStage, type Made, type ReachStage } from '../testkit/reach-stage.js';
import { ownRefusals, recordedRefusals, send, type Refusal } from '../testkit/refused-refreshes.js';
import { json, startTokenEndpoint, type TokenEndpoint } from '../testkit/token-endpoint.js';

interface Subject extends Made {
  refusal: Refusal;
}

const clock = createMovingClock();
const LOGIN = `mutation ($email: String!, $password: String!) {
  login(email: $email, password: $password) { id } }`;
const endpoints: TokenEndpoint[] = [];
let subjects: Subject[] = [];
let stage: ReachStage;
/** Of a program that may have the token of every mailbox. */
let key: Awaited<ReturnType<ReachStage['key']>>;

beforeAll(async () => {
  const elapsed = () => clock.now().getTime();
  stage = await openReachStage({ clock: clock.now, elapsed, lookEveryMs: 3_600_000 });
  subjects = await Promise.all([...ownRefusals, ...recordedRefusals()].map(add));
  const sharedAccess = (await look()).map(({ id, grant }) => ({
    mailboxId: id,
    grantId: grant.id,
  }));
  key = await stage.key(
    sharedAccess.map(({ mailboxId }) => mailboxId),
    { sharedAccess },
  );
}, 120_000);
afterAll(async () => {
  await stage.close();
  for (const endpoint of endpoints) endpoint.close();
});

/** Each has a server of its own, so that none is left in peace for what another one has said. */
async function add(refusal: Refusal): Promise<Subject> {
  const endpoint = await startTokenEndpoint();
  endpoints.push(endpoint);
  const { name, provider = 'GENERIC' } = refusal;
  const urls = { authorizeUrl: endpoint.url, accessTokenUrl: endpoint.url };
  const client = await stage.client({ ...urls, name, provider });
  const mailbox = await stage.mailbox(client, { name });
  endpoint.answer((response) => json(response, TOKENS));
  await stage.consent(client, {});
  endpoint.answer((response) => send(response, refusal));
  return { refusal, client, mailbox };
}

const TOKENS = {
  access_token: 'at',
  refresh_token: 'refresh-1',
  token_type: 'Bearer',
  expires_in: 3600,
  scope: 'mail',
};

/** What the pages of clients, grants and mailboxes say, of all at once. */
async function look() {
  const query = `{ mailboxes(first: 100) { nodes { id incident { id code title }
    grant { id health healthReason } oauthClient { status statusReason } } } }`;
  const { nodes } = (await stage.admin.ask(query)).mailboxes;
  return nodes as Seen[];
}

interface Seen {
  id: string;
  incident: { code: string } | null;
  grant: { id: string; health: string; healthReason: string };
  oauthClient: { status: string; statusReason: string };
}

/** What a program is told that asks for a token. */
async function asked({ mailbox }: Subject) {
  const issue = 'mutation ($id: ID!) { issueAccessToken(mailboxId: $id) { expiresAt } }';
  const [error] = (await key.api.send(issue, { id: mailbox })).errors ?? [];
  return { message: error?.message, code: error?.extensions?.['code'] };
}

async function checked({ mailbox }: Subject) {
  const start = 'mutation ($id: ID!) { checkMailbox(id: $id) { id } }';
  const { id } = (await stage.admin.ask(start, { id: mailbox })).checkMailbox;
  const watch = `subscription ($id: ID!) { run(id: $id) {
    finishedAt status steps { name detail } diagnoses { code } } }`;
  for await (const { run } of stage.admin.subscribe(watch, { id })) if (run.finishedAt) return run;
  throw new Error('the check did not end');
}

type Verdict = 'ended' | 'later';

/** Ended or later for each of these, and all five say the same. */
async function verdictsOf(some: readonly Subject[]): Promise<Map<Subject, Verdict>> {
  const told = await Promise.all(some.map(asked));
  const pages = new Map((await look()).map((one) => [one.id, one]));
  const verdicts = some.map(async (subject, index): Promise<[Subject, Verdict]> => {
    const page = pages.get(subject.mailbox);
    if (!page) throw new Error('no such mailbox');
    const { message, code } = told[index] ?? {};
    return [subject, await agreed(subject, { page, message, code })];
  });
  return new Map(await Promise.all(verdicts));
}

async function agreed(
  subject: Subject,
  { page, message, code }: { page: Seen; message?: string; code?: unknown },
): Promise<Verdict> {
  const { incident, grant, oauthClient: client } = page;
  const { name } = subject.refusal;
  if (code !== 'TOKEN_UNAVAILABLE') {
    const seen = { code, status: client.status, health: grant.health, incident };
    const passing = { code: 'BACKOFF', status: 'VALIDATED', health: 'RETRYING', incident: null };
    expect.soft({ name, ...seen }).toEqual({ name, ...passing });
    return 'later';
  }
  const run = await checked(subject);
  const { detail } = run.steps.find((step: { name: string }) => step.name === 'token');
  expect.soft([name, client.status]).toEqual([name, 'NEEDS_ATTENTION']);
  expect.soft(grant.health, name).toMatch(/^(REAUTH_REQUIRED|MISCONFIGURED)$/);
  const reasons = [client.statusReason, grant.healthReason, detail];
  expect.soft([name, ...reasons]).toEqual([name, message, message, message]);
  expect.soft([name, run.diagnoses[0]?.code]).toEqual([name, incident?.code]);
  return 'ended';
}

const COMMAND = join(import.meta.dirname, '../../packages/token-helper/bin/mailkey-token.js');

/** With what mailkey-token ends for this mailbox. */
function exitCodeFor({ mailbox }: Subject): Promise<number> {
  const env = { MAILKEY_URL: stage.mailkey.url, MAILKEY_API_KEY: key.key };
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
  let open: Subject[];

  it('the first time it comes', async () => {
    await later(61);
    const verdicts = await verdictsOf(subjects);
    for (const [{ refusal }, verdict] of verdicts) {
      const { name, atOnce = verdict } = refusal;
      expect.soft({ name, verdict }).toEqual({ name, verdict: atOnce });
    }
    open = subjects.filter((subject) => verdicts.get(subject) === 'later');
  }, 60_000);

  it('and after it came three times over more than an hour', async () => {
    for (let time = 0; time < 4; time += 1) {
      await later(41);
      await Promise.all(open.map(asked));
    }
    const verdicts = await verdictsOf(open);
    for (const subject of subjects) {
      const verdict = verdicts.get(subject) ?? 'ended';
      const { name, atLast = verdict } = subject.refusal;
      expect.soft({ name, verdict }).toEqual({ name, verdict: atLast });
    }
  }, 60_000);

  it('and mailkey-token ends with 77 where a person must act, with 75 where it passes', async () => {
    const ofWhich = (wanted: Verdict) => {
      const subject = subjects.find(({ refusal }) => refusal.atLast === wanted);
      if (!subject) throw new Error('no such answer');
      return exitCodeFor(subject);
    };
    expect(await Promise.all([ofWhich('ended'), ofWhich('later')])).toEqual([77, 75]);
  });
});
