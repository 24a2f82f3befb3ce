import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Api, GraphqlAnswer } from '../testkit/api.js';
import { startJourney, type Journey } from '../testkit/journey.js';
import { createProgram } from '../testkit/people.js';

const MINUTE = 60_000;
const ISSUE = `mutation ($id: ID!) { issueAccessToken(mailboxId: $id) { accessToken expiresAt scopes username xoauth2 } }`;

let journey: Journey;
let clientId: string;
let admin: Api;
let ahead = 0;
let stopped: number | undefined;
const now = () => new Date((stopped ?? Date.now()) + ahead);
const elapsed = () => performance.now() + ahead;
beforeAll(async () => {
  const rates = { anonymous: 10_000, session: 10_000, key: 10_000, handOut: 60 };
  journey = await startJourney({
    sandbox: { clock: now },
    overrides: { clock: now, elapsed, rates },
  });
  clientId = (await journey.createClient()).id;
  await validate();
});
afterAll(() => journey.close());
beforeEach(async () => {
  admin = await journey.mailkey.signedIn();
});

async function validate(): Promise<void> {
  const browser = await journey.mailkey.signedIn();
  const started = await journey.validate(clientId, browser);
  await browser.get(await journey.consented(started, browser));
}

async function mailbox(more: object = {}): Promise<string> {
  const input = { name: 'Desk', address: 'ana@sandbox.test', oauthClientId: clientId, ...more };
  const create = 'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }';
  const { imapTls } = journey.sandbox.servers;
  const incoming = { protocol: 'IMAP', ...imapTls };
  return (await admin.ask(create, { input: { incoming, ...input } })).createMailbox.id;
}

const programFor = (...mailboxIds: string[]) =>
  createProgram(journey.mailkey, admin, { scopes: ['TOKENS'], mailboxIds });

const issue = (api: Api, id: string) => api.send(ISSUE, { id });
const errorOf = ({ errors }: GraphqlAnswer): Record<string, unknown> => ({
  message: errors?.[0]?.message,
  ...errors?.[0]?.extensions,
});

async function audited(id: string) {
  const query = `query ($id: ID!) { auditEvents(first: 100, action: "access-token", subjectId: $id) {
    nodes { outcome actorId actorKind subjectName fields } } }`;
  return (await admin.ask(query, { id })).auditEvents.nodes;
}

describe('a token that is handed out', () => {
  it('comes from the cache while it lives for two minutes', async () => {
    const id = await mailbox();
    const { api } = await programFor(id);
    const before = journey.requests('refresh_token');
    const [first, second] = [await api.ask(ISSUE, { id }), await api.ask(ISSUE, { id })];
    expect(second.issueAccessToken).toEqual(first.issueAccessToken);
    expect(journey.requests('refresh_token')).toBe(before);
  });

  it('is refreshed once for all who ask when it lives for less', async () => {
    const id = await mailbox();
    const { api } = await programFor(id);
    const { expiresAt } = (await api.ask(ISSUE, { id })).issueAccessToken;
    const before = journey.requests('refresh_token');
    ahead += new Date(expiresAt).getTime() - now().getTime() - 110_000;
    const tokens = await Promise.all(Array.from({ length: 20 }, () => api.ask(ISSUE, { id })));
    expect(new Set(tokens.map((one) => one.issueAccessToken.accessToken)).size).toBe(1);
    expect(journey.requests('refresh_token')).toBe(before + 1);
    const lives = new Date(tokens[0]?.issueAccessToken.expiresAt).getTime() - now().getTime();
    expect(lives).toBeGreaterThan(2 * MINUTE);
  });

  it('is told of as a change of its grant when it is renewed', async () => {
    const client = 'query ($id: ID!) { oauthClient(id: $id) { grant { id } } }';
    const { id } = (await admin.ask(client, { id: clientId })).oauthClient.grant;
    const renew = () => {
      // A token that is a minute young is not renewed, whoever asks.
      ahead += MINUTE;
      return admin.ask('mutation ($id: ID!) { renewGrant(id: $id) { outcome } }', { id });
    };
    for (const which of [`(id: "${id}")`, `(oauthClientId: "${clientId}")`, '']) {
      const events = admin.subscribe(`subscription { grantChanged${which} { id } }`);
      let told: unknown;
      const first = events.next().then(({ value }) => (told = value));
      // Nobody says when a subscription has begun.
      while (!told) await Promise.race([first, renew()]);
      expect(told).toEqual({ grantChanged: { id } });
      await events.return(undefined);
    }
  });

  it('is for the login of the outgoing server where the mailbox only sends', async () => {
    const outgoing = { ...journey.sandbox.servers.smtpStarttls, username: 'ana@sandbox.test' };
    const id = await mailbox({ address: 'support@sandbox.test', incoming: null, outgoing });
    const { issueAccessToken: token } = await (await programFor(id)).api.ask(ISSUE, { id });
    expect(token.username).toBe('ana@sandbox.test');
  });

  it('is for the login of the incoming server', async () => {
    const { imapTls } = journey.sandbox.servers;
    const id = await mailbox({
      incoming: { protocol: 'IMAP', ...imapTls, username: 'support@sandbox.test' },
    });
    const { issueAccessToken: token } = await (await programFor(id)).api.ask(ISSUE, { id });
    const sasl = Buffer.from(token.xoauth2, 'base64').toString();
    expect(token.username).toBe('support@sandbox.test');
    expect(sasl).toBe(
      `user=support@sandbox.test\u0001auth=Bearer ${token.accessToken}\u0001\u0001`,
    );
  });

  it('L1 is in the audit log with the key that took it', async () => {
    const id = await mailbox();
    const program = await programFor(id);
    await program.api.ask(ISSUE, { id });
    await program.api.ask(ISSUE, { id });
    const told = {
      outcome: 'DONE',
      actorKind: 'api-key',
      actorId: program.id,
      subjectName: 'Desk',
    };
    expect(await audited(id)).toMatchObject([told, told]);
  });
});

