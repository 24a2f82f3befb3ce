import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '../testkit/api.js';
import { startJourney, type Journey, type RunSeen } from '../testkit/journey.js';

let journey: Journey;
let clientId: string;
beforeAll(async () => {
  journey = await startJourney({ env: { SMTP_EHLO_NAME: 'mailkey.example.org' } });
  clientId = await validatedClient();
});
afterAll(() => journey.close());

async function validatedClient(): Promise<string> {
  const { id } = await journey.createClient();
  const started = await journey.validate(id);
  await journey.api.get(await journey.consented(started));
  await journey.ended(started.runId);
  return id;
}

async function mailbox(input: object): Promise<string> {
  const { imapTls, smtpStarttls } = journey.sandbox.servers;
  const create = 'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }';
  const { createMailbox } = await journey.api.ask(create, {
    input: {
      name: 'Ana',
      address: 'ana@sandbox.test',
      oauthClientId: clientId,
      incoming: { protocol: 'IMAP', ...imapTls },
      outgoing: smtpStarttls,
      ...input,
    },
  });
  return createMailbox.id;
}

const CHECK = 'mutation ($id: ID!) { checkMailbox(id: $id) { id status steps { name status } } }';

async function checked(id: string): Promise<RunSeen> {
  const { checkMailbox } = await journey.api.ask(CHECK, { id });
  return journey.ended(checkMailbox.id);
}

async function seen(id: string) {
  const fields = 'status incomingState outgoingState lastOkAt failingSince latestRun { status }';
  return (await journey.api.ask(`query ($id: ID!) { mailbox(id: $id) { ${fields} } }`, { id }))
    .mailbox;
}

describe('a check', () => {
  it.each(['imapTls', 'imapStarttls'] as const)(
    'is successful over %s and SMTP',
    async (server) => {
      const id = await mailbox({
        incoming: { protocol: 'IMAP', ...journey.sandbox.servers[server] },
      });
      const run = await checked(id);
      expect(run).toMatchObject({
        status: 'SUCCEEDED',
        message: 'Connection Successful',
        diagnoses: [],
      });
      expect(run.steps.map(({ name }) => name)).toEqual([
        'token',
        ...['imap', 'smtp'].flatMap((protocol) =>
          [
            ...['resolve', 'connect'],
            ...(protocol === 'smtp' || server === 'imapStarttls'
              ? ['greet', 'secure']
              : ['secure', 'greet']),
            ...['authenticate', 'open', 'quit'],
          ].map((step) => `${protocol}.${step}`),
        ),
      ]);
      expect(run.steps.every(({ status }) => status === 'SUCCEEDED')).toBe(true);
      expect(await seen(id)).toMatchObject({
        status: 'OK',
        incomingState: 'OK',
        outgoingState: 'OK',
        failingSince: null,
      });
    },
  );

  it.each(['pop3Tls', 'pop3Starttls'] as const)('is successful over %s alone', async (server) => {
    const id = await mailbox({
      incoming: { protocol: 'POP3', ...journey.sandbox.servers[server] },
      outgoing: null,
    });
    expect(await checked(id)).toMatchObject({
      status: 'SUCCEEDED',
      message: 'Connection Successful',
    });
    expect(await seen(id)).toMatchObject({ status: 'OK', outgoingState: 'UNKNOWN' });
  });

  it('introduces itself to the server for sending by the name that it was given', async () => {
    const { id } = await checked(await mailbox({ name: 'By name' }));
    const { run } = await journey.api.ask(
      'query ($id: ID!) { run(id: $id) { steps { name transcript } } }',
      { id },
    );
    const said = (name: string) =>
      run.steps.find((step: { name: string }) => step.name === name)?.transcript;
    for (const step of ['smtp.greet', 'smtp.authenticate'])
      expect(said(step)).toContain('C: EHLO mailkey.example.org');
  });

  it('opens a shared mailbox with the token of a member', async () => {
    const address = 'support@sandbox.test';
    const outgoing = {
      ...journey.sandbox.servers.smtpTls,
      username: 'ana@sandbox.test',
      fromAddress: address,
    };
    expect(await checked(await mailbox({ name: 'Support', address, outgoing }))).toMatchObject({
      status: 'SUCCEEDED',
    });
  });

  it('says what failed and what works beside it', async () => {
    const id = await mailbox({ address: 'imap-off@sandbox.test' });
    const run = await checked(id);
    expect(run.status).toBe('FAILED');
    expect(run.diagnoses[0]).toMatchObject({
      code: 'imap-disabled-for-mailbox',
      evidence: [expect.any(String), expect.stringContaining('SMTP works')],
    });
    expect(run.message).toContain('SMTP works');
    expect(run.steps.find(({ name }) => name === 'imap.open')?.status).toBe('FAILED');
    expect(run.steps.find(({ name }) => name === 'imap.quit')?.status).toBe('PENDING');
    const failing = await seen(id);
    expect(failing).toMatchObject({
      status: 'FAILING',
      incomingState: 'FAILING',
      outgoingState: 'OK',
    });
    await checked(id);
    expect((await seen(id)).failingSince).toBe(failing.failingSince);
  });

  it('of one mailbox is one run, however often it is asked for at once', async () => {
    const id = await mailbox({});
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => journey.api.ask(CHECK, { id })),
    );
    const runs = new Set(answers.map(({ checkMailbox }) => checkMailbox.id));
    expect(runs.size).toBe(1);
    const { mailbox: found } = await journey.api.ask(
      'query ($id: ID!) { mailbox(id: $id) { runs { totalCount } } }',
      { id },
    );
    expect(found.runs.totalCount).toBe(1);
    await journey.ended([...runs][0] ?? '');
  });

  it('shows a late and an early watcher the same end', async () => {
    const id = await mailbox({});
    const { checkMailbox } = await journey.api.ask(CHECK, { id });
    const early = await journey.ended(checkMailbox.id);
    expect(await journey.ended(checkMailbox.id)).toEqual(early);
    expect(await journey.run(checkMailbox.id)).toEqual(early);
  });

  it('tells everybody who watches mailboxes', async () => {
    const id = await mailbox({});
    const changes = journey.api.subscribe<{ mailboxChanged: { status: string } }>(
      'subscription ($id: ID) { mailboxChanged(id: $id) { status } }',
      { id },
    );
    const first = changes.next();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await journey.api.ask(CHECK, { id });
    expect((await first).value).toEqual({ mailboxChanged: { status: 'CHECKING' } });
    expect((await changes.next()).value).toEqual({ mailboxChanged: { status: 'OK' } });
    await changes.return(undefined);
  });

  it('ends when somebody cancels it, and the mailbox is as it was', async () => {
    const silent = journey.sandbox.faultServers.silent?.imap;
    const id = await mailbox({ incoming: { protocol: 'IMAP', ...silent }, outgoing: null });
    const { checkMailbox } = await journey.api.ask(CHECK, { id });
    const { cancelRun } = await journey.api.ask(
      'mutation ($id: ID!) { cancelRun(id: $id) { status } }',
      { id: checkMailbox.id },
    );
    expect(cancelRun.status).toBe('CANCELLED');
    expect((await seen(id)).status).toBe('UNCHECKED');
  });

  it('of a client that nobody validated says so', async () => {
    const { id: oauthClientId } = await journey.createClient();
    const run = await checked(await mailbox({ oauthClientId }));
    expect(run).toMatchObject({ status: 'FAILED', diagnoses: [{ code: 'grant-missing' }] });
    expect(run.steps[0]).toMatchObject({ name: 'token', status: 'FAILED' });
  });

  it('forgets what it saw when the servers change', async () => {
    const id = await mailbox({});
    await checked(id);
    await journey.api.ask(
      'mutation ($id: ID!) { updateMailbox(id: $id, input: { outgoing: null }) { id } }',
      { id },
    );
    expect(await seen(id)).toMatchObject({ status: 'UNCHECKED', incomingState: 'UNKNOWN' });
  });
});

