import { afterAll, beforeAll, expect, it } from 'vitest';
import { startForeignMail, type ForeignMail } from '../testkit/foreign-mail.js';
import { ADMIN } from '../testkit/mailkey.js';
import { createMovingClock } from '../testkit/moving-clock.js';
import { jwt, openReachStage, type ReachStage } from '../testkit/reach-stage.js';
import { json } from '../testkit/token-endpoint.js';

const clock = createMovingClock();
const LOGIN = `mutation ($email: String!, $password: String!) {
  login(email: $email, password: $password) { id } }`;
let [mail, stage] = [{} as ForeignMail, {} as ReachStage];
beforeAll(async () => {
  mail = await startForeignMail();
  const elapsed = () => clock.now().getTime();
  const times = { clock: clock.now, elapsed, lookEveryMs: 24 * 3_600_000 };
  stage = await openReachStage({ ...times, authorities: mail.authorities });
});
afterAll(async () => {
  await stage.close();
  await mail.close();
});

async function later(minutes: number): Promise<void> {
  clock.forward(minutes);
  await stage.admin.ask(LOGIN, ADMIN);
}

async function checked(id: string) {
  const start = 'mutation ($id: ID!) { checkMailbox(id: $id) { id } }';
  const run = (await stage.admin.ask(start, { id })).checkMailbox;
  const watch = `subscription ($id: ID!) { run(id: $id) { finishedAt status message } }`;
  for await (const { run: seen } of stage.admin.subscribe(watch, { id: run.id }))
    if (seen.finishedAt) return seen;
}

/** The token that a program gets, and how many minutes it is said to live. */
async function handedOut(program: ReachStage['admin'], id: string) {
  const issue =
    'mutation ($id: ID!) { issueAccessToken(mailboxId: $id) { accessToken expiresAt } }';
  const { accessToken, expiresAt } = (await program.ask(issue, { id })).issueAccessToken;
  return { accessToken, minutes: Math.round((Date.parse(expiresAt) - +clock.now()) / 60_000) };
}

/** A mailbox whose first access token is this one; nothing tells how long it and the next ones live. */
async function mailboxWith(access_token: string) {
  const made = await stage.make({
    input: { incoming: mail.incoming(), outgoing: mail.outgoing() },
    tokens: { access_token, expires_in: undefined },
  });
  let given = 0;
  stage.provider.answer((response) => {
    given += 1;
    json(response, { access_token: `next-${given}`, refresh_token: 'rt', token_type: 'Bearer' });
  });
  const confirm = 'mutation ($id: ID!) { confirmMailHosts(mailboxId: $id) { id } }';
  await stage.admin.ask(confirm, { id: made.mailbox });
  const program = (await stage.permitted(made.mailbox)).api;
  return {
    handedOut: () => handedOut(program, made.mailbox),
    check: async () => expect(await checked(made.mailbox)).toMatchObject({ status: 'SUCCEEDED' }),
  };
}

it('a mail server that takes an old token shows how long the next ones live', async () => {
  const { handedOut, check } = await mailboxWith('first');
  expect(await handedOut()).toEqual({ accessToken: 'first', minutes: 5 });

  // The assumed end is over for long; the check tries the same token, and both servers take it.
  await later(40);
  await check();
  expect(await handedOut()).toEqual({ accessToken: 'next-1', minutes: 40 });

  // It is handed out as long as that, and is given no less after a younger one has worked.
  await later(30);
  await check();
  expect(await handedOut()).toEqual({ accessToken: 'next-1', minutes: 10 });

  // An hour is the most that is ever assumed.
  await later(35);
  await check();
  expect((await handedOut()).minutes).toBe(60);
});

it('the age of a token is counted from when it came, whatever the server says of it', async () => {
  const iat = Math.floor(clock.now().getTime() / 1000) - 3_600;
  const { handedOut, check } = await mailboxWith(jwt({ iat }));
  await later(10);
  await check();
  expect(await handedOut()).toEqual({ accessToken: 'next-1', minutes: 10 });
});