describe('L2 no token, and a line in the audit log, for', () => {
  it.each([
    ['a disabled mailbox', { enabled: false }, 'disabled', /disabled/],
    [
      'a mailbox with a password',
      { authentication: 'PASSWORD', password: 'x', oauthClientId: null },
      'password',
      /password/,
    ],
  ])('%s', async (_, settings, why, sentence) => {
    const id = await mailbox(settings);
    const { api } = await programFor(id);
    expect(errorOf(await issue(api, id))).toMatchObject({
      code: 'TOKEN_UNAVAILABLE',
      message: expect.stringMatching(sentence) as string,
    });
    expect(await audited(id)).toMatchObject([{ outcome: 'DENIED', fields: [why] }]);
  });

  it('a mailbox that has been deleted, which looks like one of somebody else', async () => {
    const [id, foreign] = [await mailbox(), await mailbox()];
    const { api } = await programFor(id);
    await admin.ask('mutation ($id: ID!) { deleteMailbox(id: $id) }', { id });
    const answer = await issue(api, id);
    expect(errorOf(answer).code).toBe('FORBIDDEN');
    expect(answer.errors).toEqual((await issue(api, foreign)).errors);
    const denied = `{ auditEvents(first: 9, subjectId: "${foreign}") { nodes { action outcome } } }`;
    expect((await admin.ask(denied)).auditEvents.nodes[0]).toEqual({
      action: 'mutation.issueAccessToken',
      outcome: 'DENIED',
    });
  });

  it('a disabled client', async () => {
    const id = await mailbox();
    const { api } = await programFor(id);
    const change = `mutation ($id: ID!, $on: Boolean) { updateOAuthClient(id: $id, input: { enabled: $on }) { id } }`;
    // What was just read of it does not count any more.
    expect((await issue(api, id)).errors).toBeUndefined();
    await admin.ask(change, { id: clientId, on: false });
    const answer = await issue(api, id);
    await admin.ask(change, { id: clientId, on: true });
    expect(errorOf(answer).code).toBe('TOKEN_UNAVAILABLE');
    const [last] = await audited(id);
    expect(last).toMatchObject({ outcome: 'DENIED', fields: ['no-token'] });
  });

  it('a key that has been revoked', async () => {
    const id = await mailbox();
    const { api, id: keyId } = await programFor(id);
    await admin.ask('mutation ($id: ID!) { revokeApiKey(id: $id) }', { id: keyId });
    expect(errorOf(await issue(api, id)).code).toBe('UNAUTHENTICATED');
  });
});