describe('a mailbox with a password', () => {
  const ADDRESS = 'paul@sandbox.test';

  it('is checked without any token', async () => {
    const password = journey.sandbox.people.find(({ address }) => address === ADDRESS)?.password;
    const input = { address: ADDRESS, authentication: 'PASSWORD', password, oauthClientId: null };
    const run = await checked(await mailbox(input));
    expect(run).toMatchObject({ status: 'SUCCEEDED', message: 'Connection Successful' });
    expect(run.steps[0]?.name).toBe('imap.resolve');
  });

  it('needs one', async () => {
    const input = { address: ADDRESS, authentication: 'PASSWORD', oauthClientId: null };
    await expect(mailbox(input)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('a program', () => {
  const ISSUE = `mutation ($id: ID!) { issueAccessToken(mailboxId: $id) { accessToken expiresAt scopes username xoauth2 } }`;

  async function programFor(mailboxIds: string[]) {
    const create = 'mutation ($input: ApiKeyInput!) { createApiKey(input: $input) { key } }';
    const { createApiKey } = await journey.api.ask(create, {
      input: { name: 'desk', scopes: ['TOKENS'], mailboxIds },
    });
    return createApi(journey.mailkey.url, `Bearer ${createApiKey.key}`);
  }

  it('takes a token that opens the mailbox', async () => {
    const id = await mailbox({});
    const { issueAccessToken: token } = await (await programFor([id])).ask(ISSUE, { id });
    expect(token.username).toBe('ana@sandbox.test');
    expect(new Date(token.expiresAt).getTime()).toBeGreaterThan(Date.now() + 120_000);
    const sasl = Buffer.from(token.xoauth2, 'base64').toString();
    expect(sasl).toBe(`user=ana@sandbox.test\u0001auth=Bearer ${token.accessToken}\u0001\u0001`);
  });

  it('takes no other token, and learns nothing by trying', async () => {
    const [own, other] = [await mailbox({}), await mailbox({})];
    const program = await programFor([own]);
    const refused = await program.send(ISSUE, { id: other });
    const unknown = await program.send(ISSUE, { id: '00000000-0000-4000-8000-000000000000' });
    expect(refused.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect(unknown.errors).toEqual(refused.errors);
  });

  it('is the only one who may: people see no tokens', async () => {
    await expect(journey.api.ask(ISSUE, { id: await mailbox({}) })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