describe('a token is not handed out any more, from the moment on that somebody is told so, after', () => {
  const change = (what: string, variables: object) => admin.ask(what, variables);
  it.each<[string, (of: { id: string; keyId: string }) => Promise<unknown>, string]>([
    [
      'the revocation of the key',
      ({ keyId }) => change('mutation ($keyId: ID!) { revokeApiKey(id: $keyId) }', { keyId }),
      'UNAUTHENTICATED',
    ],
    [
      'the end of the mailbox',
      ({ id }) => change('mutation ($id: ID!) { deleteMailbox(id: $id) }', { id }),
      'FORBIDDEN',
    ],
    [
      'a change of the mailbox to a password',
      ({ id }) =>
        change(
          `mutation ($id: ID!) { updateMailbox(id: $id, input: {
            authentication: PASSWORD, password: "x", oauthClientId: null }) { id } }`,
          { id },
        ),
      'TOKEN_UNAVAILABLE',
    ],
    [
      'the disabling of the mailbox',
      ({ id }) =>
        change('mutation ($id: ID!) { updateMailbox(id: $id, input: { enabled: false }) { id } }', {
          id,
        }),
      'TOKEN_UNAVAILABLE',
    ],
  ])('%s, however many ask', async (_name, end, code) => {
    const id = await mailbox();
    const { api, id: keyId } = await programFor(id);
    for (const { errors } of [await issue(api, id), await issue(api, id)])
      expect(errors).toBeUndefined();
    let told = false;
    const late: GraphqlAnswer[] = [];
    const ask = async (): Promise<void> => {
      for (let at = 0; at < 5; at += 1) {
        const since = told;
        const answer = await issue(api, id);
        if (since) late.push(answer);
      }
    };
    const asking = Promise.all(Array.from({ length: 4 }, ask));
    await end({ id, keyId });
    told = true;
    late.push(await issue(api, id));
    await asking;
    for (const answer of late) expect(errorOf(answer).code).toBe(code);
  });
});

describe('R1 a key that asks too often', () => {
  it('reads when to come back, for this mailbox alone, and is told of once', async () => {
    const [id, other] = [await mailbox(), await mailbox()];
    const [program, neighbour] = [await programFor(id, other), await programFor(id)];
    stopped = Date.now();
    const answers = await Promise.all(Array.from({ length: 63 }, () => issue(program.api, id)));
    const refused = answers.filter(({ errors }) => errors).map(errorOf);
    expect(refused).toHaveLength(3);
    const [{ code, retryAfterSeconds: seconds } = errorOf(answers[0] as GraphqlAnswer)] = refused;
    expect(code).toBe('TOO_MANY_REQUESTS');
    // Not the rest of a minute: the next of 60 is let through a second later.
    expect(seconds).toBe(1);
    expect((await issue(program.api, other)).errors).toBeUndefined();
    expect((await issue(neighbour.api, id)).errors).toBeUndefined();
    const denied = (await audited(id)).filter(
      ({ outcome }: { outcome: string }) => outcome === 'DENIED',
    );
    expect(denied).toMatchObject([{ actorId: program.id, fields: ['too-often'] }]);
    ahead += (seconds as number) * 1000;
    expect((await issue(program.api, id)).errors).toBeUndefined();
    stopped = undefined;
  });
});

describe('while the provider is down', () => {
  it('a token that lives is given to its end; then the answer says when to ask again', async () => {
    const id = await mailbox();
    const { api } = await programFor(id);
    const { expiresAt } = (await api.ask(ISSUE, { id })).issueAccessToken;
    journey.sandbox.befall('temporarily-down');
    try {
      ahead += new Date(expiresAt).getTime() - now().getTime() - MINUTE;
      expect((await api.ask(ISSUE, { id })).issueAccessToken.expiresAt).toBe(expiresAt);
      ahead += 2 * MINUTE;
      const answers = [await issue(api, id), await issue(api, id)];
      const { code, retryAfterSeconds } = errorOf(answers[1] as GraphqlAnswer);
      expect(code).toBe('BACKOFF');
      expect(retryAfterSeconds).toBeGreaterThan(0);
    } finally {
      journey.sandbox.befall(undefined);
    }
  });
});
